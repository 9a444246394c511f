"""What the log tells of a learner, in numbers: habits, retention against prediction, time, mistakes, confidence."""
