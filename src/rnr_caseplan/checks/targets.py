"""Does the plan work on the right needs?"""

from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import CG, TC_5, cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.model.vocabulary import (
    Disposition,
    DriverStanding,
    GoalStatus,
    Level,
    Severity,
    Tier,
)

_SP_2 = cite("SP", "Purpose", "SP-2")
_SP_3 = cite("SP", "Purpose", "SP-3")
_SP_14 = cite("SP", "A.d", "SP-14")
_VA_2C = cite("VA", "step 2", "VA-2c")


def _may_end(plan: Examined, need_id: str, level: Level) -> bool:
    """Say whether a goal on a need was reached at a level at which work may end."""
    return any(
        goal.status is GoalStatus.ACHIEVED
        and goal.closes_at is not None
        and level <= goal.closes_at
        for _, goal in plan.goals
        if need_id in goal.need_ids
    )


@check(
    "TGT01",
    "The driver has a goal",
    Severity.ERROR,
    why="The driver feeds the other needs; a plan that leaves it out works on its effects.",
    mend="Add a goal on the driver, or withdraw the driver with the reason.",
    source=_VA_2C,
    also=("SP-3",),
    principles=(Principle.NEED,),
    rule="drivers.accepted",
    example=Example("goals[0].need_ids", bad=("n3",), good=("n1",)),
)
def driver_has_goal(plan: Examined) -> Iterator[Found]:
    """Find an accepted driver that no open goal serves and that is not treated."""
    driver_id = plan.plan.driver_id
    if not plan.is_full or driver_id is None or driver_id in plan.served:
        return
    need = plan.needs[driver_id].need
    if not _may_end(plan, driver_id, need.level):
        yield Found("driver", f"the driver {driver_id} has no open goal", driver_id)


@check(
    "TGT02",
    "Every need that the plan targets has a goal",
    Severity.ERROR,
    why="A need that is meant to be worked on and has no goal is worked on by nobody.",
    mend="Add a goal on the need, or record why it is not worked on.",
    source=_SP_3,
    also=("SP-2", "SP-4", "TC-5"),
    principles=(Principle.NEED,),
    rule="targets.level",
    example=Example("needs[3].disposition", bad="future", good="watched"),
)
def targets_have_goals(plan: Examined) -> Iterator[Found]:
    """Find needs decided active or future that no open goal serves."""
    for index, item in enumerate(plan.plan.needs):
        need = item.need
        is_target = item.disposition in {Disposition.ACTIVE, Disposition.FUTURE}
        is_served = need.id in plan.served or need.id == plan.plan.driver_id
        if not is_target or is_served or _may_end(plan, need.id, need.level):
            continue
        sentence = f"need {need.id} is {item.disposition.value} and has no open goal"
        yield Found(f"needs[{index}]", sentence, need.id)


@check(
    "TGT03",
    "No goal is about the past",
    Severity.ERROR,
    why="History is static: nobody can change it, so a goal on it can only fail.",
    mend="Serve a need that can change, and leave history to the level of risk.",
    source=cite("AB", "the central eight: history is static"),
    also=("TC-6",),
    principles=(Principle.NEED,),
    rule="targets.static",
    example=Example("goals[2].need_ids", bad=("n4", "n6"), good=("n4",)),
)
def no_static_goals(plan: Examined) -> Iterator[Found]:
    """Find open goals that serve a static need."""
    for item in plan.open_goals:
        for need in plan.needs_of(item):
            if need.tier is Tier.NOT_A_TARGET:
                sentence = f"goal {item.goal.id} serves {need.need.id}, which is history"
                yield Found(f"{item.place}.need_ids", sentence, item.goal.id)


@check(
    "TGT04",
    "Low needs are watched, not worked on",
    Severity.WARNING,
    why="Work on low needs takes time from those that keep somebody in trouble.",
    mend="Discontinue the goal, or record that the participant asks for it.",
    source=TC_5,
    also=("SP-5a",),
    principles=(Principle.RISK, Principle.NEED),
    rule="targets.watched",
    example=Example("needs[4].level", bad="low", good="moderate"),
)
def low_needs_are_watched(plan: Examined) -> Iterator[Found]:
    """Find open goals that only serve low needs which do not interfere and nobody asked for."""
    wanted = {goal.need_id for goal in plan.case.wanted_goals}
    for item in plan.open_goals:
        needs = plan.needs_of(item)
        has_begun = item.goal.status is not GoalStatus.FUTURE
        if has_begun and item.goal.closes_at is not None:
            continue  # it was targeted when its need was higher
        is_low = needs and all(
            need.need.level is Level.LOW
            and not need.need.interferes
            and need.tier is not Tier.NOT_A_TARGET
            and need.need.id not in wanted
            for need in needs
        )
        if is_low:
            yield Found(
                f"{item.place}.need_ids",
                f"goal {item.goal.id} serves low needs only",
                item.goal.id,
                plan.policy.target_levels.citation,
            )


