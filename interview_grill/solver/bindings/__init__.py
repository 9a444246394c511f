"""Each solver call of the closed table, bound to the function that answers it."""
