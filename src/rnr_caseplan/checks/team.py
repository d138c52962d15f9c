"""Does somebody lead, do agencies work as one team, and do supporters take part?"""

from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.events.ending import SupporterJoined, TeamMemberJoined
from rnr_caseplan.model.events.meetings import ReviewHeld
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.rules.goals import LEAD_CASE_PLANNER

_TC_14A = cite("TC", "Developing a Case Plan: planning", "TC-14a")
_TC_16A = cite("TC", "Practice Points", "TC-16a")
_CC_1A = cite("CC", "priority 1", "CC-1a")
_CC_4 = cite("CC", "priority 4", "CC-4")
_CC_5A = cite("CC", "priority 5", "CC-5a")

_SEVERAL = 2
"""More than one: a team of one agency alone is none of several."""


@check(
    "PRT40",
    "Somebody leads the plan",
    Severity.WARNING,
    why="Where nobody leads, each waits for another to act.",
    mend="Name the lead case planner, who then answers for the activities of staff.",
    source=_TC_14A,
    rule="events.lead_changed",
    is_for_people=True,
    example=Example("case.lead", bad=None),
)
def somebody_leads(plan: Examined) -> Iterator[Found]:
    """Find full plans without a lead, and with the goals whose activities wait for one."""
    if not plan.is_full or plan.case.lead is not None:
        return
    waiting = [
        item.goal.id
        for item in plan.active_goals
        if any(activity.responsible == LEAD_CASE_PLANNER for activity in item.goal.activities)
    ]
    named = f", so nobody is named for the activities of {', '.join(waiting)}" if waiting else ""
    yield Found("case.lead", f"no lead case planner is named{named}")


def _agencies(plan: Examined, ids_left_out: frozenset[str] = frozenset()) -> set[str]:
    """Give the agencies of the team, without those of some members."""
    return {
        member.agency.strip().casefold()
        for member in plan.case.team
        if member.agency is not None and member.id not in ids_left_out
    }


@check(
    "PRT41",
    "Several agencies work as one team",
    Severity.ADVICE,
    why="Justice, behavioral health and social services each see a part of what is needed.",
    mend="Ask the other agencies who works with the participant, and add them to the team.",
    source=_CC_1A,
    principles=(Principle.RESPONSIVITY,),
    rule="events.team_member_joined",
    is_for_people=True,
    example=Example("case.team", bad=()),
)
def agencies_work_together(plan: Examined) -> Iterator[Found]:
    """Find full plans whose team is not of two agencies at least."""
    if plan.is_full and len(_agencies(plan)) < _SEVERAL:
        yield Found("case.team", "the team is not of several agencies")


def _newcomers(plan: Examined) -> frozenset[str]:
    """Give the ids of those who joined not long ago, or after the day."""
    longest = plan.policy.still_days.value
    found: list[str] = []
    for entry in plan.plan.history:
        event = entry.event
        if (plan.last_day - event.on).days > longest:
            continue
        if isinstance(event, TeamMemberJoined):
            found.append(event.member.id)
        elif isinstance(event, SupporterJoined):
            found.append(event.supporter.id)
    return frozenset(found)


def _is_settled(plan: Examined) -> bool:
    """Say whether a full plan is older than the days after which somebody asks why."""
    age = (plan.last_day - plan.plan.as_of).days
    return plan.is_full and age > plan.policy.still_days.value


@check(
    "PRT42",
    "A team of several agencies has met",
    Severity.ADVICE,
    why="At a case conference agencies agree on what comes first and who provides it.",
    mend="Hold a case conference about the plan.",
    source=_CC_4,
    also=("CC-1a",),
    principles=(Principle.RESPONSIVITY,),
    rule="events.case_conference_held",
    is_for_people=True,
    example=Example("case_conferences", bad=(), given=(("as_of", "2026-10-01"),)),
)
def team_has_met(plan: Examined) -> Iterator[Found]:
    """Find plans that several agencies carry for long without a case conference."""
    if not _is_settled(plan):
        return
    if any(item.held_on <= plan.as_of for item in plan.plan.case_conferences):
        return
    if len(_agencies(plan, _newcomers(plan))) >= _SEVERAL:
        citation = plan.policy.still_days.citation
        yield Found("case_conferences", "no case conference was held", None, citation)


@check(
    "PRT43",
    "A supporter is named",
    Severity.ADVICE,
    why="Family, a sponsor or a peer is there when staff are not.",
    mend="Ask the participant who could stand by them, and add that person.",
    source=_CC_5A,
    also=("TC-16a",),
    principles=(Principle.RESPONSIVITY,),
    rule="events.supporter_joined",
    is_for_people=True,
    example=Example("case.supporters", bad=()),
)
def supporters_are_named(plan: Examined) -> Iterator[Found]:
    """Find full plans without a supporter."""
    if plan.is_full and not plan.case.supporters:
        yield Found("case.supporters", "no supporter is named")


@check(
    "PRT44",
    "Supporters take part",
    Severity.ADVICE,
    why="A supporter who is only a name on paper supports nobody.",
    mend="With the participant's consent, invite a supporter to the next review or conference.",
    source=_TC_16A,
    also=("CC-5a",),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example(
        "case_conferences[0].attended_by",
        bad=("staff:17", "staff:31"),
        given=(("as_of", "2026-10-01"), ("history[21].event.attended_by", ())),
    ),
)
def supporters_take_part(plan: Examined) -> Iterator[Found]:
    """Find plans none of whose supporters attended, took a step or recorded anything for long."""
    if not _is_settled(plan):
        return
    newcomers = _newcomers(plan)
    known = [item for item in plan.case.supporters if item.id not in newcomers]
    names = {word for item in known for word in (item.id, item.name) if word is not None}
    if known and names.isdisjoint(_active(plan)):
        sentence = f"not part of a meeting yet: {', '.join(item.id for item in known)}"
        citation = plan.policy.still_days.citation
        yield Found("case.supporters", sentence, None, citation)


def _active(plan: Examined) -> set[str | None]:
    """Give those who attended, who take a step, and who recorded something."""
    return {
        *[
            name
            for item in plan.plan.case_conferences
            if item.held_on <= plan.as_of
            for name in item.attended_by
        ],
        *[name for event in plan.events_of(ReviewHeld) for name in event.attended_by],
        *[event.by for event in plan.events],
        *[step.responsible for _, goal in plan.goals for step in goal.steps],
    }


CHECKS: tuple[Check, ...] = (
    somebody_leads,
    agencies_work_together,
    team_has_met,
    supporters_are_named,
    supporters_take_part,
)
