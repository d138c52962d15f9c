"""What an assessment gives: totals and scores of scales, never the texts of items."""

import datetime
from typing import Annotated, Any

import attrs
from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.instruments.instrument import TOTAL
from rnr_caseplan.model.fields import (
    FORM_OF_NAMES,
    LARGEST_NUMBER,
    has_form_of_name,
    is_day,
    is_name,
    is_text,
    optional,
    pairs_of,
    plain_number,
    sorted_pairs,
    whole,
)
from rnr_caseplan.structure.kinds import AS_OBJECT
from rnr_caseplan.value import Value

NamedNumbers = Annotated[tuple[tuple[str, int], ...], AS_OBJECT]

_are_pairs = pairs_of(int)
_is_score = whole(-LARGEST_NUMBER, LARGEST_NUMBER)


def _are_scores(holder: Any, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    _are_pairs(holder, attribute, value)
    for name, number in value:
        if not has_form_of_name(name):
            raise InputError([Fault(attribute.name, "names what is no scale", FORM_OF_NAMES)])
        _is_score(holder, attribute, number)


def _are_counts(holder: Any, attribute: "attrs.Attribute[Any]", value: Any) -> None:
    _are_scores(holder, attribute, value)
    if any(number < 0 for _, number in value):
        raise InputError([Fault(attribute.name, "is below zero", "how many items, 0 or more")])


@frozen(kw_only=True, repr=False, eq=False)
class Scores(Value):
    """The scores of one assessment.

    What a score means is asked of the tool, by ``score_assessment``; a score that the tool does
    not have is no fault here. No field is read from a participant's record: whose norms hold is
    said by ``norm_group``.

    Attributes:
        instrument: The tool's name.
        assessed_on: The day of the assessment.
        total: The total; ``None`` where it is not recorded.
        scales: The scores of the scales that are recorded, as pairs of a scale's id and a score.
        unanswered: How many items were left unanswered, as pairs of a scale's id, or ``total``,
            and a number; what is not told counts as answered.
        norm_group: The group whose norms hold, by the tool's own name for it.
        agency: The agency whose bands hold, by the tool's own name for it.

    Raises:
        InputError: Where a field is malformed.

    Examples:
        >>> scores = Scores(
        ...     instrument="oras-cst",
        ...     assessed_on=datetime.date(2026, 11, 2),
        ...     total=24,
        ...     scales=(("peer_associations", 5), ("substance_use", 2)),
        ...     norm_group="male",
        ... )
        >>> scores.score_of("peer_associations"), scores.score_of("criminal_history")
        (5, None)
    """

    instrument: str = field(validator=is_text)
    assessed_on: datetime.date = field(validator=is_day)
    total: int | None = field(default=None, converter=plain_number, validator=optional(_is_score))
    scales: NamedNumbers = field(default=(), converter=sorted_pairs, validator=_are_scores)
    unanswered: NamedNumbers = field(default=(), converter=sorted_pairs, validator=_are_counts)
    norm_group: str | None = field(default=None, validator=optional(is_name), repr=False)
    agency: str | None = field(default=None, validator=optional(is_name), repr=False)

    def score_of(self, scale: str) -> int | None:
        """Give the score of a scale, or of the total; ``None`` where it is not recorded."""
        return self.total if scale == TOTAL else dict(self.scales).get(scale)

    def unanswered_of(self, scale: str) -> int:
        """Give how many items of a scale were left unanswered; for the total, of the whole tool."""
        counts = dict(self.unanswered)
        own = counts.get(scale, 0)
        if scale != TOTAL:
            return own
        return max(own, sum(count for name, count in self.unanswered if name != TOTAL))
