"""The bank of questions: the model (core), its strict YAML reader, its faults and its compiled cache."""
