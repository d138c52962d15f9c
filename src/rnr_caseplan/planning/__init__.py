"""The composer: the rules in their order, from a case and a policy to a plan."""

from rnr_caseplan.planning.draft import draft_plan
from rnr_caseplan.planning.needs import check_driver, propose_drivers, rank_needs

__all__ = ["check_driver", "draft_plan", "propose_drivers", "rank_needs"]
