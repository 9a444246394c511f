"""Regression: linear, weighted, ridge, lasso and logistic, with rank, separation and convergence judged."""
