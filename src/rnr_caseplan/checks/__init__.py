"""Checks of plans: what a good supervisor would notice, with the reason and the place.

Each family of checks has a module of its own; ``all_checks`` gives them all. ``check_plan``,
``coverage`` and ``fidelity`` are imported from ``rnr_caseplan``.
"""

from rnr_caseplan.checks.check import AS_IT_IS, Check, Example, Found, Principle
from rnr_caseplan.checks.cqi import CqiBy, CqiReport, CqiRow, ReviewedPlan, cqi_report
from rnr_caseplan.checks.registry import all_checks, find_check

__all__ = [
    "AS_IT_IS",
    "Check",
    "CqiBy",
    "CqiReport",
    "CqiRow",
    "Example",
    "Found",
    "Principle",
    "ReviewedPlan",
    "all_checks",
    "cqi_report",
    "find_check",
]
