"""Hours of skill-building as values."""

from rnr_caseplan import Dosage, NeedDosage
from rnr_caseplan.decisions import reason_for
from tests.unit.builders import TODAY

NEED = NeedDosage(
    need_id="n1",
    minutes=45,
    take_home_parts=1,
    counted_minutes=75,
    reasons=(reason_for("dosage.counted", ("minutes", 75), ("take_home", 30)),),
)


def test_minutes_are_told_in_hours_too() -> None:
    """Of a need and in all."""
    reasons = (reason_for("dosage.no_figure", ("risk_level", "low")),)
    found = Dosage(
        as_of=TODAY, needs=(NEED,), counted_minutes=75, figure_hours=None, reasons=reasons
    )
    assert (NEED.hours, found.hours) == (1.25, 1.25)
    assert NEED.why.startswith("75 minutes count")
    assert found.why.startswith("no figure of hours stands at risk level low")
