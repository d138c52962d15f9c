"""Has every goal and step its day, and do the days agree?"""

from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.dates import day_after, shifted
from rnr_caseplan.model.goals import Goal
from rnr_caseplan.model.vocabulary import Severity

_VA_7D = cite("VA", "step 7", "VA-7d")


def _calendar_ends(plan: Examined, goal: Goal) -> bool:
    """Say whether the calendar ends before work on a goal can."""
    start = max(goal.starts_on or plan.as_of, plan.as_of)
    return day_after(start, plan.policy.target_after_days.value) is None


def _contradicts_itself(goal: Goal) -> bool:
    return (
        goal.starts_on is not None
        and goal.target_date is not None
        and goal.target_date < goal.starts_on
    )


@check(
    "SMT12",
    "Steps are due while their goal is worked on",
    Severity.ERROR,
    why="A step before the goal begins or after it is to be reached does nothing for it.",
    mend="Give the step a day between the goal's first day and its target date.",
    source=_VA_7D,
    also=("SP-9", "SP-2"),
    principles=(Principle.NEED,),
    rule="goals.dates",
    example=Example("goals[0].steps[3].due_on", bad="2027-02-10", good="2027-01-15"),
)
def steps_lie_within_goals(plan: Examined) -> Iterator[Found]:
    """Find open steps due before their goal starts, or after a target date that is still ahead."""
    for placed in plan.active_steps:
        step, goal = placed.step, placed.goal
        if step.due_on is None or _contradicts_itself(goal):
            continue
        target = goal.target_date
        if goal.starts_on is not None and step.due_on < goal.starts_on:
            sentence = f"step {step.id} is due before goal {goal.id} starts"
            yield Found(f"{placed.place}.due_on", sentence, step.id)
        elif target is not None and plan.as_of <= target < step.due_on:
            sentence = f"step {step.id} is due after the target date of goal {goal.id}"
            yield Found(f"{placed.place}.due_on", sentence, step.id)


@check(
    "SMT13",
    "Every step of a goal in work has a day",
    Severity.ERROR,
    why="A step without a day is never late, and never done.",
    mend="Agree with the participant on the day.",
    source=_VA_7D,
    also=("SP-9", "TC-14a"),
    principles=(Principle.NEED,),
    rule="goals.dates",
    example=Example("goals[0].steps[2].due_on", bad=None, good="2026-12-27"),
)
def steps_have_days(plan: Examined) -> Iterator[Found]:
    """Find open steps of active goals without a day, where the calendar has one left."""
    for placed in plan.active_steps:
        if placed.step.due_on is None and not _calendar_ends(plan, placed.goal):
            sentence = f"step {placed.step.id} has no day"
            yield Found(f"{placed.place}.due_on", sentence, placed.step.id)


@check(
    "SMT14",
    "Every goal in work has a target date",
    Severity.ERROR,
    why="Without a date nobody asks whether the goal is reached.",
    mend="Agree with the participant on the day by which the goal is reached.",
    source=_VA_7D,
    also=("SP-2", "TC-14a"),
    principles=(Principle.NEED,),
    rule="goals.dates",
    example=Example("goals[0].target_date", bad=None, good="2027-02-03"),
)
def goals_have_target_dates(plan: Examined) -> Iterator[Found]:
    """Find active goals without a target date, where the calendar has one left."""
    for item in plan.active_goals:
        if item.goal.target_date is None and not _calendar_ends(plan, item.goal):
            sentence = f"goal {item.goal.id} has no target date"
            yield Found(f"{item.place}.target_date", sentence, item.goal.id)


@check(
    "SMT15",
    "No open step is past its day",
    Severity.WARNING,
    why="A day that passes without a word shows that days in this plan mean nothing.",
    mend="Ask what got in the way; record the step as done, or agree on another day.",
    source=_VA_7D,
    also=("NP-7", "SP-9"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].steps[1].due_on", bad="2026-11-30", good="2026-12-08"),
)
def steps_are_in_time(plan: Examined) -> Iterator[Found]:
    """Find open steps of active goals whose day has passed; none in a closed plan."""
    if plan.is_closed:
        return
    for placed in plan.active_steps:
        day = placed.step.due_on
        if day is not None and day < plan.as_of:
            sentence = f"step {placed.step.id} was due on {day} and is open"
            yield Found(f"{placed.place}.due_on", sentence, placed.step.id)


@check(
    "SMT16",
    "No goal in work is past its target date",
    Severity.WARNING,
    why="A goal that goes on past its date was too large, or nobody has looked at it.",
    mend="Record the goal as achieved, or discontinue it and agree on one that can be reached.",
    source=_VA_7D,
    also=("NP-7",),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].target_date", bad="2026-11-30", good="2027-02-03"),
)
def goals_are_in_time(plan: Examined) -> Iterator[Found]:
    """Find active goals whose target date has passed; none in a closed plan."""
    if plan.is_closed:
        return
    for item in plan.active_goals:
        target = item.goal.target_date
        if target is not None and target < plan.as_of:
            sentence = f"goal {item.goal.id} was to be reached by {target}"
            yield Found(f"{item.place}.target_date", sentence, item.goal.id)


@check(
    "SMT17",
    "Goals end before supervision does",
    Severity.WARNING,
    why="After supervision nobody is there to help with the goal, or to see it reached.",
    mend="Choose a nearer goal, or plan who will carry it on.",
    source=_VA_7D,
    also=("NP-7",),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].target_date", bad="2028-11-03", good="2027-02-03"),
)
def goals_end_within_supervision(plan: Examined) -> Iterator[Found]:
    """Find active goals with a target date after the last day of the sentence.

    A sentence that had ended before the draft is not what supervision is counted by.
    """
    assigned_on, months = plan.case.assigned_on, plan.case.sentence_months
    if assigned_on is None or months is None or plan.is_closed:
        return
    end = shifted(assigned_on, months=months)
    if end is None or end < plan.plan.as_of:
        return
    for item in plan.active_goals:
        target = item.goal.target_date
        if target is not None and target > end:
            sentence = f"goal {item.goal.id} is to be reached after supervision ends on {end}"
            yield Found(f"{item.place}.target_date", sentence, item.goal.id)


@check(
    "SMT18",
    "No goal is to be reached before it starts",
    Severity.ERROR,
    why="Days that contradict each other give no time to work in.",
    mend="Set a target date after the goal's first day.",
    source=_VA_7D,
    also=("SP-2",),
    principles=(Principle.NEED,),
    rule="goals.dates",
    example=Example("goals[0].target_date", bad="2026-11-04", good="2027-02-03"),
)
def days_of_goals_agree(plan: Examined) -> Iterator[Found]:
    """Find open goals whose target date lies before their first day."""
    for item in plan.open_goals:
        if _contradicts_itself(item.goal):
            sentence = f"goal {item.goal.id} is to be reached before it starts"
            yield Found(f"{item.place}.target_date", sentence, item.goal.id)


CHECKS: tuple[Check, ...] = (
    steps_lie_within_goals,
    steps_have_days,
    goals_have_target_dates,
    steps_are_in_time,
    goals_are_in_time,
    goals_end_within_supervision,
    days_of_goals_agree,
)
