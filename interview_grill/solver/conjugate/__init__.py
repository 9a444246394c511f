"""Conjugate priors: the prior and the sufficient statistics in, the posterior of the same family out."""
