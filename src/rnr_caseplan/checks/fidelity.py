"""``fidelity``: how far a plan keeps to the principles, the steps and the priorities.

A share says how many of the checks of one principle, step or priority hold in a plan. It is a
figure for case reviews (SP-19a): it measures the plan on paper, and no person.
"""

import datetime
import re
from collections.abc import Iterable
from types import MappingProxyType
from typing import Any, NamedTuple

from attrs import frozen

from rnr_caseplan.checks.check import Check, Principle
from rnr_caseplan.checks.checking import check_plan
from rnr_caseplan.checks.registry import all_checks
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.vocabulary import OPEN_GOALS, Severity, Vocabulary
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.value import Value

_ONE_OF_A_LIST = re.compile(r"([a-z_.]+)\[\d+\]")
_NUMBER = re.compile(r"[A-Z]+-(\d+)[a-z]?")


class MeasureKind(Vocabulary):
    """What a share is about: a principle, one of the seven steps, one of the ten priorities."""

    PRINCIPLE = "principle"
    STEP = "step"
    PRIORITY = "priority"


STEPS = MappingProxyType(
    {
        1: "engage the participant",
        2: "find risk and needs, and order them",
        3: "keep conditions and needs together",
        4: "work with motivation",
        5: "use strengths",
        6: "know triggers and plan for them",
        7: "build the plan together and sign it",
    }
)
"""The seven steps (VA), in short words of this library."""

PRIORITIES = MappingProxyType(
    {
        1: "work as one team and share what is known",
        2: "train the team",
        3: "screen and assess",
        4: "meet about cases",
        5: "plan with the participant and supporters",
        6: "put first what matters most",
        7: "fit services to the person",
        8: "keep court dates and orders in view",
        9: "build on strengths",
        10: "answer to gender",
    }
)
"""The ten priorities (CC), in short words of this library."""


@frozen(kw_only=True, repr=False, eq=False)
class Measure(Value):
    """How many checks of one principle, step or priority hold.

    Attributes:
        kind: Principle, step or priority.
        name: The principle's word, or the number of the step or priority.
        title: What it is about.
        held: The codes of the checks that hold.
        failed: The codes of the checks that found something.
        excepted: The codes of the checks whose findings are all excepted; they count in no share.
        idle: The codes of the checks that had nothing to look at, such as those of goals in a plan
            without goals; they count in no share either.
    """

    kind: MeasureKind
    name: str
    title: str
    held: tuple[str, ...]
    failed: tuple[str, ...]
    excepted: tuple[str, ...]
    idle: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """The share of the checks that hold, 0 to 1; ``None`` where no check is made."""
        judged = len(self.held) + len(self.failed)
        return len(self.held) / judged if judged else None


@frozen(kw_only=True, repr=False, eq=False)
class Fidelity(Value):
    """How far a plan keeps to the principles, the steps and the priorities.

    Attributes:
        as_of: The day on which the plan was checked.
        measures: The three principles, the seven steps and the ten priorities, in this order.
    """

    as_of: datetime.date
    measures: tuple[Measure, ...]


def fidelity(plan: CasePlan, policy: Policy, as_of: datetime.date | None = None) -> Fidelity:
    """Say which share of the checks of each principle, step and priority a plan passes.

    A check that finds nothing holds. One that looks at single parts of a plan is not counted where
    the plan has no such part, nor is one that the policy turns off, nor one whose findings the plan
    excepts.

    Args:
        plan: The plan.
        policy: The policy in force; its name must be that of the plan's.
        as_of: The day; without it the last day of the plan's history, or that of the draft.

    Returns:
        The shares, each with the codes behind it. What only people can do has no check, and its
        share is ``None`` (the second priority, training).

    Raises:
        InputError: As for ``check_plan``.

    Examples:
        >>> from rnr_caseplan import Case, Participant, draft_plan, load_policy
        >>> day = datetime.date(2026, 11, 21)
        >>> policy = load_policy("rnr-baseline", on=day)
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> found = fidelity(draft_plan(case, policy, as_of=day), policy)
        >>> [measure.name for measure in found.measures[:3]], found.measures[11].share
        (['risk', 'need', 'responsivity'], None)
    """
    day = as_of or _last_day(plan)
    findings = check_plan(plan, policy, day)
    off = {item.code for item in policy.check_severities.value if item.severity is Severity.OFF}
    made = [check for check in all_checks() if check.code not in off]
    judged = _Judged(
        found={item.code for item in findings},
        failed={item.code for item in findings if item.exception is None},
        idle={check.code for check in made if not _has_subject(check, plan)},
    )
    measures = [
        judged.measure(MeasureKind.PRINCIPLE, item.value, item.value, of_principle(made, item))
        for item in Principle
    ]
    for kind, source, titles in (
        (MeasureKind.STEP, "VA", STEPS),
        (MeasureKind.PRIORITY, "CC", PRIORITIES),
    ):
        measures += [
            judged.measure(kind, str(number), title, of_number(made, source, number))
            for number, title in titles.items()
        ]
    return Fidelity(as_of=day, measures=tuple(measures))


def of_principle(checks: Iterable[Check], principle: Principle) -> list[Check]:
    """Give the checks that serve a principle."""
    return [check for check in checks if principle in check.principles]


def of_number(checks: Iterable[Check], source: str, number: int) -> list[Check]:
    """Give the checks that judge a numbered part of a source, whatever its letter."""
    return [
        check
        for check in checks
        if any(
            statement.startswith(f"{source}-")
            and (found := _NUMBER.fullmatch(statement)) is not None
            and int(found[1]) == number
            for statement in check.statements
        )
    ]


class _Judged(NamedTuple):
    """The codes of the checks that found something, that failed, and that had nothing to look at.

    A check has not failed where all that it found is excepted.
    """

    found: set[str]
    failed: set[str]
    idle: set[str]

    def measure(self, kind: MeasureKind, name: str, title: str, checks: Iterable[Check]) -> Measure:
        """Sort the checks of one principle, step or priority."""
        codes = [check.code for check in checks]
        quiet = [code for code in codes if code not in self.found]
        return Measure(
            kind=kind,
            name=name,
            title=title,
            held=tuple(code for code in quiet if code not in self.idle),
            failed=tuple(code for code in codes if code in self.failed),
            excepted=tuple(code for code in codes if code in self.found - self.failed),
            idle=tuple(code for code in quiet if code in self.idle),
        )


def _has_subject(check: Check, plan: CasePlan) -> bool:
    """Say whether a plan has a part of the kind that a check looks at, where it looks at parts.

    The place of its example says at what it looks: at one part of a list, or at the whole plan.
    """
    looked_at = _ONE_OF_A_LIST.match(check.example.at)
    if looked_at is None:
        return True
    if looked_at[1] == "goals":
        return any(goal.status in OPEN_GOALS for goal in plan.goals)
    found: Any = plan
    for name in looked_at[1].split("."):
        found = getattr(found, name)
    return bool(found)


def _last_day(plan: CasePlan) -> datetime.date:
    return max([plan.as_of, *[entry.event.on for entry in plan.history]])
