"""Tools as data: bands, scales, and what a tool knows about itself."""

from typing import Any

import pytest

from rnr_caseplan import AssessmentKind, Level, RiskLevel
from rnr_caseplan.instruments import Band, BandLevel, Scale, Validity
from rnr_caseplan.instruments.instrument import (
    NEED_LEVELS,
    RISK_LEVELS,
    SCREENING_LEVELS,
    USUAL_VALIDITY,
    BandsEntry,
)
from tests.unit.instruments.tools import PEERS, a_scale, a_screening, a_set, a_source, a_tool
from tests.unit.shapes import Shape, each_wrong, refused_places

SHAPES: list[Shape] = [
    (
        Band,
        {"level": BandLevel.LOW, "at_least": 0, "at_most": 4},
        {"level": ["low", None], "at_least": [-1, 1.0], "at_most": [None], "word": ["", 1]},
    ),
    (
        BandsEntry,
        {"value": (), **a_source()},
        {
            "value": [[], ("low",)],
            "norm_group": ["Men", ""],
            "agency": [" "],
            "effective": ["stated"],
            "verified": [1],
            "source": ["", None],
            "place": [" "],
        },
    ),
    (
        Scale,
        {"id": "peers", "title": "peers", "maximum": 8, **a_source()},
        {
            "id": ["Peers", "", 1],
            "title": [" "],
            "maximum": [0, 8.0],
            "minimum": [-1, 8, 9],
            "domain": ["Peers"],
            "note": [""],
            "unanswered_at_most": [-1],
            "verified": [None],
        },
    ),
    (Validity, {"months": 12, **a_source()}, {"months": [0, 1201, "12"]}),
]


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_a_wrong_value_is_refused_at_its_place(
    kind: Any, facts: dict[str, Any], name: str, wrong: object
) -> None:
    """Whatever is malformed names its field."""
    assert kind(**facts)
    assert refused_places(kind, {**facts, name: wrong}) == [name]


def test_medium_is_moderate() -> None:
    """As in cases; any other word is none."""
    assert BandLevel("medium") is BandLevel.MODERATE
    with pytest.raises(ValueError, match="terrible"):
        BandLevel("terrible")


def test_every_level_of_bands_is_a_level_of_cases() -> None:
    """Risk levels and need levels have the same words; only screenings have more."""
    assert {level.value for level in RISK_LEVELS} | {"unknown"} == {
        level.value for level in RiskLevel
    }
    assert {level.value for level in NEED_LEVELS} | {"unknown"} == {level.value for level in Level}
    assert {level.value for level in set(SCREENING_LEVELS) - set(NEED_LEVELS)} == {
        "negative",
        "positive",
    }


def test_both_ends_lie_in_a_band() -> None:
    """And what is beyond does not."""
    band = Band(level=BandLevel.LOW, at_least=2, at_most=4)
    assert [band.holds(score) for score in (1, 2, 4, 5)] == [False, True, True, False]


def test_the_threshold_is_the_lowest_score_that_is_more_than_low() -> None:
    """That of the moderate band, or of the high one where there is none; else there is none."""
    assert a_set("peers", PEERS).threshold == 3
    assert a_set("peers", (("low", 0, 3), ("high", 4, 8))).threshold == 4
    assert a_set("peers", (("low", 0, 8),)).threshold is None
    assert a_set(spans=(("negative", 0, 4), ("positive", 5, 20))).threshold == 5


def test_a_score_is_found_in_its_band() -> None:
    """Each band at its edges."""
    peers = a_set("peers", PEERS)
    found = [peers.band_of(score).level.value for score in (0, 2, 3, 5, 6, 8)]
    assert found == ["low", "low", "moderate", "moderate", "high", "high"]


def test_a_scale_tells_its_scores() -> None:
    """In words that a fault can use."""
    assert a_scale(minimum=1, maximum=10).accepted == "a whole number from 1 to 10"


def test_a_tool_knows_what_nobody_has_read() -> None:
    """Scales whose maximum or whose bands are not verified, each once."""
    unread = a_scale("peers", verified=False)
    tool = a_tool(a_set(verified=False), a_set("peers", PEERS, verified=False), scales=(unread,))
    assert tool.unverified == ("peers", "total")
    assert a_tool().unverified == ()


def test_a_tool_gives_every_place_that_it_cites() -> None:
    """Of its validity, its scales and its bands."""
    tool = a_tool(a_set(source="NORMS", place="table 2"))
    assert [str(citation) for citation in tool.citations()] == [
        "LIB an assessment holds for 12 months",
        *["COUNTY page 1"] * 3,
        "NORMS table 2",
    ]


def test_a_screening_is_of_a_kind_of_its_own() -> None:
    """Substance use and mental health, and no other."""
    assert a_screening(("positive", 0, 20)).is_screening
    assert a_tool(kind=AssessmentKind.MENTAL_HEALTH).is_screening
    assert not a_tool().is_screening


def test_a_tool_may_have_no_total() -> None:
    """Then its scales are all that it has."""
    assert [scale.id for scale in a_tool().all_scales] == ["total", "peers", "neighborhood"]
    assert [scale.id for scale in a_tool(total=None).all_scales] == ["peers", "neighborhood"]


def test_an_assessment_usually_holds_for_a_year() -> None:
    """By this library's own choice, which a file can replace."""
    assert (a_tool().validity, USUAL_VALIDITY.months) == (USUAL_VALIDITY, 12)
    assert USUAL_VALIDITY.source == "LIB"
