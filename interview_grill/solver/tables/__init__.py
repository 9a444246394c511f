"""The entries of the closed table of solver calls, one module a subject."""
