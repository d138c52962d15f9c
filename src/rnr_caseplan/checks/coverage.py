"""Is every condition and every need answered, and do their days agree?"""

from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import TC_9, VA_3, cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.checks.matrix import coverage
from rnr_caseplan.model.vocabulary import Disposition, GoalStatus, Severity, Tier

_VA_3A = cite("VA", "step 3", "VA-3a")
_NP_1 = cite("NP", "Pull together the right data", "NP-1")


def _place_of_condition(plan: Examined, condition_id: str) -> str:
    """Give the place of a condition in the plan, or in its case where the plan leaves it out."""
    for index, item in enumerate(plan.plan.conditions):
        if item.id == condition_id:
            return f"conditions[{index}]"
    return "conditions"


@check(
    "COV01",
    "Every condition stands in the plan and is carried by it",
    Severity.ERROR,
    why="A condition that nothing carries is forgotten until it is violated.",
    mend="Weave the condition into an open goal, or let it stand by itself.",
    source=VA_3,
    also=("VA-3a", "SP-8", "CC-8"),
    principles=(Principle.NEED,),
    rule="conditions.woven",
    example=Example("conditions[0].goal_id", bad="g3", good="g2"),
)
def conditions_are_carried(plan: Examined) -> Iterator[Found]:
    """Find open conditions that the plan leaves out, or weaves into no open goal."""
    for condition_id in coverage(plan.plan).uncovered_conditions:
        sentence = f"condition {condition_id} is open and nothing carries it"
        yield Found(_place_of_condition(plan, condition_id), sentence, condition_id)


@check(
    "COV02",
    "A need that gets in the way is answered",
    Severity.ERROR,
    why="What keeps the participant from taking part stops every other goal.",
    mend="Add a goal on the need, or an adaptation with activities and a referral.",
    source=TC_9,
    also=("VA-7b", "CC-7"),
    principles=(Principle.RESPONSIVITY,),
    rule="targets.interferes",
    example=Example(
        "needs[3].interferes", bad=True, good=False, given=(("needs[3].tier", "responsivity"),)
    ),
)
def interfering_needs_are_answered(plan: Examined) -> Iterator[Found]:
    """Find needs that interfere, and that neither an open goal nor an adaptation answers."""
    adapted = {item.need_id for item in plan.plan.adaptations}
    untreated = {item.need.id for item in plan.plan.untreated_needs}
    for index, item in enumerate(plan.plan.needs):
        identifier = item.need.id
        is_answered = identifier in plan.served or identifier in adapted
        is_target = item.disposition in {Disposition.ACTIVE, Disposition.FUTURE}
        is_open = identifier in untreated and not is_target
        is_in_the_way = item.need.interferes and item.tier is Tier.RESPONSIVITY
        if is_in_the_way and is_open and not is_answered:
            yield Found(
                f"needs[{index}]",
                f"need {identifier} interferes, and nothing answers it",
                identifier,
            )


@check(
    "COV03",
    "Responsivity needs are answered by adaptations",
    Severity.ERROR,
    why="Work that does not fit the person is not taken up.",
    mend="Add an adaptation: activities and a referral that answer the need.",
    source=cite("VA", "step 7", "VA-7b"),
    also=("NP-6", "CC-7", "SP-5b"),
    principles=(Principle.RESPONSIVITY,),
    rule="targets.adaptation",
    example=Example("adaptations", bad=()),
)
def adaptations_are_there(plan: Examined) -> Iterator[Found]:
    """Find needs that are to be answered by an adaptation and have none."""
    adapted = {item.need_id for item in plan.plan.adaptations}
    for index, item in enumerate(plan.plan.needs):
        identifier = item.need.id
        is_meant = item.disposition is Disposition.ADAPTATION
        if is_meant and identifier not in adapted and identifier not in plan.served:
            sentence = f"need {identifier} is to be adapted to, and nothing does"
            yield Found(f"needs[{index}]", sentence, identifier)


@check(
    "COV04",
    "Every condition has a day",
    Severity.WARNING,
    why="Without a day nobody knows when a condition is late.",
    mend="Record the day that the court set, or agree on one.",
    source=_VA_3A,
    principles=(Principle.NEED,),
    is_for_people=True,
    example=Example("conditions[1].due_on", bad=None, good="2027-03-01"),
)
def conditions_have_days(plan: Examined) -> Iterator[Found]:
    """Find open conditions without a day."""
    for index, item in enumerate(plan.plan.conditions):
        if item.due_on is None and item.met_on is None:
            sentence = f"condition {item.id} has no day"
            yield Found(f"conditions[{index}].due_on", sentence, item.id)


