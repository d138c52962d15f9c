"""What would change who may be the driver, as a value."""

from rnr_caseplan import TurningFact, TurningOutcome, TurningPoint
from rnr_caseplan.decisions import reason_for


def test_a_turning_point_tells_itself_in_one_sentence() -> None:
    """With the rule that was asked again."""
    facts = (("need", "n2"), ("outcome", "first"), ("change", "its level rose to high"))
    point = TurningPoint(
        need_id="n2",
        outcome=TurningOutcome.FIRST,
        fact=TurningFact.LEVEL,
        of_need_id="n2",
        size=1,
        reasons=(reason_for("drivers.turning_point", *facts),),
    )
    assert point.why.startswith("n2 would be first if its level rose to high")
    assert (point.level, point.about) == (None, ())
