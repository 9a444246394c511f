"""The closed table of solver calls that a bank may name: arguments and shape of the answer, without numpy.

An entry reads `argument argument? vector[] vector[]? -> vector`: `?` marks an optional argument, `[]` a
vector; without an arrow the answer is one number. Probabilities, rates, scales, variances and sds are named
for what they are. Logarithms are natural unless the name ends in `bits`; `level` defaults to 0.95; `n` of a
Fisher information to 1.
"""

from __future__ import annotations

from interview_grill.solver.tables.conjugate import CONJUGATE
from interview_grill.solver.tables.estimation import ESTIMATORS, FAMILIES
from interview_grill.solver.tables.information import DIVERGENCES, PREFERENCES
from interview_grill.solver.tables.regression import REGRESSION

# The group of a call decides which module answers it.
GROUPS = {
    "families": FAMILIES,
    "estimators": ESTIMATORS,
    "regression": REGRESSION,
    "conjugate": CONJUGATE,
    "divergences": DIVERGENCES,
    "preferences": PREFERENCES,
}
