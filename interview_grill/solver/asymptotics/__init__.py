"""Large-sample tools: delta method, sandwich variance, and Monte-Carlo checks of bias and coverage."""
