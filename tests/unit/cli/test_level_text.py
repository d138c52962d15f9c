"""Levels on which a person decided, as text."""

import pytest

from rnr_caseplan import Level, Override, RiskLevel
from rnr_caseplan.cli.level_text import tell_level, tell_reason_given
from tests.unit.builders import TODAY


@pytest.mark.parametrize(
    ("level", "assessed", "told"),
    [
        (Level.HIGH, Level.HIGH, "high"),
        (Level.LOW, Level.UNKNOWN, "low (assessed: unknown)"),
        (RiskLevel.VERY_HIGH, RiskLevel.LOW_MODERATE, "very high (assessed: low moderate)"),
    ],
)
def test_the_assessed_level_stands_beside_another_one(
    level: Level | RiskLevel, assessed: Level | RiskLevel, told: str
) -> None:
    """And once only where they are the same."""
    assert tell_level(level, assessed) == told


def test_the_reason_is_told_with_its_person() -> None:
    """One line, and none where nobody decided."""
    override = Override(by="staff:2", on=TODAY, reason="lost the job")
    assert list(tell_reason_given(override)) == ["Reason given by staff:2: lost the job"]
    assert list(tell_reason_given(None)) == []
