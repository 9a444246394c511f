"""What `faults.py` does to the program, one module a way of breaking it."""
