"""Reading one tool's file: what it gives, and every fault with its key."""

import datetime
from pathlib import Path

import pytest

from rnr_caseplan import AssessmentKind
from rnr_caseplan.instruments.instrument import (
    NEED_LEVELS,
    RISK_LEVELS,
    SCREENING_LEVELS,
    BandLevel,
)
from rnr_caseplan.instruments.reading import levels_of
from tests.unit.instruments.tools import TOOL, faults_of, loaded

SCREENING = TOOL.replace('"criminogenic"', '"substance_use"').replace(
    "maximum = 20\n", 'maximum = 20\ndomain = "substance_use"\n'
)
BANDS_OF_TOTAL = TOOL[TOOL.index("[[bands.total]]") : TOOL.index("[[bands.peers]]")]


def paths_of(folder: Path, text: str) -> list[str]:
    """Give the path of each fault of a file."""
    return [path for path, _, _ in faults_of(folder, text)]


def test_a_file_gives_a_tool(tmp_path: Path) -> None:
    """With its scales, its bands and their places."""
    tool = loaded(tmp_path, TOOL)
    assert (tool.name, tool.version, tool.title) == ("county-tool", "1", "A county's tool")
    assert tool.kind is AssessmentKind.CRIMINOGENIC
    assert (tool.total is not None and tool.total.id) == "total"
    assert [(scale.id, scale.domain) for scale in tool.scales] == [
        ("peers", "antisocial_companions")
    ]
    assert dict(tool.norm_groups) == {"first": "the first group", "second": "the second group"}
    assert dict(tool.agencies) == {"north": "the northern office"}
    assert [(found.scale, found.starts_on) for found in tool.band_sets] == [
        ("total", datetime.date(2020, 1, 1)),
        ("peers", datetime.date(2020, 1, 1)),
    ]
    assert [band.word for band in tool.band_sets[0].value] == [None, "maximum"]
    assert str(tool.band_sets[0].citation) == "COUNTY page 3"
    assert (tool.validity.months, tool.adds_up, tool.sources[0].id) == (12, False, "COUNTY")


def test_a_file_can_say_how_long_an_assessment_holds(tmp_path: Path) -> None:
    """And whether the total is the sum of all items."""
    text = "adds_up = true\n" + TOOL
    text += '[validity]\nmonths = 6\nsource = "COUNTY"\nplace = "page 9"\n'
    tool = loaded(tmp_path, text)
    assert (tool.validity.months, tool.adds_up) == (6, True)


def test_a_screening_is_a_tool_of_its_own_kind(tmp_path: Path) -> None:
    """Its bands may say negative and positive."""
    text = SCREENING.replace('level = "low", at_least = 0, at_most = 9', NEGATIVE).replace(
        'level = "high", at_least = 10', 'level = "positive", at_least = 10'
    )
    tool = loaded(tmp_path, text)
    assert tool.is_screening
    assert [band.level.value for band in tool.band_sets[0].value] == ["negative", "positive"]


NEGATIVE = 'level = "negative", at_least = 0, at_most = 9'


