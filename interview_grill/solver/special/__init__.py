"""Special functions of our own: incomplete gamma and beta, their inverses, and the normal distribution."""
