"""Plan the days until an interview: simulate the learner's cards under several policies and take the best."""
