"""The ways to ask a question; by itself, because commands that read no question need it."""

from __future__ import annotations

from enum import StrEnum


class Kind(StrEnum):
    """A way to ask a question; each has a schedule of its own."""

    RECALL = "recall"
    COMPUTE = "compute"
    DERIVE = "derive"