@check(
    "TGT05",
    "A need is assessed before it is worked on",
    Severity.WARNING,
    why="A need whose level nobody knows may be no need at all.",
    mend="Assess the need, and decide again.",
    source=cite("TC", "What is Case Planning", "TC-2"),
    also=("SP-1", "TC-5"),
    principles=(Principle.NEED,),
    rule="targets.assess_first",
    example=Example("needs[1].level", bad="unknown", good="high"),
)
def needs_are_assessed(plan: Examined) -> Iterator[Found]:
    """Find active goals on needs of unknown level that do not interfere."""
    for item in plan.active_goals:
        for need in plan.needs_of(item):
            if need.need.level is Level.UNKNOWN and not need.need.interferes:
                sentence = f"goal {item.goal.id} works on {need.need.id}, whose level is unknown"
                yield Found(f"{item.place}.need_ids", sentence, item.goal.id)


@check(
    "TGT09",
    "Every goal serves a need or a condition",
    Severity.ERROR,
    why="A goal that serves neither takes a place and changes nothing that brought trouble.",
    mend="Name the need or the condition that the goal serves, or discontinue it.",
    source=_SP_2,
    also=("TC-6",),
    principles=(Principle.NEED,),
    example=Example(
        "goals[2].need_ids",
        bad=(),
        good=("n4",),
        given=(("needs[4].disposition", "watched"),),
    ),
)
def goals_serve_something(plan: Examined) -> Iterator[Found]:
    """Find open goals without need and condition."""
    for item in plan.open_goals:
        if not item.goal.need_ids and not item.goal.condition_ids:
            sentence = f"goal {item.goal.id} serves no need and no condition"
            yield Found(item.place, sentence, item.goal.id)


@check(
    "TGT14",
    "The recorded driver counts as one",
    Severity.WARNING,
    why="A driver that the policy refuses steers nothing, though people may think that it does.",
    mend="Assess the need again, or review the driver with the supervisor.",
    source=CG,
    also=("VA-2c",),
    principles=(Principle.NEED,),
    rule="drivers.refused_level",
    example=Example("driver.standing", bad="refused", good="accepted"),
)
def driver_counts(plan: Examined) -> Iterator[Found]:
    """Find a recorded driver that was refused."""
    finding = plan.plan.driver
    if finding is not None and finding.standing is DriverStanding.REFUSED:
        sentence = f"{finding.need_id} is named as the driver and does not count as one"
        yield Found("driver", sentence, finding.need_id)


@check(
    "TGT15",
    "Somebody has named the driver",
    Severity.ADVICE,
    why="With a driver the plan begins with the need that feeds the others.",
    mend="Review past incidents with the participant and name the driver.",
    source=_SP_3,
    also=("VA-2c",),
    principles=(Principle.NEED,),
    is_for_people=True,
    example=Example("driver", bad=None),
)
def driver_is_named(plan: Examined) -> Iterator[Found]:
    """Find a full plan with candidates for the driver that names none."""
    if plan.is_full and plan.plan.driver is None:
        targets = plan.policy.target_levels.value
        if any(
            item.tier is Tier.CRIMINOGENIC and item.need.level in targets
            for item in plan.plan.needs
        ):
            yield Found("driver", "nobody has named the driver")


@check(
    "TGT16",
    "Work on a need ends when its level has fallen",
    Severity.ADVICE,
    why="A need that has fallen to the level at which work may end leaves room for the next one.",
    mend="Record the goal as achieved, or say why work goes on.",
    source=_SP_14,
    also=("NP-8",),
    principles=(Principle.RISK, Principle.NEED),
    rule="goals.closing_level",
    example=Example("needs[1].level", bad="moderate", good="high"),
)
def work_ends(plan: Examined) -> Iterator[Found]:
    """Find goals in work whose needs have all fallen to the level at which work may end."""
    for item in plan.open_goals:
        goal = item.goal
        needs = plan.needs_of(item)
        if goal.closes_at is None or not needs or goal.status is GoalStatus.FUTURE:
            continue
        if all(need.need.level <= goal.closes_at for need in needs):
            sentence = f"goal {goal.id} goes on at {goal.closes_at.value}, where work may end"
            citation = plan.policy.closing_level.citation
            yield Found(item.place, sentence, goal.id, citation)


CHECKS: tuple[Check, ...] = (
    driver_has_goal,
    targets_have_goals,
    no_static_goals,
    low_needs_are_watched,
    needs_are_assessed,
    goals_serve_something,
    driver_counts,
    driver_is_named,
    work_ends,
)
