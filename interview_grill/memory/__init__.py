"""When a card is asked next and what a learner will know on a given day: FSRS-6 on calendar days."""
