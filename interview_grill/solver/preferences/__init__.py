"""Learning from comparisons: Bradley–Terry, reward models and DPO."""
