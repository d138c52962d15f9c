"""The published boundaries of each bundled tool: the score on each side of each edge.

A file lies in the folder of its tool and is named like a sentence. It holds ``title``,
``citation`` (the place that states its bands), ``instrument``, ``assessed_on``, perhaps
``norm_group`` and ``agency``, ``verified`` (whether somebody has read the bands at their source),
and ``[expect]``: by scale, or ``total``, the level of each score. A score that the scale does not
have is unknown.
"""

import datetime
import functools
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from rnr_caseplan import Reason
from rnr_caseplan.instruments import (
    BandSet,
    Instrument,
    Scale,
    ScoredAssessment,
    Scores,
    bundled_instruments,
    load_instrument,
    score_assessment,
)

FOLDER = Path(__file__).parent / "cases"
FILES = sorted(FOLDER.glob("*/*.toml"))
TODAY = datetime.date(2026, 11, 24)
KEYS = {
    "title",
    "citation",
    "instrument",
    "assessed_on",
    "norm_group",
    "agency",
    "verified",
    "expect",
}
OPTIONAL = {"norm_group", "agency"}


class Expected(NamedTuple):
    """One score of one scale, and its level."""

    file: str
    scale: str
    score: int
    level: str


def name_of(file: Path) -> str:
    """Give a file's tool and name."""
    return f"{file.parent.name}/{file.stem}"


@functools.cache
def case_of(file: Path) -> dict[str, Any]:
    """Read a case file."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


@functools.cache
def tool_named(name: str) -> Instrument:
    """Give a bundled tool as it is known today."""
    return load_instrument(name, on=TODAY)


def expectations() -> Iterator[Expected]:
    """Give every score of every file with its level."""
    for file in FILES:
        for scale, levels in case_of(file)["expect"].items():
            for score, level in levels.items():
                yield Expected(name_of(file), scale, int(score), level)


EXPECTED = list(expectations())


def scored(case: dict[str, Any], scale: str, score: int) -> ScoredAssessment:
    """Score one scale of a case on the day of its assessment."""
    given: dict[str, Any] = {"total": score} if scale == "total" else {"scales": ((scale, score),)}
    scores = Scores(
        instrument=case["instrument"],
        assessed_on=case["assessed_on"],
        norm_group=case.get("norm_group"),
        agency=case.get("agency"),
        **given,
    )
    return score_assessment(scores, tool_named(case["instrument"]), as_of=case["assessed_on"])


def said(found: ScoredAssessment, scale: str) -> tuple[str, tuple[Reason, ...]]:
    """Give the level of a scale, or the risk level, and why."""
    if scale == "total":
        assert found.risk_level is not None
        return found.risk_level.value.value, found.risk_level.reasons
    (level,) = [each.level for each in found.scales if each.id == scale]
    return level.value.value, level.reasons


@pytest.mark.parametrize("file", FILES, ids=name_of)
def test_a_file_holds_what_a_case_needs(file: Path) -> None:
    """It lies in the folder of its tool, says where its bands stand, and expects something."""
    case = case_of(file)
    assert set(case) - OPTIONAL == KEYS - OPTIONAL
    assert case["instrument"] == file.parent.name
    assert case["title"].strip()
    scales = {scale.id for scale in tool_named(case["instrument"]).all_scales}
    assert set(case["expect"]) <= scales
    assert all(case["expect"].values())


@pytest.mark.parametrize(
    "expected", EXPECTED, ids=lambda found: f"{found[0]}:{found[1]}:{found[2]}"
)
def test_a_score_has_the_published_level(expected: Expected) -> None:
    """By the bands that the file cites, and with what is known of them."""
    case = case_of(FOLDER / f"{expected.file}.toml")
    level, reasons = said(scored(case, expected.scale, expected.score), expected.scale)
    assert level == expected.level
    if level == "unknown":
        assert [reason.rule for reason in reasons] == ["scores.out_of_range"]
    else:
        assert str(reasons[0].citation) == case["citation"]
        unverified = [reason for reason in reasons if reason.rule == "scores.unverified"]
        assert bool(unverified) is not case["verified"]


def matches(found: BandSet, case: dict[str, Any]) -> bool:
    """Say whether a case is about a set of bands."""
    return (
        found.agency == case.get("agency")
        and found.norm_group in {None, case.get("norm_group")}
        and str(found.citation) == case["citation"]
        and found.starts_on <= case["assessed_on"]
    )


@pytest.mark.parametrize("name", bundled_instruments())
def test_every_published_edge_is_a_case(name: str) -> None:
    """For each band of each tool, its two ends, and the score beyond the ends of the scale."""
    cases = [case_of(file) for file in FILES if file.parent.name == name]
    for found in tool_named(name).band_sets:
        levels: dict[int, str] = {}
        for case in (case for case in cases if matches(found, case)):
            for score, level in case["expect"].get(found.scale, {}).items():
                if level == "unknown" or found.band_of(int(score)).level.value == level:
                    levels[int(score)] = level
        for band in found.value:
            assert levels.get(band.at_least) == band.level.value, (found, band)
            assert levels.get(band.at_most) == band.level.value, (found, band)
        assert levels.get(found.value[0].at_least - 1) == "unknown", found
        assert levels.get(found.value[-1].at_most + 1) == "unknown", found


def test_the_same_score_differs_by_norm_group() -> None:
    """ORAS-CST 24: high for one norm group, moderate for the other, unknown without one."""
    case = {"instrument": "oras-cst", "assessed_on": TODAY}
    by_group = {
        group: said(scored({**case, "norm_group": group}, "total", 24), "total")[0]
        for group in ("male", "female", None)
    }
    assert by_group == {"male": "high", "female": "moderate", None: "unknown"}


@pytest.mark.parametrize(
    ("agency", "day", "norm_group", "at_28", "at_29"),
    [
        ("idaho", datetime.date(2020, 7, 22), "male", "high", "high"),
        ("idaho", datetime.date(2020, 7, 23), "male", "moderate", "high"),
        ("idaho", datetime.date(2020, 7, 23), "female", "moderate", "moderate"),
        ("idaho", datetime.date(2020, 7, 23), None, "unknown", "unknown"),
        ("pennsylvania", datetime.date(2008, 12, 31), None, "moderate", "high"),
        ("pennsylvania", datetime.date(2009, 1, 1), None, "high", "high"),
        ("pennsylvania", datetime.date(2014, 12, 4), None, "high", "high"),
        (None, datetime.date(2026, 11, 2), None, "unknown", "unknown"),
    ],
)
def test_the_same_score_differs_by_agency_and_year(
    agency: str | None, day: datetime.date, norm_group: str | None, at_28: str, at_29: str
) -> None:
    """LSI-R 28 and 29; without an agency, nobody knows."""
    case = {
        "instrument": "lsi-r",
        "assessed_on": day,
        "agency": agency,
        "norm_group": norm_group,
    }
    found = [said(scored(case, "total", score), "total")[0] for score in (28, 29)]
    assert found == [at_28, at_29]


@pytest.mark.parametrize("name", bundled_instruments())
def test_a_bundled_tool_is_what_its_file_says(name: str) -> None:
    """It has its file's name, a title, sources for all that it cites, and no need twice."""
    tool = tool_named(name)
    assert tool.name == name
    assert tool.title
    sources = {source.id: source for source in tool.sources}
    assert {citation.source for citation in tool.citations()} <= set(sources)
    parts: tuple[Scale | BandSet, ...] = (*tool.all_scales, *tool.band_sets)
    for found in parts:
        is_read = sources[found.source].retrieved_on is not None
        assert found.verified is is_read, found
        assert is_read or sources[found.source].where.endswith("not read for this file")


