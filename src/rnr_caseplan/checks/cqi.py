"""``cqi_report``: the shares of many plans, by planner, unit and month."""

import datetime
from collections.abc import Iterable, Iterator

from attrs import field, frozen

from rnr_caseplan.checks.fidelity import Measure, MeasureKind, fidelity
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import Vocabulary
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.value import Value


class CqiBy(Vocabulary):
    """What the plans of a row have in common: nothing, the planner, the unit, the month."""

    ALL = "all"
    PLANNER = "planner"
    UNIT = "unit"
    MONTH = "month"


@frozen(kw_only=True, repr=False, eq=False)
class ReviewedPlan(Value):
    """A plan in a case review.

    Attributes:
        plan: The plan.
        policy: The policy in force on the day of the review.
        as_of: The day of the review; its month is the row's.
        unit: The unit that the plan belongs to; ``None`` where it is not recorded.
    """

    plan: CasePlan = field(repr=False)
    policy: Policy = field(repr=False)
    as_of: datetime.date
    unit: str | None = None


@frozen(kw_only=True, repr=False, eq=False)
class CqiRow(Value):
    """One share over the plans of a group.

    Attributes:
        by: What the plans of the group have in common.
        group: The planner's id, the unit, or the month as ``YYYY-MM``; ``None`` for all plans and
            where it is not recorded.
        kind: Principle, step or priority.
        name: The principle's word, or the number of the step or priority.
        title: What it is about.
        plans: How many plans.
        held: How many checks hold, over all plans.
        judged: How many checks are made, over all plans.
    """

    by: CqiBy
    group: str | None
    kind: MeasureKind
    name: str
    title: str
    plans: int
    held: int
    judged: int

    @property
    def share(self) -> float | None:
        """The share of the checks that hold, 0 to 1; ``None`` where no check is made."""
        return self.held / self.judged if self.judged else None


@frozen(kw_only=True, repr=False, eq=False)
class CqiReport(Value):
    """The shares of many plans.

    Attributes:
        plans: How many plans were reviewed.
        rows: For all plans, then by planner, by unit and by month, each group with its
            principles, steps and priorities.
    """

    plans: int
    rows: tuple[CqiRow, ...]


def cqi_report(reviewed: Iterable[ReviewedPlan]) -> CqiReport:
    """Say over many plans which share of the checks holds, by planner, unit and month (SP-19a).

    The order in which the plans are given means nothing. The figures speak of plans on paper: a
    low share asks for a look and for help, and judges nobody.

    Args:
        reviewed: The plans, each with the policy and the day of its review.

    Returns:
        The report; no rows for no plans.

    Raises:
        InputError: Where a plan cannot be checked, as for ``check_plan``; with the place in the
            list, and every fault.

    Examples:
        >>> from rnr_caseplan import Case, Participant, draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(participant=Participant(id="P-1"), needs=(), lead="staff:17")
        >>> plan = draft_plan(case, policy, as_of=day)
        >>> report = cqi_report([ReviewedPlan(plan=plan, policy=policy, as_of=day)])
        >>> sorted({(row.by.value, row.group) for row in report.rows if row.group})
        [('month', '2026-11'), ('planner', 'staff:17')]
    """
    groups: dict[tuple[CqiBy, str | None], list[tuple[Measure, ...]]] = {}
    faults: list[Fault] = []
    count = 0
    for place, item in enumerate(reviewed):
        count += 1
        try:
            measures = fidelity(item.plan, item.policy, item.as_of).measures
        except InputError as error:
            faults += [fault.below(f"reviewed[{place}]") for fault in error.faults]
            continue
        for by, group in _groups_of(item):
            groups.setdefault((by, group), []).append(measures)
    if faults:
        raise InputError(faults)
    ordered = sorted(groups.items(), key=_place_of)
    rows = [row for (by, group), plans in ordered for row in _rows(by, group, plans)]
    return CqiReport(plans=count, rows=tuple(rows))


def _groups_of(item: ReviewedPlan) -> Iterator[tuple[CqiBy, str | None]]:
    yield CqiBy.ALL, None
    yield CqiBy.PLANNER, item.plan.case.lead
    yield CqiBy.UNIT, item.unit
    yield CqiBy.MONTH, item.as_of.isoformat()[:7]


def _place_of(
    entry: tuple[tuple[CqiBy, str | None], object],
) -> tuple[CqiBy, bool, str]:
    """Order by kind of group and by name; what is not recorded comes last."""
    (by, group), _ = entry
    return by, group is None, group or ""


def _rows(by: CqiBy, group: str | None, plans: list[tuple[Measure, ...]]) -> Iterator[CqiRow]:
    for measures in zip(*plans, strict=True):
        first = measures[0]
        held = sum(len(measure.held) for measure in measures)
        yield CqiRow(
            by=by,
            group=group,
            kind=first.kind,
            name=first.name,
            title=first.title,
            plans=len(measures),
            held=held,
            judged=held + sum(len(measure.failed) for measure in measures),
        )
