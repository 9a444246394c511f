"""The reference solver: data to sufficient statistics to estimate, with status and steps where it iterates.

Every numeric card is checked against it, and `grill solve` is its face. `call_table` and `calls` import no
numpy.
"""
