"""Why a score cannot be used."""

import datetime

import pytest

from rnr_caseplan.instruments import Validity
from rnr_caseplan.instruments.grounds import grounds_of_day, grounds_of_score, grounds_of_sum
from tests.unit.instruments.tools import TODAY, a_scale, a_tool, scores_of

YESTERDAY = TODAY - datetime.timedelta(days=1)
TOMORROW = TODAY + datetime.timedelta(days=1)


def rules_of_day(
    assessed_on: datetime.date, as_of: datetime.date, on: datetime.date = datetime.date.max
) -> list[str]:
    """Give the rules by which an assessment cannot be used for its day."""
    scores = scores_of(assessed_on=assessed_on)
    return [reason.rule for reason in grounds_of_day(scores, a_tool(on=on), as_of)]


@pytest.mark.parametrize(
    ("assessed_on", "as_of", "rules"),
    [
        (TODAY, TODAY, []),
        (YESTERDAY, TODAY, []),
        (TOMORROW, TODAY, ["scores.not_yet"]),
        (datetime.date(2025, 11, 21), TODAY, []),
        (datetime.date(2025, 11, 20), TODAY, ["scores.stale"]),
        (datetime.date(2024, 2, 29), datetime.date(2025, 2, 28), []),
        (datetime.date(2024, 2, 29), datetime.date(2025, 3, 1), ["scores.stale"]),
        (datetime.date.min, datetime.date.max, ["scores.stale"]),
        (datetime.date.max, datetime.date.max, []),
    ],
)
def test_an_assessment_holds_for_a_year(
    assessed_on: datetime.date, as_of: datetime.date, rules: list[str]
) -> None:
    """The last day still counts; one of a later day is not seen."""
    assert rules_of_day(assessed_on, as_of) == rules


def test_a_tool_can_say_how_long_its_assessments_hold() -> None:
    """And the reason cites the place that says so."""
    tool = a_tool(validity=Validity(months=6, source="COUNTY", place="page 9"))
    scores = scores_of(assessed_on=datetime.date(2026, 5, 20))
    (reason,) = grounds_of_day(scores, tool, TODAY)
    assert reason.sentence == (
        "assessed on 2026-05-20, which held for 6 months, until 2026-11-20 (COUNTY page 9)"
    )
    assert (
        list(grounds_of_day(scores_of(assessed_on=datetime.date(2026, 5, 21)), tool, TODAY)) == []
    )


def test_a_tool_of_one_day_says_nothing_of_a_later_assessment() -> None:
    """Bands may have changed since; the day itself is known."""
    assert rules_of_day(TODAY, TODAY, on=TODAY) == []
    assert rules_of_day(TODAY, TODAY, on=YESTERDAY) == ["scores.after_tool"]


@pytest.mark.parametrize(
    ("score", "rules"),
    [
        (None, ["scores.missing"]),
        (0, ["scores.out_of_range"]),
        (1, []),
        (8, []),
        (9, ["scores.out_of_range"]),
        (-1, ["scores.out_of_range"]),
    ],
)
def test_a_score_is_one_that_its_scale_has(score: int | None, rules: list[str]) -> None:
    """Both ends included; a missing one is unknown and not zero."""
    scores = scores_of(scales=() if score is None else (("peers", score),))
    assert [reason.rule for reason in grounds_of_score(a_scale(minimum=1), scores)] == rules


@pytest.mark.parametrize(
    ("at_most", "unanswered", "is_told"),
    [(0, 0, False), (0, 1, True), (2, 2, False), (2, 3, True)],
)
def test_more_unanswered_items_than_allowed_leave_a_score_unknown(
    at_most: int, unanswered: int, *, is_told: bool
) -> None:
    """Where the tool allows some, its place is cited; else this library's own choice."""
    scores = scores_of(scales=(("peers", 4),), unanswered=(("peers", unanswered),))
    found = list(grounds_of_score(a_scale(unanswered_at_most=at_most), scores))
    assert [reason.rule for reason in found] == ["scores.half_answered"] * is_told
    assert [reason.citation.source for reason in found] == [
        "COUNTY" if at_most else "LIB"
    ] * is_told


def test_a_missing_score_can_be_half_answered_too() -> None:
    """Every ground is told."""
    scores = scores_of(unanswered=(("total", 9),))
    rules = [reason.rule for reason in grounds_of_score(a_scale("total", 20), scores)]
    assert rules == ["scores.missing", "scores.half_answered"]


@pytest.mark.parametrize(
    ("total", "scales", "is_told"),
    [
        (5, (("peers", 5),), False),
        (4, (("peers", 5),), True),
        (17, (("peers", 5),), False),
        (18, (("peers", 5),), True),
        (17, (("neighborhood", 3), ("peers", 5)), False),
        (18, (("neighborhood", 3), ("peers", 5)), True),
        (7, (("neighborhood", 3), ("peers", 5)), True),
        (None, (("peers", 5),), False),
        (4, (), False),
        (4, (("peers", 9),), False),
        (21, (("peers", 5),), False),
    ],
)
def test_the_total_and_the_scales_can_contradict_each_other(
    total: int | None, scales: tuple[tuple[str, int], ...], *, is_told: bool
) -> None:
    """The total is no less than the scales together, and more by what lies outside of them only.

    With a maximum of 20 in all, 8 of them for peers, 12 lie outside of that scale. What is
    missing or out of range says nothing.
    """
    tool = a_tool(adds_up=True)
    found = list(grounds_of_sum(scores_of(total=total, scales=scales), tool))
    assert [reason.rule for reason in found] == ["scores.contradict"] * is_told
    assert list(grounds_of_sum(scores_of(total=total, scales=scales), a_tool())) == []


def test_a_sum_with_unanswered_items_is_not_looked_at() -> None:
    """Some tools then put an average in; nor is it without a total to look at."""
    scores = scores_of(total=1, scales=(("peers", 5),), unanswered=(("peers", 1),))
    assert list(grounds_of_sum(scores, a_tool(adds_up=True))) == []
    no_total = a_tool(adds_up=True, total=None)
    assert list(grounds_of_sum(scores_of(total=1, scales=(("peers", 5),)), no_total)) == []


def test_a_contradiction_tells_what_the_total_would_be() -> None:
    """So that somebody can look for the mistake."""
    tool = a_tool(adds_up=True, scales=(a_scale(),))
    (reason,) = grounds_of_sum(scores_of(total=4, scales=(("peers", 5),)), tool)
    assert "the total is 4, and with these scales it would lie in 5 to 17" in reason.sentence
