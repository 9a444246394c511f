"""Numeric tasks declared in a bank: fresh numbers at every showing, and answers graded with their mistake named.

Drawing and the prompt need no numpy when a task has a closed form; grading loads when an answer comes.
"""

from __future__ import annotations

from interview_grill.problems.instance import Instance, Prepared, instance_of, load, prepare

__all__ = ["Instance", "Prepared", "instance_of", "load", "prepare"]
