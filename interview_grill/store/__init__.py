"""The learner's log on disk: an append-only SQLite file of events and the state folded from them."""
