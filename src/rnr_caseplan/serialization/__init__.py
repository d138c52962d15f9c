"""Cases and plans as JSON, strictly: every fault with its path, all at once."""

from rnr_caseplan.serialization.cases import case_to_data, dump_case, read_case
from rnr_caseplan.serialization.plans import dump_plan, plan_to_data, read_plan

__all__ = ["case_to_data", "dump_case", "dump_plan", "plan_to_data", "read_case", "read_plan"]
