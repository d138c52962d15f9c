"""What one assessment says."""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import InputError, Level, Need, RiskLevel
from rnr_caseplan.instruments import Scores, score_assessment
from tests.unit.instruments.tools import (
    PEERS,
    TODAY,
    a_scale,
    a_screening,
    a_set,
    a_tool,
    bands,
    scored,
    scores_of,
)


def test_a_total_gives_the_risk_level_of_its_band() -> None:
    """At each edge, with the place that states the bands."""
    levels = []
    for total in (0, 4, 5, 9, 10, 20):
        found = scored(total=total).risk_level
        assert found is not None
        levels.append(found.value.value)
    assert levels == ["low", "low", "moderate", "moderate", "high", "high"]


def test_the_reasons_of_a_risk_level_say_which_band_and_whose() -> None:
    """The deciding one first."""
    found = scored(total=9).risk_level
    assert found is not None
    assert [reason.rule for reason in found.reasons] == ["scores.risk_band", "scores.bands"]
    assert found.reasons[0].sentence == (
        "county-tool: a total of 9 of 20 lies in 5 to 9, which is moderate (COUNTY page 1)"
    )


@pytest.mark.parametrize(
    "level", [level for level in RiskLevel if level is not RiskLevel.UNKNOWN], ids=str
)
def test_every_risk_level_can_be_said_by_a_total(level: RiskLevel) -> None:
    """Also those between low and moderate, and beyond high."""
    tool = a_tool(a_set(spans=((level.value, 0, 20),)))
    found = scored(tool, total=3).risk_level
    assert found is not None
    assert found.value is level


def test_a_scale_gives_a_need_with_all_that_is_known_of_it() -> None:
    """Level, score, maximum, threshold, the tool, the day and the tool's own word."""
    low, high = bands(("low", 0, 3), ("high", 4, 8))
    tool = a_tool(a_set(), a_set("peers", value=(low, evolve(high, word="maximum"))))
    (need,) = scored(tool, scales=(("peers", 6),)).needs
    assert need.value == Need(
        id="antisocial_companions",
        domain="antisocial_companions",
        level=Level.HIGH,
        score=6,
        max_score=8,
        threshold=4,
        assessed_with="county-tool",
        assessed_on=TODAY,
        band="maximum",
    )
    assert need.reasons[0].sentence == (
        "county-tool: 6 of 8 on peers lies in 4 to 8, which is high (COUNTY page 1)"
    )


def test_without_a_word_of_its_own_a_band_is_told_by_its_level() -> None:
    """So that the need says which band it was."""
    (need,) = scored(scales=(("peers", 4),)).needs
    assert (need.value.band, need.value.threshold) == ("moderate", 3)


def test_a_scale_without_a_domain_has_a_level_and_no_need() -> None:
    """It is told all the same."""
    tool = a_tool(a_set("neighborhood", (("low", 0, 1), ("high", 2, 3))))
    found = scored(tool, scales=(("neighborhood", 2),)).scales[1]
    assert (found.id, found.level.value, found.need) == ("neighborhood", Level.HIGH, None)
    assert (found.score, found.maximum, found.threshold, found.band) == (2, 3, 2, "high")


@pytest.mark.parametrize(
    ("facts", "rule"),
    [
        ({}, "scores.missing"),
        ({"total": 21, "scales": (("peers", 9),)}, "scores.out_of_range"),
        ({"unanswered": (("peers", 1),)}, "scores.half_answered"),
        ({"assessed_on": datetime.date(2020, 1, 1)}, "scores.stale"),
        ({"assessed_on": datetime.date(2026, 11, 22)}, "scores.not_yet"),
    ],
)
def test_what_cannot_be_used_is_unknown_and_has_no_score(facts: dict[str, Any], rule: str) -> None:
    """The risk level and the need, each with the reason, and nothing that could be ranked by."""
    given = {"total": 7, "scales": (("peers", 4),)} if facts else {}
    found = scored(**{**given, **facts})
    assert found.risk_level is not None
    assert found.risk_level.value is RiskLevel.UNKNOWN
    assert rule in {reason.rule for reason in found.risk_level.reasons}
    (need,) = found.needs
    assert need.value.level is Level.UNKNOWN
    assert (need.value.score, need.value.threshold, need.value.band) == (None, None, None)
    assert (need.value.max_score, need.value.assessed_with) == (8, "county-tool")
    assert rule in {reason.rule for reason in need.reasons}


def test_a_score_without_bands_is_kept() -> None:
    """The score is sound, and only its level is not known."""
    (need,) = scored(a_tool(a_set()), scales=(("peers", 4),)).needs
    assert (need.value.level, need.value.score) == (Level.UNKNOWN, 4)
    assert [reason.rule for reason in need.reasons] == ["scores.no_bands"]


