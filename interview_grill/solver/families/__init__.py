"""Families of distributions: each says how to summarise data, maximise, and measure information."""
