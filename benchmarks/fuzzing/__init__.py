"""What `fuzz_files.py` mutilates, and how."""
