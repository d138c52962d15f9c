"""Cases in JSON."""

import json
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import Case, InputError, case_to_data, dump_case, read_case
from rnr_caseplan.serialization.cases import case_from_fields
from tests.unit.builders import a_case, a_need

DATA = Path(__file__).parents[2] / "data"
EVERY_FIELD = DATA / "every_field.json"
SMALLEST: dict[str, Any] = {
    "schema": "rnr-caseplan/case/1",
    "participant": {"id": "P-1"},
    "needs": [],
}


def test_three_fields_make_a_case() -> None:
    """Everything else is unknown."""
    assert read_case(SMALLEST) == a_case()


@pytest.mark.parametrize("field", ["participant", "needs"])
def test_each_of_the_three_is_required(field: str) -> None:
    """And named when it is missing."""
    without = {key: value for key, value in SMALLEST.items() if key != field}
    with pytest.raises(InputError) as caught:
        read_case(without)
    assert [fault.path for fault in caught.value.faults] == [field]


def test_a_case_with_every_field_is_written_as_it_was_read() -> None:
    """Nothing is lost and nothing is added."""
    given = json.loads(EVERY_FIELD.read_text(encoding="utf-8"))
    case = read_case(EVERY_FIELD)
    written = json.loads(dump_case(case))
    assert read_case(written) == case
    for need in given["needs"]:
        if need["level"] == "unknown":
            del need["level"]
    assert written == given


def test_equal_cases_are_written_as_the_same_bytes() -> None:
    """Reading and writing again changes nothing."""
    text = dump_case(read_case(EVERY_FIELD))
    assert dump_case(read_case(text.encode())) == text


def test_facts_that_are_not_recorded_are_not_written() -> None:
    """A case of one need is short."""
    case = a_case(a_need("n1", "food", "unknown"))
    assert case_to_data(case) == {
        "participant": {"id": "P-1"},
        "needs": [{"id": "n1", "domain": "food"}],
    }
    assert json.loads(dump_case(case))["schema"] == "rnr-caseplan/case/1"


def test_medium_is_read_as_moderate() -> None:
    """And written so."""
    case = read_case({**SMALLEST, "risk_level": "medium"})
    assert case_to_data(case)["risk_level"] == "moderate"


def test_faults_that_were_found_before_come_first() -> None:
    """All in one exception, each once."""
    with pytest.raises(InputError) as caught:
        read_case({**SMALLEST, "schema": "?", "lead": 3})
    assert [fault.path for fault in caught.value.faults] == ["schema", "lead"]


def test_a_case_can_be_built_from_fields() -> None:
    """As it stands inside a plan."""
    fields = {"participant": {"id": "P-1"}, "needs": []}
    assert case_from_fields(fields) == a_case()
    malformed: list[object] = [None, [], "case"]
    for wrong in malformed:
        with pytest.raises(InputError) as caught:
            case_from_fields(wrong)
        assert [fault.path for fault in caught.value.faults] == [""]


def test_numbers_keep_what_they_are() -> None:
    """Whole numbers, decimals and truth values of facts are not mixed up."""
    facts = {"whole": 1, "decimal": 1.5, "claim": True, "word": "1"}
    case = read_case({**SMALLEST, "facts": facts})
    again: Case = read_case(dump_case(case).encode())
    assert [(name, value, type(value)) for name, value in again.facts] == sorted(
        (name, value, type(value)) for name, value in facts.items()
    )
