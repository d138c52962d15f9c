"""``reassess``: what new levels would change in a plan, before anybody records them."""

import datetime
from collections.abc import Iterable, Iterator, Mapping
from typing import cast

from attrs import field, frozen

from rnr_caseplan.decisions import Decision, reason_for
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.lifecycle.applying import Applied, apply
from rnr_caseplan.lifecycle.following import follow_ups
from rnr_caseplan.model.events.needs import NeedsReassessed, NewLevel
from rnr_caseplan.model.follow_ups import FollowUp
from rnr_caseplan.model.plan import CasePlan, PlannedNeed
from rnr_caseplan.model.vocabulary import Disposition, GoalStatus, Level, RiskLevel, Tier
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.value import Value

NewLevels = Mapping[str, Level] | Iterable[NewLevel]
PROPOSED_BY = "proposal"


@frozen(kw_only=True, repr=False, eq=False)
class NeedComparison(Value):
    """A need before and after a reassessment."""

    need_id: str
    level_before: Level
    level_after: Level
    tier_before: Tier
    tier_after: Tier
    rank_before: int | None
    rank_after: int | None
    disposition_before: Disposition
    disposition_after: Disposition

    @property
    def is_changed(self) -> bool:
        """Whether anything differs."""
        before = (self.level_before, self.tier_before, self.rank_before, self.disposition_before)
        after = (self.level_after, self.tier_after, self.rank_after, self.disposition_after)
        return before != after


@frozen(kw_only=True, repr=False, eq=False)
class GoalComparison(Value):
    """A goal before and after a reassessment; ``None`` before for one that is new."""

    goal_id: str
    need_ids: tuple[str, ...]
    status_before: GoalStatus | None
    status_after: GoalStatus


@frozen(kw_only=True, repr=False, eq=False)
class Reassessment(Value):
    """What new levels would change.

    Attributes:
        event: The event to apply once people agree.
        plan: The plan as it would be.
        needs: Every need before and after, by its new rank.
        goals: Every goal before and after.
        follow_ups: What the policy would call for.
    """

    event: NeedsReassessed
    plan: CasePlan = field(repr=False)
    needs: tuple[NeedComparison, ...]
    goals: tuple[GoalComparison, ...]
    follow_ups: tuple[FollowUp, ...]


def reassess(  # noqa: PLR0913  # what a reassessment says
    plan: CasePlan,
    new_levels: NewLevels,
    policy: Policy,
    *,
    as_of: datetime.date,
    risk_level: RiskLevel | None = None,
    by: str = PROPOSED_BY,
) -> Decision[Reassessment | None]:
    """Propose the change of a plan that new levels call for; nothing is recorded.

    Args:
        plan: The plan.
        new_levels: The new level of each need by its id, or ``NewLevel`` with more of what was
            found; needs that are not named stay as they were.
        policy: The policy in force.
        as_of: The day of the reassessment.
        risk_level: The new risk level, if it was assessed too.
        by: Who assessed, by id, for the event that records it.

    Returns:
        Old and new levels, tiers, ranks and goals side by side, with the event that makes the
        change; or ``None`` with the reasons where the rules forbid it.

    Raises:
        InputError: Where an argument is malformed.

    Examples:
        >>> from rnr_caseplan import Case, Need, Participant, draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(
        ...     participant=Participant(id="P-1"),
        ...     risk_level=RiskLevel.HIGH,
        ...     needs=(Need(id="n1", domain="employment", level=Level.HIGH),),
        ... )
        >>> plan = draft_plan(case, policy, as_of=day)
        >>> found = reassess(plan, {"n1": Level.LOW}, policy, as_of=datetime.date(2027, 5, 3))
        >>> [(need.level_before.value, need.level_after.value) for need in found.value.needs]
        [('high', 'low')]
        >>> [item.kind.value for item in found.value.follow_ups]
        ['hold_review', 'end_work_on_need']
    """
    levels = _levels(new_levels)
    event = NeedsReassessed(on=as_of, by=by, levels=levels, risk_level=risk_level)
    applied: Applied = apply(plan, event, policy)
    if not applied.accepted:
        return Decision(None, applied.reasons)
    after = applied.value
    value = Reassessment(
        event=event,
        plan=after,
        needs=tuple(_compare_needs(plan, after)),
        goals=tuple(_compare_goals(plan, after)),
        follow_ups=follow_ups(after, policy, as_of=as_of),
    )
    return Decision(value, (reason_for("lives.proposed"), *applied.reasons))


def _levels(new_levels: NewLevels) -> tuple[NewLevel, ...]:
    if isinstance(new_levels, Mapping):
        given = cast("Mapping[str, Level]", new_levels)
        return tuple(NewLevel(need_id=need_id, level=level) for need_id, level in given.items())
    try:
        levels = tuple(new_levels)
    except TypeError:
        expected = "levels by need, or NewLevel values"
        raise InputError([Fault("new_levels", "is of the wrong kind", expected)]) from None
    faults = [
        Fault(f"new_levels[{place}]", "is of the wrong kind", "a NewLevel")
        for place, level in enumerate(levels)
        if type(level) is not NewLevel
    ]
    if faults:
        raise InputError(faults)
    return levels


def _compare_needs(before: CasePlan, after: CasePlan) -> Iterator[NeedComparison]:
    earlier: dict[str, PlannedNeed] = {item.need.id: item for item in before.needs}
    for item in after.needs:
        old = earlier[item.need.id]
        yield NeedComparison(
            need_id=item.need.id,
            level_before=old.need.level,
            level_after=item.need.level,
            tier_before=old.tier,
            tier_after=item.tier,
            rank_before=old.rank,
            rank_after=item.rank,
            disposition_before=old.disposition,
            disposition_after=item.disposition,
        )


def _compare_goals(before: CasePlan, after: CasePlan) -> Iterator[GoalComparison]:
    earlier = {goal.id: goal.status for goal in before.goals}
    for goal in after.goals:
        yield GoalComparison(
            goal_id=goal.id,
            need_ids=goal.need_ids,
            status_before=earlier.get(goal.id),
            status_after=goal.status,
        )
