"""What a scored assessment knows of itself."""

import datetime

from attrs import evolve

from rnr_caseplan import Decision, Level
from rnr_caseplan.decisions import reason_for
from tests.unit.instruments.tools import TODAY, a_tool, scored

MISSING = reason_for("scores.missing", ("scale", "neighborhood"))


def test_needs_come_from_the_scales_that_give_one() -> None:
    """In the order of the tool's file."""
    found = scored(total=7, scales=(("peers", 4), ("neighborhood", 2)))
    assert [need.value.domain for need in found.needs] == ["antisocial_companions"]
    assert (found.instrument, found.assessed_on) == ("county-tool", TODAY)


def test_an_assessment_of_a_later_day_is_not_seen() -> None:
    """One of the day itself is."""
    yesterday = TODAY - datetime.timedelta(days=1)
    assert scored(total=7).is_seen
    assert not scored(total=7, as_of=yesterday).is_seen


def test_issues_are_all_that_is_unknown() -> None:
    """The risk level first, then the scales; each ground once, and what else was noticed last."""
    found = scored(scales=(("peers", 4), ("other", 1)))
    assert [reason.rule for reason in found.issues] == [
        "scores.missing",
        "scores.missing",
        "scores.other_scale",
    ]
    assert [reason.fact("scale") for reason in found.issues] == ["total", "neighborhood", None]


def test_a_ground_that_all_scales_share_is_told_once() -> None:
    """An assessment that is too old is one issue, not one a scale."""
    old = scored(
        total=7,
        scales=(("peers", 4), ("neighborhood", 2)),
        assessed_on=datetime.date(2020, 1, 1),
    )
    assert [reason.rule for reason in old.issues] == ["scores.stale", "scores.no_bands"]


def test_a_known_assessment_has_no_issues() -> None:
    """Nor has a risk level that nobody asks for."""
    found = scored(total=7, scales=(("peers", 4),))
    assert found.issues == (MISSING,)
    without = scored(a_tool(total=None, scales=a_tool().scales[:1]), scales=(("peers", 4),))
    assert (without.risk_level, without.issues) == (None, ())


def test_a_level_is_unknown_for_every_reason_that_it_has() -> None:
    """Two grounds of one scale are two issues."""
    found = scored(total=7, scales=(("peers", 4),))
    reasons = (MISSING, reason_for("scores.half_answered"))
    scale = evolve(found.scales[0], level=Decision(Level.UNKNOWN, reasons))
    assert evolve(found, scales=(scale,)).issues == reasons
