"""Agencies' policies as data: dated, cited values, and the snapshot in force on a day."""

from rnr_caseplan.policy.bundle import bundled_policies
from rnr_caseplan.policy.loader import load_policy, load_policy_book

__all__ = ["bundled_policies", "load_policy", "load_policy_book"]
