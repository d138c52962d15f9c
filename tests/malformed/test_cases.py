"""Malformed case files: every fault with its path, and nothing of the participant's words."""

import json
import traceback

import pytest

from rnr_caseplan import InputError, Participant, draft_plan, dump_case, load_policy, read_case
from tests.malformed.support import HERE, MARKER, expected, run, told_faults
from tests.unit.builders import TODAY, policy_named

CASES = HERE / "cases"
TABLE = expected("cases")
PLAN = ("--policy", "rnr-baseline", "--as-of", "2026-11-21")


def faults_of(document: bytes) -> list[str]:
    """Read and draft a document, and give the path of each fault."""
    with pytest.raises(InputError) as caught:
        draft_plan(read_case(document), policy_named(), as_of=TODAY)
    told = "".join(traceback.format_exception(caught.value))
    assert MARKER not in told.replace(__file__, "")
    return sorted(fault.path or "document" for fault in caught.value.faults)


def test_the_table_names_every_file() -> None:
    """At least sixteen files, and no line without one."""
    assert sorted(TABLE) == sorted(file.name for file in CASES.iterdir())
    assert len(TABLE) >= 16


@pytest.mark.parametrize("name", TABLE)
def test_every_file_carries_words_that_must_not_be_told(name: str) -> None:
    """Otherwise the tests below would prove nothing."""
    document = (CASES / name).read_bytes()
    assert not document or MARKER.encode() in document


@pytest.mark.parametrize("name", TABLE)
def test_a_malformed_case_gives_all_its_faults_at_once(name: str) -> None:
    """Exactly those of the table, in one exception."""
    assert faults_of((CASES / name).read_bytes()) == sorted(TABLE[name])


@pytest.mark.parametrize("name", TABLE)
def test_the_command_line_tells_every_fault_and_nothing_more(name: str) -> None:
    """Exit status 2, paths on standard error, no traceback, nothing of the participant's text."""
    done = run("plan", str(CASES / name), *PLAN)
    assert done.returncode == 2
    assert done.stdout == b""
    assert sorted(told_faults(done.stderr)) == sorted(TABLE[name])
    assert b"Traceback" not in done.stderr
    assert MARKER.encode() not in done.stderr
    assert "secret" not in done.stderr.decode()


@pytest.mark.parametrize("name", ["many_faults_at_once.json", "not_utf_8.json"])
def test_standard_input_is_read_as_strictly(name: str) -> None:
    """The same bytes give the same answer."""
    from_file = run("plan", str(CASES / name), *PLAN)
    from_input = run("plan", "-", *PLAN, given=(CASES / name).read_bytes())
    assert from_input.returncode == 2
    assert (from_input.stdout, from_input.stderr) == (from_file.stdout, from_file.stderr)


@pytest.mark.parametrize(
    "document",
    [
        b"[" * 200_000,
        b'{"needs": ' * 200_000,
        b'{"schema": "rnr-caseplan/case/1", "facts": {"x": '
        + b"[" * 100_000
        + b"]" * 100_000
        + b"}}",
    ],
    ids=["lists", "objects", "closed lists"],
)
def test_deep_nesting_is_one_fault_of_the_whole_document(document: bytes) -> None:
    """Neither the parser nor the reader runs out of anything."""
    assert faults_of(document) == ["document"]


def test_deep_nesting_that_the_parser_still_takes_is_a_fault_of_its_place() -> None:
    """The reader looks no deeper than it has to."""
    deep = b"[" * 200 + b"]" * 200
    document = b'{"schema": "rnr-caseplan/case/1", "participant": {"id": "P"}, "needs": %s}'
    assert faults_of(document % deep) == ["needs[0]"]


@pytest.mark.parametrize(
    "document",
    [
        b"",
        b"\xef\xbb\xbf",
        b"\x00",
        b"null",
        b"0",
        b"NaN",
        b"{",
        b'"\\ud800"',
        b"\xff\xfe{\x00}\x00",
        b"{}{}",
        b"-",
        b'{"schema": 1e400',
    ],
)
def test_bytes_that_are_no_object_are_one_fault(document: bytes) -> None:
    """Whatever they are."""
    assert faults_of(document) == ["document"]


def test_a_byte_order_mark_is_no_fault() -> None:
    """Some editors write one; the document after it is read."""
    case = read_case((HERE.parents[1] / "examples" / "jordan.json").read_bytes())
    assert read_case(b"\xef\xbb\xbf" + dump_case(case).encode()) == case


def test_the_schema_must_be_text_of_this_version() -> None:
    """A number, a list or null is no schema."""
    schemas: list[object] = [None, 1, [], {}, "rnr-caseplan/plan/1", "rnr-caseplan/case/1 "]
    for schema in schemas:
        document = {"schema": schema, "participant": {"id": "P"}, "needs": []}
        assert faults_of(json.dumps(document).encode()) == ["schema"]


def test_an_argument_that_is_no_day_is_told_by_its_name() -> None:
    """Arguments are read as strictly as documents."""
    case = read_case(
        {"schema": "rnr-caseplan/case/1", "participant": {"id": "P"}, "needs": []},
    )
    assert case.participant == Participant(id="P")
    with pytest.raises(InputError) as caught:
        draft_plan(case, load_policy("virginia", on=TODAY), as_of="2026-11-21")  # type: ignore[arg-type]
    assert [fault.path for fault in caught.value.faults] == ["as_of"]
