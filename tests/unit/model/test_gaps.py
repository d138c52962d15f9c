"""Where a community has too few services."""

import datetime
from typing import Any

from rnr_caseplan import RiskLevel
from rnr_caseplan.decisions import reason_for
from rnr_caseplan.services import ServiceGap, ServiceGaps


def a_group(**facts: Any) -> ServiceGap:
    """Give a group of three participants."""
    usual: dict[str, Any] = {
        "domain": "employment",
        "language": "english",
        "risk_level": RiskLevel.HIGH,
        "participants": 3,
        "served_at_most": 3,
        "served_for_certain": 1,
        "service_ids": (),
        "participant_ids": ("P-1", "P-2", "P-3"),
        "reasons": (reason_for("services.enough", ("domain", "employment")),),
    }
    return ServiceGap(**{**usual, **facts})


def test_a_group_is_short_of_what_is_not_served() -> None:
    """The two figures are bounds."""
    group = a_group(served_at_most=2)
    assert (group.short_at_least, group.short_at_most) == (1, 2)


def test_only_groups_that_are_certainly_short_are_gaps() -> None:
    """Others may be enough, if things turn out well."""
    short, enough = a_group(served_at_most=2), a_group()
    found = ServiceGaps(
        as_of=datetime.date(2026, 11, 21),
        participants=3,
        needs=6,
        short_at_least=1,
        short_at_most=4,
        groups=(short, enough),
    )
    assert found.gaps == (short,)


def test_a_group_is_told_without_anybody() -> None:
    """Neither its sentence nor its repr names a participant or shows a recorded language."""
    group = a_group(language="zqx")
    assert group.why.startswith("employment at risk level")
    assert "P-1" not in f"{group!r}{group.why}"
    assert "zqx" not in f"{group!r}{group.why}"
