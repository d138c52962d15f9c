"""Finding a tool's file, and building on another."""

import datetime
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import InputError, NotFoundError, PolicyError
from rnr_caseplan.instruments import bundled_instruments, load_instrument
from tests.unit.instruments.tools import TODAY, TOOL, faults_of, loaded

HEADER = 'name = "county"\nversion = "1"\ntitle = "A county"\n'
SOURCE = '[sources.COUNTY]\ntitle = "a"\npublisher = "b"\nwhere = "c"\n'
ON_PCRA = f'{HEADER}extends = "pcra"\n{SOURCE}'
BANDS = """
[[bands.total]]
from = 2026-01-01
source = "COUNTY"
place = "page 1"
value = [
  { level = "low", at_least = 0, at_most = 9 },
  { level = "high", at_least = 10, at_most = 18 },
]
"""
SCALE = """
[scales.peers]
title = "peers"
maximum = 3
domain = "antisocial_companions"
source = "COUNTY"
place = "page 2"
"""


@pytest.mark.parametrize("name", bundled_instruments())
def test_bundled_tools_are_loaded_by_name(name: str) -> None:
    """On either end of the calendar; before the first day of bands they are not seen."""
    assert load_instrument(name, on=TODAY).name == name
    assert load_instrument(name, on=datetime.date.max).on == datetime.date.max
    first = load_instrument(name, on=datetime.date.min)
    assert {found.starts_on for found in first.band_sets} <= {datetime.date.min}


def test_later_bands_are_not_seen(tmp_path: Path) -> None:
    """Those that begin on the day itself are."""
    first = datetime.date(2020, 1, 1)
    assert len(loaded(tmp_path, TOOL, on=first).band_sets) == 2
    assert loaded(tmp_path, TOOL, on=first - datetime.timedelta(days=1)).band_sets == ()


def test_a_name_that_is_not_bundled_says_which_are() -> None:
    """The exception lists them."""
    with pytest.raises(NotFoundError) as caught:
        load_instrument("nowhere", on=TODAY)
    assert caught.value.kind == "bundled instrument"
    assert set(bundled_instruments()) < set(caught.value.accepted)


def test_a_file_is_loaded_by_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Path objects, text with a folder, and text that ends in .toml."""
    file = tmp_path / "tool.toml"
    file.write_text(TOOL, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    for named in (file, str(file), "tool.toml", "./tool.toml", Path("tool.toml")):
        assert load_instrument(named, on=TODAY).name == "county-tool"


def test_a_file_that_is_not_there_is_the_operating_systems_error(tmp_path: Path) -> None:
    """With the file's name."""
    with pytest.raises(FileNotFoundError):
        load_instrument(tmp_path / "missing.toml", on=TODAY)


@pytest.mark.parametrize(
    "day", [None, "2026-11-21", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)]
)
def test_a_day_is_a_day(day: Any) -> None:
    """Text and times of day are none."""
    with pytest.raises(InputError) as caught:
        load_instrument("pcra", on=day)
    assert [fault.path for fault in caught.value.faults] == ["on"]


def test_a_file_that_is_no_toml_says_so(tmp_path: Path) -> None:
    """With the file's name first."""
    file = tmp_path / "tool.toml"
    file.write_text("name = ", encoding="utf-8")
    with pytest.raises(PolicyError, match=r"^tool\.toml: document: is not valid TOML"):
        load_instrument(file, on=TODAY)


def test_an_agency_puts_its_bands_on_a_bundled_tool(tmp_path: Path) -> None:
    """From their first day on; before it the tool's own hold, and all else is inherited."""
    tool = loaded(tmp_path, ON_PCRA + BANDS + SCALE)
    assert (tool.name, tool.kind.value, tool.validity.months) == ("county", "criminogenic", 12)
    assert (tool.total is not None and tool.total.maximum) == 18
    assert [scale.id for scale in tool.scales] == ["peers"]
    assert [(str(found.citation), found.starts_on.year) for found in tool.band_sets] == [
        ("PCRA risk categories", 1),
        ("COUNTY page 1", 2026),
    ]
    assert {source.id for source in tool.sources} == {"PCRA", "LIB", "COUNTY"}


