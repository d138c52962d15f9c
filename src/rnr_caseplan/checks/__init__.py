"""Checks of plans: what a good supervisor would notice, with the reason and the place.

Each family of checks has a module of its own; ``all_checks`` gives them all.
"""

from rnr_caseplan.checks.check import AS_IT_IS, Check, Example, Finding, Found, Principle
from rnr_caseplan.checks.checking import check_plan
from rnr_caseplan.checks.matrix import Coverage, CoveredCondition, CoveredNeed, coverage
from rnr_caseplan.checks.registry import all_checks, find_check

__all__ = [
    "AS_IT_IS",
    "Check",
    "Coverage",
    "CoveredCondition",
    "CoveredNeed",
    "Example",
    "Finding",
    "Found",
    "Principle",
    "all_checks",
    "check_plan",
    "coverage",
    "find_check",
]
