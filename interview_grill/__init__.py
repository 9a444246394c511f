"""Drill maximum likelihood and MAP estimation: derive, compute, and be checked."""

__version__ = "0.1.0"
