"""Which bands hold: agency, norm group, day."""

import datetime
from typing import Any

import pytest

from rnr_caseplan.instruments import BandSet, Instrument
from rnr_caseplan.instruments.choosing import choose_bands
from rnr_caseplan.policy.values import Effective
from tests.unit.instruments.tools import PEERS, TODAY, a_set, a_tool, scores_of

GROUPS = (("first", "the first group"), ("second", "the second group"))
AGENCIES = (("north", "the northern office"), ("south", "the southern office"))
CHANGE = datetime.date(2020, 7, 23)
OTHER = (("low", 0, 9), ("moderate", 10, 14), ("high", 15, 20))


def chosen(tool: Instrument, scale: str = "total", **facts: Any) -> tuple[BandSet | None, str]:
    """Give the bands that hold and the rule that says so."""
    decided = choose_bands(scale, scores_of(**facts), tool)
    return decided.value, decided.reasons[0].rule


def a_tool_of(*sets: BandSet) -> Instrument:
    """Give a tool that knows two groups and two agencies."""
    return a_tool(*sets, norm_groups=GROUPS, agencies=AGENCIES)


def test_bands_for_everybody_need_no_group_and_no_agency() -> None:
    """What is told all the same makes no difference."""
    tool = a_tool()
    for facts in ({}, {"norm_group": "first"}, {"agency": "north"}):
        assert chosen(tool, **facts) == (tool.band_sets[0], "scores.bands")
    assert chosen(tool, "peers")[0] == tool.band_sets[1]


def test_a_scale_without_bands_says_so() -> None:
    """On any day, for any agency."""
    decided = choose_bands("neighborhood", scores_of(agency="north"), a_tool())
    assert decided.value is None
    assert decided.reasons[0].rule == "scores.no_bands"
    assert decided.reasons[0].fact("on") == TODAY.isoformat()


def test_an_agencys_own_bands_go_before_the_tools() -> None:
    """Where the agency is told; one that has none of its own uses the tool's."""
    own, general = a_set(spans=OTHER, agency="north"), a_set()
    tool = a_tool_of(own, general)
    assert chosen(tool, agency="north")[0] == own
    assert chosen(tool, agency="south")[0] == general
    assert chosen(tool)[0] == general


def test_an_agency_that_is_not_known_is_asked_for() -> None:
    """Where bands differ by agency, a name that is misspelt gives no bands."""
    tool = a_tool_of(a_set(agency="north"), a_set(), a_set("peers", PEERS))
    found = choose_bands("total", scores_of(agency="nroth"), tool)
    assert found.value is None
    assert found.reasons[0].rule == "scores.agency_unknown"
    assert found.reasons[0].fact("accepted") == ("north", "south")
    assert "nroth" not in found.why
    assert chosen(tool, "peers", agency="nroth")[0] == tool.band_sets[2]


def test_bands_that_are_all_agencies_need_the_agency() -> None:
    """Nobody else's are taken; an agency without bands of its own has none."""
    tool = a_tool_of(a_set(agency="north"))
    found = choose_bands("total", scores_of(), tool)
    assert (found.value, found.reasons[0].rule) == (None, "scores.agency_needed")
    assert found.reasons[0].fact("accepted") == ("north",)
    assert chosen(tool, agency="south") == (None, "scores.no_bands")
    assert chosen(tool, agency="north")[0] == tool.band_sets[0]


def test_bands_that_differ_by_group_need_the_group() -> None:
    """It is never read from anything else."""
    first, second = a_set(norm_group="first"), a_set(spans=OTHER, norm_group="second")
    tool = a_tool_of(first, second)
    assert chosen(tool, norm_group="first") == (first, "scores.bands")
    assert chosen(tool, norm_group="second") == (second, "scores.bands")
    found = choose_bands("total", scores_of(), tool)
    assert (found.value, found.reasons[0].rule) == (None, "scores.norm_group_needed")
    assert found.reasons[0].fact("accepted") == ("first", "second")
    unknown = choose_bands("total", scores_of(norm_group="third"), tool)
    assert (unknown.value, unknown.reasons[0].rule) == (None, "scores.norm_group_unknown")
    assert "third" not in unknown.why


def test_equal_bands_of_all_groups_need_no_group() -> None:
    """Where nothing differs, nothing must be told; a group that is told has its own citation."""
    first = a_set(norm_group="first")
    second = a_set(norm_group="second", place="page 2")
    tool = a_tool_of(first, second)
    assert chosen(tool)[0] == first
    assert chosen(tool, norm_group="second")[0] == second
    assert chosen(tool, norm_group="third")[0] == first


def test_a_group_without_bands_has_none() -> None:
    """The bands of another group are not taken for it."""
    tool = a_tool_of(a_set(norm_group="first"))
    assert chosen(tool, norm_group="first")[0] == tool.band_sets[0]
    assert chosen(tool, norm_group="second") == (None, "scores.no_bands_for_group")
    assert chosen(tool) == (None, "scores.norm_group_needed")


@pytest.mark.parametrize(
    ("day", "group", "place"),
    [
        (CHANGE - datetime.timedelta(days=1), None, 0),
        (CHANGE - datetime.timedelta(days=1), "first", 0),
        (CHANGE, "first", 1),
        (CHANGE, "second", 2),
        (CHANGE, None, None),
    ],
)
def test_the_bands_of_the_day_of_the_assessment_hold(
    day: datetime.date, group: str | None, place: int | None
) -> None:
    """From the first day on bands for groups take the place of those for everybody."""
    tool = a_tool_of(
        a_set(),
        a_set(norm_group="first", starts_on=CHANGE),
        a_set(spans=OTHER, norm_group="second", starts_on=CHANGE),
    )
    expected = None if place is None else tool.band_sets[place]
    assert chosen(tool, assessed_on=day, norm_group=group)[0] == expected


def test_later_bands_for_everybody_take_the_place_of_those_for_groups() -> None:
    """The latest hold, whomever they are for."""
    late = a_set(spans=OTHER, starts_on=CHANGE)
    tool = a_tool_of(a_set(norm_group="first"), a_set(norm_group="second"), late)
    assert chosen(tool)[0] == late
    assert chosen(tool, norm_group="second")[0] == late


def test_before_the_first_day_there_are_no_bands() -> None:
    """The day itself has them."""
    tool = a_tool_of(a_set(starts_on=CHANGE))
    assert chosen(tool, assessed_on=CHANGE)[0] == tool.band_sets[0]
    before = CHANGE - datetime.timedelta(days=1)
    assert chosen(tool, assessed_on=before) == (None, "scores.no_bands")


@pytest.mark.parametrize(
    ("facts", "told"),
    [
        ({}, "total is read by the bands of the tool for everybody, since 2000-01-01"),
        (
            {"norm_group": "first", "agency": "north"},
            "total is read by the bands of north for first, since 2000-01-01",
        ),
        ({"effective": Effective.UNKNOWN}, "since a day that is not known"),
        ({"effective": Effective.ALWAYS}, "since always"),
    ],
)
def test_the_reason_tells_whose_bands_hold(facts: dict[str, Any], told: str) -> None:
    """With the place that states them."""
    tool = a_tool_of(a_set(**facts, place="table 2"))
    found = choose_bands("total", scores_of(norm_group="first", agency="north"), tool)
    assert told in found.why
    assert found.why.endswith("(COUNTY table 2)")
