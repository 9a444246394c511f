"""Derivations line by line: what a typed line is worth, how much is left to the learner, and whether lines follow."""