@check(
    "COV05",
    "A goal starts before the conditions in it are due",
    Severity.ERROR,
    why="A condition that is due before work on it begins cannot be met by the goal.",
    mend="Start the goal earlier, or let the condition stand by itself.",
    source=_NP_1,
    also=("VA-3b",),
    principles=(Principle.NEED,),
    rule="conditions.woven",
    example=Example("conditions[0].due_on", bad="2026-11-04", good="2027-05-02"),
)
def days_of_conditions_agree(plan: Examined) -> Iterator[Found]:
    """Find conditions that are due before their goal starts."""
    starts = {item.goal.id: item.goal.starts_on for item in plan.open_goals}
    for index, item in enumerate(plan.plan.conditions):
        starts_on = starts.get(item.goal_id or "")
        if item.due_on is None or item.met_on is not None or starts_on is None:
            continue
        if item.due_on < starts_on:
            sentence = f"condition {item.id} is due before goal {item.goal_id} starts"
            yield Found(f"conditions[{index}].due_on", sentence, item.id)


@check(
    "COV06",
    "Conditions support goals where they can",
    Severity.ADVICE,
    why="A condition that is woven into a goal works for it; beside it, it competes.",
    mend="Weave the condition into the goal.",
    source=_NP_1,
    principles=(Principle.NEED,),
    rule="conditions.woven",
    example=Example("conditions[0].goal_id", bad=None, good="g2"),
)
def conditions_support_goals(plan: Examined) -> Iterator[Found]:
    """Find conditions that stand alone beside an active goal in a domain recorded for them."""
    domains = {item.id: item.domains for item in plan.case.conditions}
    goals = {
        plan.needs[need_id].need.domain: item.goal.id
        for item in plan.active_goals
        for need_id in item.goal.need_ids
        if need_id in plan.needs
    }
    for index, item in enumerate(plan.plan.conditions):
        if item.goal_id is not None or item.met_on is not None:
            continue
        fitting = [goals[name] for name in domains.get(item.id, ()) if name in goals]
        if fitting:
            sentence = f"condition {item.id} stands beside goal {fitting[0]}, which it fits"
            yield Found(f"conditions[{index}].goal_id", sentence, item.id)


@check(
    "COV07",
    "No open condition is past its day",
    Severity.WARNING,
    why="A condition that was due and is not met is a matter for the court.",
    mend="Record that it is met, or that the court changed it, or answer the violation.",
    source=_VA_3A,
    also=("VA-3b",),
    principles=(Principle.NEED,),
    example=Example("conditions[1].due_on", bad="2026-11-20", good="2027-03-01"),
)
def conditions_are_in_time(plan: Examined) -> Iterator[Found]:
    """Find open conditions whose day has passed."""
    for index, item in enumerate(plan.plan.conditions):
        if item.met_on is None and item.due_on is not None and item.due_on < plan.as_of:
            sentence = f"condition {item.id} was due on {item.due_on} and is open"
            yield Found(f"conditions[{index}].due_on", sentence, item.id)


@check(
    "COV08",
    "A condition that is due soon is worked on",
    Severity.ADVICE,
    why="A condition in a goal that only waits is worked on by nobody.",
    mend="Start the goal, or let the condition stand by itself.",
    source=_NP_1,
    also=("NP-5",),
    principles=(Principle.NEED,),
    example=Example(
        "goals[1].status",
        bad="future",
        good="active",
        given=(("conditions[0].due_on", "2026-12-20"),),
    ),
)
def goals_of_near_conditions_are_active(plan: Examined) -> Iterator[Found]:
    """Find conditions due soon that are woven into a goal which only waits."""
    waiting = {
        item.goal.id for item in plan.open_goals if item.goal.status is not GoalStatus.ACTIVE
    }
    soon = plan.policy.still_days.value
    for index, item in enumerate(plan.plan.conditions):
        if item.goal_id not in waiting or item.met_on is not None or item.due_on is None:
            continue
        if 0 <= (item.due_on - plan.as_of).days <= soon:
            sentence = f"condition {item.id} is due soon and goal {item.goal_id} is not worked on"
            yield Found(f"conditions[{index}].goal_id", sentence, item.id)


CHECKS: tuple[Check, ...] = (
    conditions_are_carried,
    interfering_needs_are_answered,
    adaptations_are_there,
    conditions_have_days,
    days_of_conditions_agree,
    conditions_support_goals,
    conditions_are_in_time,
    goals_of_near_conditions_are_active,
)