@pytest.mark.parametrize(
    ("old", "new", "paths"),
    [
        ('name = "county-tool"\n', "", ["name"]),
        ('version = "1"', "version = 1", ["version"]),
        ('title = "A county\'s tool"', 'title = " "', ["title"]),
        ('kind = "criminogenic"\n', "", ["kind"]),
        ('kind = "criminogenic"', 'kind = "guesswork"', ["kind"]),
        ('kind = "criminogenic"', 'kind = "criminogenic"\ncolor = "red"', ["color"]),
        ('kind = "criminogenic"', 'kind = "criminogenic"\nadds_up = 1', ["adds_up"]),
        ('publisher = "A county"', 'publisher = ""', ["sources.COUNTY.publisher"]),
        ('where = "its shelf"\n', "", ["sources.COUNTY.where"]),
        ('first = "the first group"', 'First = "x"', ["norm_groups.First"]),
        ('north = "the northern office"', "north = 1", ["agencies.north"]),
        ("[total]\n", "[total]\ndomain = 'employment'\n", ["total.domain"]),
        ("[total]\n", "[total]\nid = 'total'\n", ["total.id"]),
        ("maximum = 8\n", "maximum = 8\nminimum = 8\n", ["scales.peers.minimum"]),
        ("maximum = 8\n", "maximum = 8\ntexts = []\n", ["scales.peers.texts"]),
        ("maximum = 8\n", "", ["scales.peers.maximum"]),
        ("[scales.peers]", "[scales.agency]", ["scales.agency", "bands.peers"]),
        (
            "[scales.peers]",
            "[scales.unanswered_peers]",
            ["scales.unanswered_peers", "bands.peers"],
        ),
        ("[scales.peers]", "[scales.Peers]", ["scales.Peers.id", "bands.peers"]),
        ("[[bands.peers]]", "[[bands.friends]]", ["bands.friends"]),
        (
            'from = 2020-01-01\nsource = "COUNTY"\nplace = "page 4"\n',
            "",
            [
                "bands.peers[0].from",
                "bands.peers[0].source",
                "bands.peers[0].place",
            ],
        ),
        (
            'place = "page 4"',
            'place = "page 4"\nnorm_group = "third"',
            ["bands.peers[0].norm_group"],
        ),
        ('place = "page 4"', 'place = "page 4"\nagency = "south"', ["bands.peers[0].agency"]),
        ('place = "page 4"', 'place = "page 4"\nvalid = true', ["bands.peers[0].valid"]),
        (
            'place = "page 4"',
            'place = "page 4"\nstarts_on = 2020-01-01',
            ["bands.peers[0].starts_on"],
        ),
        ("at_least = 4,", "at_least = 5,", ["bands.peers[0].value[1].at_least"]),
        ('level = "moderate", at_least = 4', "at_least = 4", ["bands.peers[0].value[1].level"]),
        (
            'level = "moderate", at_least = 4',
            'level = "terrible", at_least = 4',
            ["bands.peers[0].value[1].level"],
        ),
        (
            'level = "moderate", at_least = 4',
            'level = "very_high", at_least = 4',
            ["bands.peers[0].value[1].level"],
        ),
        ("at_most = 8 }", "at_most = 9 }", ["bands.peers[0].value[1].at_most"]),
        ("[[bands.total]]", "[bands.total]", ["bands.total"]),
        (
            'from = 2020-01-01\nsource = "COUNTY"\nplace = "page 4"',
            'from = 2020-02-31\nsource = "COUNTY"\nplace = "page 4"',
            ["bands.peers[0].from"],
        ),
    ],
)
def test_a_fault_is_told_at_its_key(tmp_path: Path, old: str, new: str, paths: list[str]) -> None:
    """And nothing else is; what would be accepted is told."""
    assert TOOL.count(old) == 1
    found = faults_of(tmp_path, TOOL.replace(old, new))
    assert [path for path, _, _ in found] == paths
    assert all(problem and expected for _, problem, expected in found)


def test_a_source_that_is_not_listed_cannot_be_cited(tmp_path: Path) -> None:
    """Neither by a scale nor by bands; bands of a faulty scale are still looked at."""
    text = TOOL.replace('source = "COUNTY"', 'source = "STATE"').replace(
        "at_least = 4,", "at_least = 5,"
    )
    assert paths_of(tmp_path, text) == [
        "total.source",
        "scales.peers.source",
        "bands.total[0].source",
        "bands.peers[0].source",
    ]
    bad_scale = TOOL.replace("maximum = 8\n", "").replace("at_least = 4,", "at_least = 5,")
    assert paths_of(tmp_path, bad_scale) == [
        "scales.peers.maximum",
        "bands.peers[0].value[1].at_least",
    ]


