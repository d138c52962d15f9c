"""What a rule gives back: a value, and the reasons for it."""

import itertools
from collections.abc import Iterable
from typing import Generic, TypeVar

import attrs

from rnr_caseplan.catalogue.telling import RULES, sentence_for
from rnr_caseplan.citations import Citation
from rnr_caseplan.structure.kinds import Facts, FactValue
from rnr_caseplan.value import Value

T_co = TypeVar("T_co", covariant=True)


@attrs.frozen(repr=False, eq=False)
class Reason(Value):
    """Why something was decided: the rule, the facts it used, and where it is stated.

    Attributes:
        rule: The rule's id, as in the reference of rules.
        facts: The facts that the rule used, as name-value pairs.
        citation: The place in a source that states the rule or its number.

    Examples:
        >>> low = (("level", "low"),)
        >>> reason = Reason("targets.watched", low, Citation(source="TC", place="p"))
        >>> reason.sentence
        'a need at level low is watched, not worked on (TC p)'
    """

    rule: str
    facts: Facts = attrs.field(repr=False)
    citation: Citation

    @property
    def sentence(self) -> str:
        """The reason in plain words, with its source."""
        return f"{sentence_for(self.rule, self.facts)} ({self.citation})"

    def fact(self, name: str) -> FactValue:
        """Give one of the facts, or ``None`` where it was not used."""
        return next((value for key, value in self.facts if key == name), None)


def reason_for(rule_id: str, *facts: tuple[str, FactValue]) -> Reason:
    """Give a reason that cites the place where the rule itself is stated.

    Args:
        rule_id: A rule of the catalogue.
        facts: The facts that it used.

    Returns:
        The reason. A decision that rests on a policy's value cites that value instead.

    Examples:
        >>> str(reason_for("conditions.alone").citation)
        'VA step 3, VA-3b'
    """
    return Reason(rule_id, facts, RULES[rule_id].citation)


def tell_all(reasons: Iterable[Reason]) -> str:
    """Tell reasons in one sentence, each with its source."""
    return "; ".join(reason.sentence for reason in reasons)


def tell_together(reasons: Iterable[Reason]) -> str:
    """Tell reasons in one sentence; those that share a source share its mention."""
    told: list[str] = []
    for citation, shared in itertools.groupby(reasons, key=_citation_of):
        sentences = "; ".join(sentence_for(reason.rule, reason.facts) for reason in shared)
        told.append(f"{sentences} ({citation})")
    return "; ".join(told)


def _citation_of(reason: Reason) -> Citation:
    return reason.citation


@attrs.frozen(repr=False, eq=False)
class Decision(Value, Generic[T_co]):
    """A value and the reasons for it, the deciding reason first.

    A refusal is a decision too: its value says that something was refused.

    Attributes:
        value: What was decided.
        reasons: Why; every rule gives at least one.
    """

    value: T_co
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """All reasons in one sentence."""
        return tell_all(self.reasons)
