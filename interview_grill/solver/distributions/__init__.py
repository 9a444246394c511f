"""Distributions that priors and posteriors are: mean, mode, variance, quantiles, and where each exists."""
