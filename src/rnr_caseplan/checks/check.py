"""What a check is, and what it finds."""

from collections.abc import Callable, Iterator
from typing import NamedTuple

from attrs import field, frozen

from rnr_caseplan.checks.examined import Examined
from rnr_caseplan.citations import Citation
from rnr_caseplan.model.records import CheckException
from rnr_caseplan.model.vocabulary import Severity, Vocabulary
from rnr_caseplan.structure.kinds import Scalar
from rnr_caseplan.value import Value

Shown = Scalar | None | tuple[Scalar, ...]
"""What an example can show at a place of a plan."""

AS_IT_IS = "(as it is there)"
"""The good side of an example whose place is right in the example plan as it stands."""


class Principle(Vocabulary):
    """The three principles that quality is reported by."""

    RISK = "risk"
    NEED = "need"
    RESPONSIVITY = "responsivity"


class Example(NamedTuple):
    """A plan with one fault, and the same plan without it, both made of one example plan.

    Attributes:
        at: The place in the plan where the two differ, as findings name places.
        bad: What stands there in the plan with the fault.
        good: What stands there in the plan without it.
        given: What both plans hold at other places than the example plan does.
    """

    at: str
    bad: Shown
    good: Shown = AS_IT_IS
    given: tuple[tuple[str, Shown], ...] = ()


class Found(NamedTuple):
    """One fault that a check found.

    Attributes:
        place: Where in the plan, for example ``goals[0].steps[1].due_on``.
        sentence: What is wrong, in words that name parts by their ids only.
        about: The id of the part.
        citation: The policy's value that it rests on; ``None`` where the check's own source
            states it.
    """

    place: str
    sentence: str
    about: str | None = None
    citation: Citation | None = None


Look = Callable[[Examined], Iterator[Found]]


@frozen(kw_only=True, repr=False, eq=False)
class Check(Value):
    """One check: what it looks for, how serious it is, why, and who states that.

    Attributes:
        code: The stable code.
        title: What holds in a plan that passes.
        severity: How serious a finding is, where the policy does not say otherwise.
        why: Why it matters.
        mend: What would mend a finding.
        citation: The place that states it.
        statements: The numbers of all statements that the check judges, that of the citation
            among them.
        principles: The principles that it serves.
        rule: The rule of the library that it watches over; ``None`` where no rule decides it.
        is_for_people: Whether a finding on a fresh draft only says that people have not yet
            done their part.
        example: A bad and a good plan that differ in one place.
    """

    code: str
    title: str
    severity: Severity
    why: str
    mend: str
    citation: Citation
    statements: tuple[str, ...]
    principles: tuple[Principle, ...]
    rule: str | None
    is_for_people: bool
    example: Example
    look: Look = field(repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class Finding(Value):
    """One finding of a check in a plan.

    Attributes:
        code: The check.
        severity: How serious it is under the policy.
        sentence: What is wrong; parts are named by their ids, and nobody's words are repeated.
        place: Where in the plan, as a path into its document.
        about: The id of the part; ``None`` where the finding is about the whole plan.
        why: Why it matters.
        mend: What would mend it.
        rule: The rule of the library behind it; ``None`` where no rule decides it.
        citation: Who states it: the policy's value, or the source of the check.
        is_for_people: Whether it says that people have not yet done their part.
        exception: The exception that the plan carries for it; ``None`` where it carries none.
    """

    code: str
    severity: Severity
    sentence: str
    place: str
    about: str | None
    why: str
    mend: str
    rule: str | None
    citation: Citation
    is_for_people: bool
    exception: CheckException | None


def check(  # noqa: PLR0913  # a check says all of this about itself
    code: str,
    title: str,
    severity: Severity,
    *,
    why: str,
    mend: str,
    source: Citation,
    example: Example,
    also: tuple[str, ...] = (),
    principles: tuple[Principle, ...] = (),
    rule: str | None = None,
    is_for_people: bool = False,
) -> Callable[[Look], Check]:
    """Make a check of a function that looks for one kind of fault.

    Args:
        code: The stable code.
        title: What holds in a plan that passes.
        severity: How serious a finding is.
        why: Why it matters.
        mend: What would mend a finding.
        source: The place that states it.
        example: A bad and a good plan that differ in one place.
        also: The numbers of further statements that it judges.
        principles: The principles that it serves.
        rule: The rule of the library that it watches over.
        is_for_people: Whether a finding says that people have not yet done their part.

    Returns:
        What makes the check.
    """
    own = () if source.statement is None else (source.statement,)

    def make(look: Look) -> Check:
        return Check(
            code=code,
            title=title,
            severity=severity,
            why=why,
            mend=mend,
            citation=source,
            statements=tuple(dict.fromkeys((*own, *also))),
            principles=principles,
            rule=rule,
            is_for_people=is_for_people,
            example=example,
            look=look,
        )

    return make