def test_a_tool_needs_a_total_or_a_scale(tmp_path: Path) -> None:
    """Without either it has nothing to say."""
    text = TOOL[: TOOL.index("[total]")]
    assert paths_of(tmp_path, text) == ["total"]
    assert paths_of(tmp_path, text + BANDS_OF_TOTAL) == ["total", "bands.total"]
    scales_only = TOOL[: TOOL.index("[total]")] + TOOL[TOOL.index("[scales.peers]") :]
    assert loaded(tmp_path, scales_only.replace(BANDS_OF_TOTAL, "")).total is None


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ("total = 5\n", ["total"]),
        ("scales = []\n", ["scales", "total"]),
        ("[scales]\npeers = 5\n", ["scales.peers"]),
        (
            "sources = 1\n[total]\n",
            ["sources", "total.source", "total.place", "total.title", "total.maximum"],
        ),
        ("bands = 1\n", ["total", "bands"]),
        (
            "[bands]\ntotal = [1]\n[total]\ntitle='t'\nmaximum=5\nsource='COUNTY'\nplace='p'\n",
            ["bands.total[0]"],
        ),
        ("validity = 1\n", ["total", "validity"]),
    ],
)
def test_tables_of_the_wrong_kind_are_told(tmp_path: Path, text: str, paths: list[str]) -> None:
    """Each at its place."""
    header = 'name = "a"\nversion = "1"\ntitle = "a"\nkind = "criminogenic"\n'
    sources = (
        ""
        if "sources" in text
        else ("sources.COUNTY = { title = 'a', publisher = 'b', where = 'c' }\n")
    )
    assert paths_of(tmp_path, header + sources + text) == paths


def test_two_scales_do_not_share_a_domain(tmp_path: Path) -> None:
    """Each need is measured once; the first in the file has it."""
    text = TOOL + (
        "[scales.friends]\ntitle = 'friends'\nmaximum = 8\ndomain = 'antisocial_companions'\n"
        "source = 'COUNTY'\nplace = 'page 2'\n"
    )
    ((path, problem, _),) = faults_of(tmp_path, text)
    assert (path, problem) == ("scales.friends.domain", "is that of peers too")


def test_a_screening_says_what_it_screens_for(tmp_path: Path) -> None:
    """Its total has a domain."""
    text = TOOL.replace('"criminogenic"', '"mental_health"')
    assert faults_of(tmp_path, text) == [
        ("total.domain", "is missing", "the domain that is screened for")
    ]


def test_bands_for_the_same_from_one_day_are_refused(tmp_path: Path) -> None:
    """Also bands for everybody beside bands for a group."""
    assert paths_of(tmp_path, TOOL + BANDS_OF_TOTAL) == ["bands.total[1]"]
    group = BANDS_OF_TOTAL.replace("from =", 'norm_group = "first"\nfrom =')
    assert paths_of(tmp_path, TOOL + group) == ["bands.total[1]"]


def test_every_fault_is_told_at_once(tmp_path: Path) -> None:
    """None hides another."""
    text = (
        TOOL.replace('version = "1"', "version = 1")
        .replace('kind = "criminogenic"', 'kind = "guesswork"')
        .replace('where = "its shelf"', "where = 1")
        .replace("maximum = 8\n", "maximum = 0\n")
        .replace("at_most = 9 }", "at_most = 8 }")
    )
    assert paths_of(tmp_path, text) == [
        "version",
        "kind",
        "sources.COUNTY.where",
        "scales.peers.maximum",
        "bands.total[0].value[1].at_least",
    ]


def test_levels_depend_on_what_is_scored() -> None:
    """A total says risk levels, a scale need levels, a screening more; of no kind, any."""
    assert levels_of("total", AssessmentKind.CRIMINOGENIC) == RISK_LEVELS
    assert levels_of("peers", AssessmentKind.CRIMINOGENIC) == NEED_LEVELS
    assert levels_of("total", AssessmentKind.MENTAL_HEALTH) == SCREENING_LEVELS
    assert levels_of("peers", None) == tuple(BandLevel)
