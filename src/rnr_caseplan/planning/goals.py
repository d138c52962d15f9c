"""The goals of a draft, with the conditions woven in and the strengths that their steps use."""

import datetime
from collections.abc import Sequence
from typing import NamedTuple

from attrs import frozen

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.plan import (
    ChosenNeed,
    PlannedCondition,
    PlannedStrength,
    RankedNeed,
    WayOfWorking,
)
from rnr_caseplan.model.vocabulary import Disposition, EligibilityOutcome, GoalStatus
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.conditions import place_conditions
from rnr_caseplan.rules.goals import GoalOutline, GoalWriter
from rnr_caseplan.rules.motivation import explain_first_step, find_first_step
from rnr_caseplan.rules.responsivity import decide_first_step, take_turns
from rnr_caseplan.rules.strengths import place_strengths
from rnr_caseplan.rules.turns import TurnQueues
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class DraftedGoals(Value):
    """The goals of a draft, and what is placed in them."""

    goals: tuple[Goal, ...]
    conditions: tuple[PlannedCondition, ...]
    strengths: tuple[PlannedStrength, ...]


class _Entry(NamedTuple):
    """A goal to be written: its id, the need, whose words, and why it stands where it stands."""

    id: str
    item: RankedNeed
    status: GoalStatus
    statement: str | None
    first_step: str | None
    step_count: int
    reasons: tuple[Reason, ...]


def draft_goals(  # noqa: PLR0913  # what goals are drafted from
    case: Case,
    settled: Sequence[ChosenNeed],
    writer: GoalWriter,
    *,
    outcome: EligibilityOutcome,
    as_of: datetime.date,
    ways: Sequence[WayOfWorking] = (),
) -> DraftedGoals:
    """Write a goal for each active and future need, and place conditions and strengths.

    Args:
        case: The case.
        settled: The needs by rank, each with its disposition.
        writer: Writes the goals by the policy in force.
        outcome: Who gets a plan; without a full plan queued goals have no expected dates.
        as_of: The day of the draft.
        ways: The ways of working; they move the days of steps, and nothing else.

    Returns:
        Active goals by rank, then future ones by rank; every condition and every strength.
    """
    policy = writer.policy
    entries = _line_up(case, settled, policy)
    starts = _starts(entries, policy, outcome=outcome, as_of=as_of)
    active = [entry for entry in entries if entry.status is GoalStatus.ACTIVE]
    strengths = place_strengths(
        case.strengths,
        [(entry.id, entry.item.need.domain, entry.step_count) for entry in active or entries],
    )
    conditions = place_conditions(
        case.conditions,
        [
            (entry.id, entry.item.need.domain, starts_on)
            for entry, starts_on in zip(entries, starts, strict=True)
        ],
    )
    first_step_reasons = explain_first_step(case.readiness, policy)
    first_days = _first_days(len(active), len(entries), ways, policy)
    helps: dict[str, list[str]] = {}
    for strength in strengths:
        for step_id in strength.step_ids:
            helps.setdefault(step_id, []).append(strength.id)
    woven: dict[str | None, list[str]] = {}
    for condition in conditions:
        woven.setdefault(condition.goal_id, []).append(condition.id)
    goals = [
        writer.write(
            GoalOutline(
                id=entry.id,
                status=entry.status,
                need=entry.item.need,
                tier=entry.item.tier,
                statement=entry.statement,
                starts_on=starts_on,
                first_step=entry.first_step,
                strengths_of_steps=helps,
                condition_ids=tuple(woven.get(entry.id, ())),
                reasons=(*entry.reasons, *first_step_reasons),
                first_due=first_due,
            )
        )
        for entry, starts_on, first_due in zip(entries, starts, first_days, strict=True)
    ]
    return DraftedGoals(goals=tuple(goals), conditions=conditions, strengths=strengths)


def _first_days(
    active: int, goals: int, ways: Sequence[WayOfWorking], policy: Policy
) -> Sequence[Decision[int] | None]:
    """Say of each goal after how many days its first step is due; active ones begin together."""
    if not ways:
        return (None,) * goals
    first = decide_first_step(ways, policy)
    return (*take_turns(first, ways, active), *[first] * (goals - active))


def _starts(
    entries: Sequence[_Entry],
    policy: Policy,
    *,
    outcome: EligibilityOutcome,
    as_of: datetime.date,
) -> list[datetime.date | None]:
    """Give the day on which each goal starts: active ones now, queued ones in their turn.

    Maintenance takes its turn after all other goals, and not before its time of sobriety.
    Goals on one need follow each other.
    A goal without a known turn has no day.
    """
    if outcome is not EligibilityOutcome.FULL_PLAN:
        return [None] * len(entries)
    queues = TurnQueues(policy, as_of=as_of)
    starts: list[datetime.date | None] = []
    for entry in entries:
        if entry.status is GoalStatus.ACTIVE:
            queues.note_active(entry.item)
            starts.append(as_of)
        else:
            starts.append(queues.next_start(entry.item, entry.reasons))
    return starts


def _line_up(case: Case, settled: Sequence[ChosenNeed], policy: Policy) -> tuple[_Entry, ...]:
    """Put the goals in order: active by rank, then future by rank; each with a number.

    Where the participant asks for several goals on one need, those after the first wait.
    """
    wanted: dict[str, list[str]] = {}
    for goal in case.wanted_goals:
        wanted.setdefault(goal.need_id, []).append(goal.statement)
    second = (reason_for("sequence.one_goal_a_need"),)
    active: list[tuple[RankedNeed, GoalStatus, str | None, tuple[Reason, ...]]] = []
    future: list[tuple[RankedNeed, GoalStatus, str | None, tuple[Reason, ...]]] = []
    for item, decided in settled:
        if decided.value not in (Disposition.ACTIVE, Disposition.FUTURE):
            continue
        first, *others = wanted.get(item.need.id, [None])
        if decided.value is Disposition.ACTIVE:
            active.append((item, GoalStatus.ACTIVE, first, decided.reasons))
        else:
            future.append((item, GoalStatus.FUTURE, first, decided.reasons))
        future += [(item, GoalStatus.FUTURE, statement, second) for statement in others]
    entries: list[_Entry] = []
    for number, (item, status, statement, reasons) in enumerate([*active, *future], start=1):
        first_step = find_first_step(case.readiness, item.need.domain, policy)
        starter_steps = policy.guidance_for(item.need.domain).value.steps
        entries.append(
            _Entry(
                id=f"g{number}",
                item=item,
                status=status,
                statement=statement,
                first_step=first_step,
                step_count=len(starter_steps) + (first_step is not None),
                reasons=reasons,
            )
        )
    return tuple(entries)
