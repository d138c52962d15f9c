"""What checking a plan costs beside drafting it."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.workloads import AS_OF, CASE, POLICY
from rnr_caseplan import check_plan, draft_plan, load_policy, read_plan

_LIVING = Path(__file__).parent.parent / "examples" / "rowan-plan.json"


class CheckWorkload(NamedTuple):
    """A plan to check, and the draft that it is compared with."""

    name: str
    checking: Callable[[], object]
    drafting: Callable[[], object]


def check_workloads() -> Iterator[CheckWorkload]:
    """Give a fresh draft of eight needs, and a plan of four weeks with 31 events."""
    draft = draft_plan(CASE, POLICY, as_of=AS_OF)
    yield CheckWorkload(
        "a fresh draft, eight needs",
        lambda: check_plan(draft, POLICY, AS_OF),
        lambda: draft_plan(CASE, POLICY, as_of=AS_OF),
    )
    living = read_plan(_LIVING)
    policy = load_policy(living.policy.name, on=living.as_of)
    day = living.history[-1].event.on
    yield CheckWorkload(
        "a plan of four weeks, six needs",
        lambda: check_plan(living, policy, day),
        lambda: draft_plan(living.case, policy, as_of=living.as_of),
    )
