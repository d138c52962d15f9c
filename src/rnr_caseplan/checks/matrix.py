"""``coverage``: which goal serves which need and which condition, and what none serves."""

from attrs import frozen

from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import OPEN_GOALS, Disposition
from rnr_caseplan.value import Value

_MEANT_FOR_GOALS = frozenset({Disposition.ACTIVE, Disposition.FUTURE})


@frozen(kw_only=True, repr=False, eq=False)
class CoveredNeed(Value):
    """A need and what answers it.

    Attributes:
        need_id: The need.
        goal_ids: The open goals that serve it.
        is_adapted: Whether an adaptation answers it.
        is_uncovered: Whether the plan means to work on it, or to adapt to it, and nothing does.
    """

    need_id: str
    goal_ids: tuple[str, ...]
    is_adapted: bool
    is_uncovered: bool


@frozen(kw_only=True, repr=False, eq=False)
class CoveredCondition(Value):
    """A condition and what carries it.

    Attributes:
        condition_id: The condition.
        goal_ids: The open goals into which it is woven; empty where it stands by itself.
        is_met: Whether it is met.
        is_uncovered: Whether it is open and neither stands by itself nor is woven into an open
            goal.
    """

    condition_id: str
    goal_ids: tuple[str, ...]
    is_met: bool
    is_uncovered: bool


@frozen(kw_only=True, repr=False, eq=False)
class Coverage(Value):
    """Needs and conditions against open goals.

    Attributes:
        goal_ids: The open goals, in the order of the plan.
        needs: Every need, in the order of the plan.
        conditions: Every condition of the case, in the order of the plan, those that the plan
            leaves out last.
    """

    goal_ids: tuple[str, ...]
    needs: tuple[CoveredNeed, ...]
    conditions: tuple[CoveredCondition, ...]

    @property
    def cells(self) -> tuple[tuple[str, str, str], ...]:
        """Each need, condition and goal that belong together: the goal serves both."""
        return tuple(
            (need.need_id, condition.condition_id, goal_id)
            for goal_id in self.goal_ids
            for need in self.needs
            if goal_id in need.goal_ids
            for condition in self.conditions
            if goal_id in condition.goal_ids
        )

    @property
    def uncovered_needs(self) -> tuple[str, ...]:
        """The needs that nothing answers though the plan means to."""
        return tuple(item.need_id for item in self.needs if item.is_uncovered)

    @property
    def uncovered_conditions(self) -> tuple[str, ...]:
        """The conditions that nothing carries."""
        return tuple(item.condition_id for item in self.conditions if item.is_uncovered)


def coverage(plan: CasePlan) -> Coverage:
    """Say which open goal serves which need and which condition, and what none serves.

    A condition that stands by itself is covered: it is met all through supervision without a
    goal (VA-3b, NP-1).

    Args:
        plan: The plan.

    Returns:
        The matrix; empty parts for a plan without needs or conditions.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Case, Level, Need, Participant, RiskLevel
        >>> from rnr_caseplan import draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="employment", level=Level.HIGH),),
        ... )
        >>> found = coverage(draft_plan(case, load_policy("rnr-baseline", on=day), as_of=day))
        >>> [(item.need_id, item.goal_ids) for item in found.needs], found.uncovered_needs
        ([('n1', ('g1',))], ())
    """
    open_goals = [goal for goal in plan.goals if goal.status in OPEN_GOALS]
    adapted = {item.need_id for item in plan.adaptations}
    untreated = {item.need.id for item in plan.untreated_needs}
    needs: list[CoveredNeed] = []
    for item in plan.needs:
        identifier = item.need.id
        goal_ids = tuple(goal.id for goal in open_goals if identifier in goal.need_ids)
        is_meant = item.disposition in _MEANT_FOR_GOALS and identifier in untreated
        is_meant_for_adaptation = item.disposition is Disposition.ADAPTATION
        needs.append(
            CoveredNeed(
                need_id=identifier,
                goal_ids=goal_ids,
                is_adapted=identifier in adapted,
                is_uncovered=not goal_ids
                and identifier not in adapted
                and (is_meant or is_meant_for_adaptation),
            )
        )
    return Coverage(
        goal_ids=tuple(goal.id for goal in open_goals),
        needs=tuple(needs),
        conditions=tuple(_conditions(plan)),
    )


def _conditions(plan: CasePlan) -> list[CoveredCondition]:
    """Give the conditions that the plan holds, then those of the case that it leaves out."""
    covered: list[CoveredCondition] = []
    for item in plan.conditions:
        goal_ids = tuple(
            goal.id
            for goal in plan.goals
            if goal.status in OPEN_GOALS and goal.id == item.goal_id
            if item.id in goal.condition_ids
        )
        covered.append(
            CoveredCondition(
                condition_id=item.id,
                goal_ids=goal_ids,
                is_met=item.met_on is not None,
                is_uncovered=item.met_on is None and item.goal_id is not None and not goal_ids,
            )
        )
    held = {item.id for item in plan.conditions}
    return [
        *covered,
        *[
            CoveredCondition(condition_id=item.id, goal_ids=(), is_met=False, is_uncovered=True)
            for item in plan.case.conditions
            if item.id not in held
        ],
    ]