def test_an_agency_names_itself_beside_the_tools_own_bands(tmp_path: Path) -> None:
    """Then the tool's bands stay for everybody else."""
    text = ON_PCRA + '[agencies]\nnorth = "the north"\n'
    text += BANDS.replace("from =", 'agency = "north"\nfrom =')
    tool = loaded(tmp_path, text)
    assert [found.agency for found in tool.band_sets] == [None, "north"]


def test_a_file_may_replace_scales_and_what_is_said_once(tmp_path: Path) -> None:
    """The total, a scale, the validity, the addition; bands must fit the new scale."""
    base = tmp_path / "base.toml"
    base.write_text(TOOL, encoding="utf-8")
    text = f'{HEADER}extends = "base.toml"\nadds_up = true\n'
    text += '[validity]\nmonths = 3\nsource = "COUNTY"\nplace = "page 9"\n'
    text += SCALE.replace("maximum = 3", "maximum = 8")
    tool = loaded(tmp_path, text)
    assert (tool.validity.months, tool.adds_up) == (3, True)
    assert [str(scale.citation) for scale in tool.scales] == ["COUNTY page 2"]
    ((path, problem, _),) = faults_of(tmp_path, text.replace("maximum = 8", "maximum = 9"))
    assert path == "bands.peers of the extended tool.value[1].at_most"
    assert problem == "leaves a gap after it at 9"


@pytest.mark.parametrize(
    ("extends", "problem"),
    [
        ('"nowhere"', "names no bundled tool"),
        ('"missing.toml"', "names a file that cannot be read"),
        ('"tool.toml"', "extends itself, perhaps through another tool"),
        ('"other.toml"', "extends itself, perhaps through another tool"),
        (r'"a\nb"', "is no name and no path"),
        ("1", "is of the wrong kind"),
        ('" "', "is blank"),
    ],
)
def test_a_tool_that_cannot_be_built_on_is_told(tmp_path: Path, extends: str, problem: str) -> None:
    """Only that is told, as what it would have given is not known; other faults are too."""
    other = tmp_path / "other.toml"
    other.write_text(f'{HEADER}extends = "tool.toml"\n', encoding="utf-8")
    text = f"{HEADER}extends = {extends}\n" + BANDS.replace("from =", 'agency = "north"\nfrom =')
    if extends == '"other.toml"':
        file = tmp_path / "tool.toml"
        file.write_text(text, encoding="utf-8")
        with pytest.raises(PolicyError, match=problem):
            load_instrument(file, on=TODAY)
        return
    found = faults_of(tmp_path, text)
    assert (found[0][0], found[0][1]) == ("extends", problem)
    assert {path for path, _, _ in found} == {"extends"}
    worse = faults_of(tmp_path, text.replace("at_least = 10", "at_least = 11"))
    assert "bands.total[0].value[1].at_least" in {path for path, _, _ in worse}


def test_the_kind_of_an_extended_tool_stays(tmp_path: Path) -> None:
    """Another kind is refused; the same may be said again."""
    again = ON_PCRA.replace("extends", 'kind = "criminogenic"\nextends')
    assert loaded(tmp_path, again + BANDS).kind.value == "criminogenic"
    other = ON_PCRA.replace("extends", 'kind = "mental_health"\nextends')
    assert ("kind", "is not that of the extended tool", "criminogenic") in faults_of(
        tmp_path, other
    )


def test_a_source_of_the_extended_tool_keeps_its_id(tmp_path: Path) -> None:
    """Another document needs another id."""
    text = ON_PCRA + SOURCE.replace("COUNTY", "PCRA")
    ((path, problem, _),) = faults_of(tmp_path, text)
    assert (path, problem) == ("sources.PCRA", "is the id of another source in the extended tool")


def test_a_fault_in_the_extended_file_names_that_file(tmp_path: Path) -> None:
    """And not the one that builds on it."""
    (tmp_path / "base.toml").write_text("name = 1\n", encoding="utf-8")
    file = tmp_path / "tool.toml"
    file.write_text(f'{HEADER}extends = "base.toml"\n', encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_instrument(file, on=TODAY)
    assert all(fault.path.startswith("base.toml: ") for fault in caught.value.faults)
