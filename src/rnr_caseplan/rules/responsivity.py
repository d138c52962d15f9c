"""How is the work fitted to this participant?

``responsivity.adapted``: what gets in the way is answered by how staff work (VA-7b, NP-6, CC-7,
CC-10).
``responsivity.from_need``: some needs show by themselves what gets in the way (CC-7).
``responsivity.ruled_out``: what something else makes impossible is left out (LIB).
``responsivity.shorter_steps``, ``responsivity.in_turn``: shorter steps begin sooner, and one thing
at a time means that goals take turns (NP-3, NP-5).
All of this is about carrying a plan out; it changes no tier, rank, level, place or goal.
"""

from collections.abc import Iterable, Mapping

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.barriers import AdaptationKind, Barrier
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.plan import WayOfWorking
from rnr_caseplan.policy.policy import Policy


def list_ways(case: Case, policy: Policy) -> tuple[WayOfWorking, ...]:
    """List how staff work with a participant, so that the plan fits.

    Free words are not read. A way of working that several barriers ask for is listed once, with
    the reasons of each.

    Args:
        case: The case.
        policy: The policy in force.

    Returns:
        The ways of working in the order of their kinds; none where nobody recorded a barrier and
        no need shows one.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import Participant, ResponsivityProfile, load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> profile = ResponsivityProfile(barriers=(Barrier.NO_CAR, Barrier.SHIFT_WORK))
        >>> case = Case(participant=Participant(id="P-1"), needs=(), responsivity=profile)
        >>> [way.kind.value for way in list_ways(case, policy)]
        ['ride_aid', 'hours_around_shifts']
    """
    shown = _shown_by(case.needs, policy)
    recorded = () if case.responsivity is None else case.responsivity.barriers
    if not recorded and not shown:
        return ()
    return _answer(sorted({*recorded, *shown}), shown, policy)


def _shown_by(needs: Iterable[Need], policy: Policy) -> Mapping[Barrier, tuple[Reason, ...]]:
    """Give the barriers that needs show by themselves, each with what shows it."""
    found: dict[Barrier, list[tuple[str, tuple[Reason, ...]]]] = {}
    for need in needs:
        domain = policy.domain(need.domain)
        shows = None if domain is None else domain.value.shows
        if shows is None or not (need.interferes or need.level in policy.target_levels.value):
            continue
        facts = (("need", need.id), ("level", need.level.value), ("interferes", need.interferes))
        reason = Reason("responsivity.from_need", facts, shows.citation)
        found.setdefault(shows.barrier, []).append((need.id, (reason, *need.reasons_of_level)))
    return {
        barrier: tuple(reason for _, reasons in sorted(by_need) for reason in reasons)
        for barrier, by_need in found.items()
    }


def _answer(
    barriers: Iterable[Barrier], shown: Mapping[Barrier, tuple[Reason, ...]], policy: Policy
) -> tuple[WayOfWorking, ...]:
    """Give the ways of working that answer barriers, which come in their order."""
    own = policy.barrier_answers.citation
    of_policy = {item.barrier: item for item in policy.barrier_answers.value}
    answers = [of_policy[barrier] for barrier in barriers]
    against: dict[AdaptationKind, list[Barrier]] = {}
    for answer in answers:
        for kind in answer.rules_out:
            against.setdefault(kind, []).append(answer.barrier)
    found: dict[AdaptationKind, tuple[list[Barrier], list[Reason]]] = {}
    for answer in answers:
        fact = ("barrier", answer.barrier.value)
        left_out = [
            Reason(
                "responsivity.ruled_out",
                (("adaptation", kind.value), fact, ("against", other.value)),
                own,
            )
            for kind in answer.kinds
            for other in against.get(kind, ())
        ]
        because = (
            Reason("responsivity.adapted", (fact,), answer.citation),
            *shown.get(answer.barrier, ()),
            *left_out,
        )
        for kind in answer.kinds:
            if kind not in against:
                of_way, reasons = found.setdefault(kind, ([], []))
                of_way.append(answer.barrier)
                reasons += because
    words = {item.kind: item.text for item in policy.adaptation_words.value}
    return tuple(
        WayOfWorking(kind=kind, text=words[kind], barriers=tuple(of_way), reasons=tuple(reasons))
        for kind, (of_way, reasons) in sorted(found.items())
    )


def decide_first_step(ways: Iterable[WayOfWorking], policy: Policy) -> Decision[int]:
    """Say after how many days the first step of a goal is due.

    Args:
        ways: The ways of working of the plan.
        policy: The policy in force.

    Returns:
        The days, counted from the first day of work: fewer where steps are shorter, and never more
        than the policy allows everybody.
    """
    usual, short = policy.first_step_after_days, policy.short_first_step_after_days
    shorter = _of_kind(ways, AdaptationKind.SHORTER_STEPS)
    if shorter is None or short.value >= usual.value:
        reason = Reason("goals.first_step", (("days", usual.value),), usual.citation)
        return Decision(usual.value, (reason,))
    barriers = tuple(barrier.value for barrier in shorter.barriers)
    facts = (("days", short.value), ("barriers", barriers))
    reason = Reason("responsivity.shorter_steps", facts, short.citation)
    return Decision(short.value, (reason,))


def take_turns(
    first: Decision[int], ways: Iterable[WayOfWorking], goals: int
) -> tuple[Decision[int], ...]:
    """Say of each goal that begins on one day after how many days its first step is due.

    Args:
        first: After how many days the first step of a goal is due that begins alone.
        ways: The ways of working of the plan.
        goals: How many goals begin together.

    Returns:
        One answer a goal, in their order: the same for all, unless one thing comes at a time;
        then the days are shared out evenly, and the last goal has all of them.
    """
    if goals <= 1 or _of_kind(ways, AdaptationKind.ONE_THING_AT_A_TIME) is None:
        return (first,) * goals
    turns: list[Decision[int]] = []
    for place in range(1, goals + 1):
        days = first.value * place // goals
        facts = (("days", days), ("place", place), ("goals", goals), ("within", first.value))
        reason = reason_for("responsivity.in_turn", *facts)
        turns.append(Decision(days, (*first.reasons, reason)))
    return tuple(turns)


def _of_kind(ways: Iterable[WayOfWorking], kind: AdaptationKind) -> WayOfWorking | None:
    return next((way for way in ways if way.kind is kind), None)
