"""Large-sample tools: the delta method, the sandwich variance, and Monte-Carlo checks of bias and coverage."""
