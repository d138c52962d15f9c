"""Bands that cannot hold."""

import datetime

import pytest

from rnr_caseplan.instruments.band_faults import find_band_faults, find_clashes
from rnr_caseplan.instruments.instrument import NEED_LEVELS, BandSet
from tests.unit.instruments.tools import PEERS, a_scale, a_set, bands

GAP_BEFORE = "leaves a gap before it at "
OVERLAP = "overlaps the band before at "


def found(*spans: tuple[str, int, int]) -> list[tuple[str, str, str]]:
    """Give path, problem and what is accepted for bands of a scale from 0 to 8."""
    faults = find_band_faults("value", bands(*spans), a_scale(), NEED_LEVELS)
    return [(fault.path, fault.problem, fault.expected) for fault in faults]


def test_bands_that_cover_their_scale_are_sound() -> None:
    """From its lowest score to its highest, levels rising; two bands may say one level."""
    assert found(*PEERS) == []
    assert found(("moderate", 0, 8)) == []
    assert found(("low", 0, 3), ("low", 4, 4), ("high", 5, 8)) == []


@pytest.mark.parametrize(
    ("spans", "faults"),
    [
        ((), [("value", "is empty", "bands that cover the scale")]),
        (
            (("low", 0, 2), ("moderate", 4, 5), ("high", 6, 8)),
            [("value[1].at_least", f"{GAP_BEFORE}3", "3")],
        ),
        (
            (("low", 0, 2), ("moderate", 6, 8)),
            [("value[1].at_least", f"{GAP_BEFORE}3 to 5", "3")],
        ),
        (
            (("low", 0, 3), ("moderate", 3, 8)),
            [("value[1].at_least", f"{OVERLAP}3", "4")],
        ),
        (
            (("low", 0, 5), ("moderate", 3, 8)),
            [("value[1].at_least", f"{OVERLAP}3 to 5", "6")],
        ),
        ((("low", 1, 8),), [("value[0].at_least", f"{GAP_BEFORE}0", "0")]),
        (
            (("low", 0, 6),),
            [("value[0].at_most", "leaves a gap after it at 7 to 8", "8")],
        ),
        (
            (("low", 0, 9),),
            [("value[0].at_most", "lies outside the scale", "a whole number from 0 to 8")],
        ),
        (
            (("low", 0, 4), ("very_high", 5, 8)),
            [("value[1].level", "is not a level of this scale", "one of low, moderate, high")],
        ),
        (
            (("high", 0, 4), ("low", 5, 8)),
            [("value[1].level", "is lower than that of the band before", "rising levels")],
        ),
        (
            (("low", 5, 8), ("moderate", 0, 4)),
            [
                ("value[1].at_least", "comes before the band before", "rising scores"),
                ("value[0].at_least", f"{GAP_BEFORE}0 to 4", "0"),
                ("value[1].at_most", "leaves a gap after it at 5 to 8", "8"),
            ],
        ),
        (
            (("low", 0, 2), ("moderate", 5, 3), ("high", 6, 8)),
            [
                ("value[1].at_most", "ends below its beginning", "at_least or more"),
                ("value[1].at_least", f"{GAP_BEFORE}3 to 4", "3"),
            ],
        ),
        (
            (("low", 0, 2), ("moderate", 3, 1)),
            [("value[1].at_most", "ends below its beginning", "at_least or more")],
        ),
    ],
)
def test_bands_with_a_fault_name_its_place(
    spans: tuple[tuple[str, int, int], ...], faults: list[tuple[str, str, str]]
) -> None:
    """Gaps, overlaps, wrong order, ends outside the scale, unknown levels; each told once."""
    assert found(*spans) == faults


def test_all_faults_are_told_at_once() -> None:
    """None hides another."""
    faults = found(("moderate", 1, 3), ("low", 3, 5), ("positive", 7, 12))
    assert [path for path, _, _ in faults] == [
        "value[2].level",
        "value[1].level",
        "value[1].at_least",
        "value[2].at_least",
        "value[2].at_most",
        "value[0].at_least",
    ]


def test_without_a_sound_scale_only_the_bands_themselves_are_looked_at() -> None:
    """Their ends are not known, and gaps between them are."""
    faults = find_band_faults("value", bands(("low", 4, 5), ("high", 7, 9)), None, NEED_LEVELS)
    assert [fault.path for fault in faults] == ["value[1].at_least"]
    assert list(find_band_faults("value", bands(("low", 4, 5)), None, NEED_LEVELS)) == []


@pytest.mark.parametrize(
    ("second", "problem"),
    [
        (a_set(), "is for the same as bands.total[0], from the same day"),
        (
            a_set(norm_group="first"),
            "and bands.total[0] are for everybody and for one group, from one day",
        ),
        (a_set(agency="north"), None),
        (a_set("peers", PEERS), None),
        (a_set(starts_on=datetime.date(2000, 1, 2)), None),
    ],
)
def test_two_sets_for_the_same_from_one_day_clash(second: BandSet, problem: str | None) -> None:
    """Of another scale, agency or day they do not."""
    placed = [("bands.total[0]", a_set()), ("bands.total[1]", second)]
    faults = list(find_clashes(placed))
    assert [(fault.path, fault.problem) for fault in faults] == (
        [("bands.total[1]", problem)] if problem else []
    )


def test_two_norm_groups_do_not_clash() -> None:
    """Each has its own bands from one day."""
    placed = [("a", a_set(norm_group="first")), ("b", a_set(norm_group="second"))]
    assert list(find_clashes(placed)) == []