def test_the_tools_of_the_design_are_bundled() -> None:
    """Four of one family, and four others."""
    assert set(bundled_instruments()) == {
        "compas",
        "ls-cmi",
        "lsi-r",
        "oras-cst",
        "oras-pit",
        "oras-rt",
        "oras-srt",
        "pcra",
    }


def test_the_need_scales_of_deciles_have_no_bands_but_an_agencys() -> None:
    """Their needs are unknown, with the reason, and keep their scores."""
    scores = Scores(
        instrument="compas", assessed_on=TODAY, total=8, scales=(("substance_abuse", 9),)
    )
    found = score_assessment(scores, tool_named("compas"), as_of=TODAY)
    (need,) = [each for each in found.needs if each.value.domain == "substance_use"]
    assert (need.value.level.value, need.value.score, need.value.threshold) == ("unknown", 9, None)
    assert [reason.rule for reason in need.reasons] == ["scores.no_bands"]


def test_a_combined_scale_gives_employment_and_a_neighborhood_no_need() -> None:
    """Criminal history gives static history; the note says what to confirm."""
    scores = Scores(
        instrument="oras-cst",
        assessed_on=TODAY,
        scales=(
            ("criminal_history", 7),
            ("education_employment_finance", 5),
            ("neighborhood", 3),
        ),
    )
    found = score_assessment(scores, tool_named("oras-cst"), as_of=TODAY)
    needs = {each.value.domain: each for each in found.needs}
    assert needs["criminal_history"].value.level.value == "high"
    assert needs["employment"].value.level.value == "high"
    assert needs["employment"].value.text == "combined scale: confirm which"
    assert needs["employment"].value.threshold == 2
    assert needs["employment"].reasons[-1].rule == "scores.combined"
    (neighborhood,) = [each for each in found.scales if each.id == "neighborhood"]
    assert (neighborhood.level.value.value, neighborhood.need) == ("high", None)
