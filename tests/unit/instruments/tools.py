"""Small tools for the tests: two scales and a total of 20, and files that describe the same."""

import datetime
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import AssessmentKind, PolicyError
from rnr_caseplan.instruments import (
    Band,
    BandLevel,
    BandSet,
    Instrument,
    Scale,
    ScoredAssessment,
    Scores,
    load_instrument,
    score_assessment,
)

TODAY = datetime.date(2026, 11, 21)
LONG_AGO = datetime.date(2000, 1, 1)
THREE = (("low", 0, 4), ("moderate", 5, 9), ("high", 10, 20))
PEERS = (("low", 0, 2), ("moderate", 3, 5), ("high", 6, 8))

TOOL = """
name = "county-tool"
version = "1"
title = "A county's tool"
kind = "criminogenic"

[sources.COUNTY]
title = "Scoring sheet"
publisher = "A county"
where = "its shelf"

[norm_groups]
first = "the first group"
second = "the second group"

[agencies]
north = "the northern office"

[total]
title = "total"
maximum = 20
source = "COUNTY"
place = "page 1"

[scales.peers]
title = "peers"
maximum = 8
domain = "antisocial_companions"
source = "COUNTY"
place = "page 2"

[[bands.total]]
from = 2020-01-01
source = "COUNTY"
place = "page 3"
value = [
  { level = "low", at_least = 0, at_most = 9 },
  { level = "high", at_least = 10, at_most = 20, word = "maximum" },
]

[[bands.peers]]
from = 2020-01-01
source = "COUNTY"
place = "page 4"
value = [
  { level = "low", at_least = 0, at_most = 3 },
  { level = "moderate", at_least = 4, at_most = 8 },
]
"""


def a_source() -> dict[str, Any]:
    """Give a place in a source."""
    return {"source": "COUNTY", "place": "page 1"}


def bands(*spans: tuple[str, int, int]) -> tuple[Band, ...]:
    """Give bands by level, lowest and highest score."""
    return tuple(
        Band(level=BandLevel(level), at_least=lowest, at_most=highest)
        for level, lowest, highest in spans
    )


def a_set(
    scale: str = "total", spans: Iterable[tuple[str, int, int]] = THREE, **facts: Any
) -> BandSet:
    """Give a set of bands that began long ago."""
    usual: dict[str, Any] = {"starts_on": LONG_AGO, "value": bands(*spans), **a_source()}
    return BandSet(scale=scale, **{**usual, **facts})


def a_scale(name: str = "peers", maximum: int = 8, **facts: Any) -> Scale:
    """Give a scale."""
    return Scale(id=name, title=name, maximum=maximum, **{**a_source(), **facts})


def a_tool(*sets: BandSet, **facts: Any) -> Instrument:
    """Give a tool with a total of 20, and scales for peers and for the neighborhood."""
    usual: dict[str, Any] = {
        "name": "county-tool",
        "version": "1",
        "title": "A county's tool",
        "kind": AssessmentKind.CRIMINOGENIC,
        "on": TODAY,
        "sources": (),
        "total": a_scale("total", 20),
        "scales": (
            a_scale("peers", 8, domain="antisocial_companions"),
            a_scale("neighborhood", 3),
        ),
        "band_sets": sets or (a_set(), a_set("peers", PEERS)),
    }
    return Instrument(**{**usual, **facts})


def a_screening(*spans: tuple[str, int, int], **facts: Any) -> Instrument:
    """Give a screening for substance use with a total of 20."""
    usual: dict[str, Any] = {
        "name": "screening",
        "kind": AssessmentKind.SUBSTANCE_USE,
        "total": a_scale("total", 20, domain="substance_use"),
        "scales": (),
    }
    return a_tool(a_set(spans=spans), **{**usual, **facts})


def scores_of(**facts: Any) -> Scores:
    """Give the scores of an assessment of today."""
    return Scores(**{"instrument": "county-tool", "assessed_on": TODAY, **facts})


def scored(
    tool: Instrument | None = None, as_of: datetime.date = TODAY, **facts: Any
) -> ScoredAssessment:
    """Score an assessment by a tool."""
    used = tool or a_tool()
    return score_assessment(scores_of(**{"instrument": used.name, **facts}), used, as_of=as_of)


def faults_of(folder: Path, text: str, name: str = "tool.toml") -> list[tuple[str, str, str]]:
    """Write a file that cannot load, and give each fault: path, problem, what is accepted."""
    file = folder / name
    file.write_text(text, encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_instrument(file, on=TODAY)
    return [
        (fault.path.removeprefix(f"{name}: "), fault.problem, fault.expected)
        for fault in caught.value.faults
    ]


def loaded(folder: Path, text: str, on: datetime.date = TODAY) -> Instrument:
    """Write a file and load it."""
    file = folder / "tool.toml"
    file.write_text(text, encoding="utf-8")
    return load_instrument(file, on=on)