def test_every_ground_is_told_at_once() -> None:
    """Those of the day, of the score, and of the bands."""
    tool = a_tool(a_set(norm_group="first"), norm_groups=(("first", "x"), ("second", "y")))
    found = scored(tool, total=21, assessed_on=datetime.date(2020, 1, 1)).risk_level
    assert found is not None
    assert [reason.rule for reason in found.reasons] == [
        "scores.stale",
        "scores.out_of_range",
        "scores.norm_group_needed",
    ]


def test_a_contradiction_leaves_everything_unknown() -> None:
    """Nobody could say which of the two is wrong."""
    found = scored(a_tool(adds_up=True), total=3, scales=(("peers", 4),))
    assert [reason.rule for reason in found.issues] == [
        "scores.contradict",
        "scores.missing",
    ]
    assert found.needs[0].value.level is Level.UNKNOWN


def test_numbers_that_nobody_has_read_say_so() -> None:
    """Of the bands, or of the scale's maximum, and cite their place."""
    tool = a_tool(
        a_set(verified=False, place="page 3"),
        a_set("peers", PEERS),
        scales=(a_scale(domain="antisocial_companions", verified=False, place="page 2"),),
    )
    found = scored(tool, total=7, scales=(("peers", 4),))
    assert found.risk_level is not None
    for reasons, place in ((found.risk_level.reasons, 3), (found.needs[0].reasons, 2)):
        assert reasons[-1].rule == "scores.unverified"
        assert str(reasons[-1].citation) == f"COUNTY page {place}"


def test_a_combined_scale_says_what_to_confirm() -> None:
    """In the need's text, and as the last reason, also where the level is unknown."""
    note = "combined scale: confirm which"
    tool = a_tool(a_set("peers", PEERS), scales=(a_scale(domain="employment", note=note),))
    for scales in ((("peers", 4),), ()):
        (need,) = scored(tool, scales=scales).needs
        assert need.value.text == note
        assert need.reasons[-1].sentence == f"peers: {note} (COUNTY page 1)"


def test_a_tool_without_a_total_says_no_risk_level() -> None:
    """It has needs all the same."""
    found = scored(a_tool(total=None), scales=(("peers", 4),))
    assert found.risk_level is None
    assert [need.value.level for need in found.needs] == [Level.MODERATE]


SCREEN = (("negative", 0, 4), ("positive", 5, 20))


def test_a_negative_screening_gives_no_need() -> None:
    """It says no risk level either."""
    found = scored(a_screening(*SCREEN), total=4)
    assert (found.risk_level, found.needs, found.issues) == (None, (), ())
    (total,) = found.scales
    assert (total.id, total.band, total.level.value) == ("total", "negative", Level.LOW)
    assert total.level.reasons[0].rule == "scores.negative"


def test_a_positive_screening_calls_for_an_assessment() -> None:
    """It gives a need of unknown level, with its score and the reason."""
    found = scored(a_screening(*SCREEN), total=5)
    (need,) = found.needs
    assert (need.value.domain, need.value.level) == ("substance_use", Level.UNKNOWN)
    assert (need.value.score, need.value.threshold, need.value.band) == (5, 5, "positive")
    assert need.reasons[0].sentence == (
        "screening: 5 of 20 lies in 5 to 20, which is positive: assess (COUNTY page 1)"
    )
    assert [reason.rule for reason in found.issues] == ["scores.positive", "scores.bands"]


def test_a_screening_with_levels_gives_a_need_of_its_level() -> None:
    """Where its bands say one."""
    (need,) = scored(a_screening(*PEERS[:2], ("high", 6, 20)), total=6).needs
    assert need.value.level is Level.HIGH


def test_scores_of_scales_that_the_tool_does_not_have_are_noticed() -> None:
    """Also counts of unanswered items; the name is not repeated, as it may be anybody's."""
    given: list[dict[str, Any]] = [
        {"scales": (("zqx", 1),)},
        {"scales": (("total", 1),)},
        {"unanswered": (("zqx", 0),)},
    ]
    for facts in given:
        (reason,) = scored(**facts).noticed
        assert reason.rule == "scores.other_scale"
        assert reason.fact("accepted") == ("peers", "neighborhood")
        assert "zqx" not in reason.sentence
    assert scored(unanswered=(("total", 0), ("peers", 0))).noticed == ()


@pytest.mark.parametrize(
    ("scores", "tool", "as_of", "paths"),
    [
        (None, a_tool(), TODAY, ["scores"]),
        (scores_of(), "county-tool", TODAY, ["instrument"]),
        (scores_of(), a_tool(), "2026-11-21", ["as_of"]),
        (Scores(instrument="other", assessed_on=TODAY), a_tool(), TODAY, ["scores.instrument"]),
        (None, None, None, ["scores", "instrument", "as_of"]),
    ],
)
def test_malformed_arguments_are_refused(
    scores: Any, tool: Any, as_of: Any, paths: list[str]
) -> None:
    """All of them at once; scores of another tool are malformed too."""
    with pytest.raises(InputError) as caught:
        score_assessment(scores, tool, as_of=as_of)
    assert [fault.path for fault in caught.value.faults] == paths
