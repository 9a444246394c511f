"""A session as values: which cards are asked, in which order, what a try amounts to. No clock, no terminal."""
