"""Anki packages read with the standard library: notes as questions, the review log as events."""
