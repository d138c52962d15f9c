"""What the library drafts from the worked cases has no error but what people have yet to do."""

from pathlib import Path

import pytest

from rnr_caseplan import check_plan
from rnr_caseplan.model.vocabulary import Severity
from tests.cases.test_worked_cases import FILES, parse, policy_on

FEWEST_DRAFTS = 150


def test_there_are_many_drafts() -> None:
    """The test below speaks of real plans."""
    assert len(FILES) >= FEWEST_DRAFTS


@pytest.mark.parametrize("file", FILES, ids=lambda file: f"{file.parent.name}/{file.stem}")
def test_a_draft_has_no_error_but_what_people_have_yet_to_do(file: Path) -> None:
    """And each of these says so in its sentence."""
    case = parse(file.read_text(encoding="utf-8"), policy=file.parent.name)
    found = check_plan(case.draft(), policy_on(case.policy, case.as_of), case.as_of)
    errors = [item for item in found if item.severity is Severity.ERROR]
    assert [item.sentence for item in errors if not item.is_for_people] == []
    for item in found:
        assert item.sentence.endswith("people have not yet done their part") == item.is_for_people
