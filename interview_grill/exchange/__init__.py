"""Question sets and answers as files other programs and devices read: one module a format, both directions in it."""
