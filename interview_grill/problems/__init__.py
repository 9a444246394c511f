"""Numeric tasks declared in a bank: fresh numbers at every showing, and answers graded with their mistake
named.

Drawing and the prompt need no numpy when a task has a closed form; grading loads when an answer comes. A task
that cannot be carried out raises ProblemError (FormulaError from `prepare`); what a learner types never
raises, but is graded `invalid`.
"""

from __future__ import annotations

from interview_grill.problems.instance import Instance, Prepared, instance_of, load, prepare

__all__ = ["Instance", "Prepared", "instance_of", "load", "prepare"]
