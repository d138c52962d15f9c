"""Faults and exceptions: where, what, and what would be accepted."""

import copy
import datetime
import pickle
from collections.abc import Callable

import pytest

from rnr_caseplan import (
    CasePlanError,
    Fault,
    FaultsError,
    InputError,
    NotFoundError,
    NoValueError,
    PolicyBook,
    PolicyError,
    find_rule,
    read_case,
)

FAULT = Fault("needs[0].level", "is missing", "text")


@pytest.mark.parametrize(
    ("fault", "line"),
    [
        (FAULT, "needs[0].level: is missing; expected text"),
        (Fault("level", "is missing"), "level: is missing"),
        (
            Fault("", "is not an object", "an object"),
            "document: is not an object; expected an object",
        ),
    ],
)
def test_a_fault_reads_as_one_line(fault: Fault, line: str) -> None:
    """Path, problem and what would be accepted stand in one line; the whole document has a name."""
    assert str(fault) == line


@pytest.mark.parametrize(
    ("path", "seen"),
    [("", "needs"), ("[0].level", "needs[0].level"), ("level", "needs.level")],
)
def test_a_fault_is_seen_from_the_object_above(path: str, seen: str) -> None:
    """Fields are joined by a dot, places in a list directly, the whole by its name alone."""
    fault = Fault(path, "is missing", "text")
    assert fault.below("needs") == Fault(seen, "is missing", "text")


def test_a_fault_can_name_its_file() -> None:
    """The file's name stands before the path."""
    assert FAULT.in_file("county.toml").path == "county.toml: needs[0].level"


@pytest.mark.parametrize("kind", [FaultsError, InputError, PolicyError])
def test_an_exception_holds_every_fault(kind: type[FaultsError]) -> None:
    """The faults are there as values, and the message lists them one a line."""
    error = kind(fault for fault in (FAULT, Fault("id", "is missing")))
    assert error.faults == (FAULT, Fault("id", "is missing"))
    assert str(error).splitlines() == [
        "needs[0].level: is missing; expected text",
        "id: is missing",
    ]
    assert isinstance(error, ValueError)
    assert isinstance(error, CasePlanError)


def caught_by(raises: Callable[[], object]) -> CasePlanError:
    """Give the exception that a call raises."""
    with pytest.raises(CasePlanError) as caught:
        raises()
    return caught.value


def ask_for_an_unknown_rule() -> object:
    """Ask for a rule that does not exist."""
    return find_rule("goals.nonsense")


def ask_an_empty_book() -> object:
    """Ask a policy without values for those of a day."""
    book = PolicyBook(name="county", version="1", title="Empty", sources=(), timelines=())
    return book.on(datetime.date(2026, 1, 1))


def read_a_malformed_case() -> object:
    """Read a case that lacks what is required."""
    return read_case(b"{}")


def load_a_malformed_policy() -> object:
    """Raise what the loader raises."""
    raise PolicyError([FAULT, FAULT.in_file("county.toml")])


def test_a_name_that_does_not_exist_gives_the_names_that_do() -> None:
    """The message helps to mend the call, and the names are there as values."""
    error = caught_by(ask_for_an_unknown_rule)
    assert isinstance(error, NotFoundError)
    assert isinstance(error, LookupError)
    assert error.kind == "rule"
    assert "goals.limit" in error.accepted
    assert str(error) == f"no rule has this name; expected one of: {', '.join(error.accepted)}"


def test_a_parameter_without_a_value_is_named_with_the_day() -> None:
    """All parameters without a value are named at once."""
    error = caught_by(ask_an_empty_book)
    assert isinstance(error, NoValueError)
    assert isinstance(error, LookupError)
    assert error.day == "2026-01-01"
    assert {"goals.active_at_once", "duties.formal_review"} < set(error.parameters)
    assert str(error) == (
        f"policy county has no value on 2026-01-01 for {', '.join(error.parameters)}"
    )


@pytest.mark.parametrize(
    "raises",
    [
        ask_for_an_unknown_rule,
        ask_an_empty_book,
        read_a_malformed_case,
        load_a_malformed_policy,
    ],
)
def test_exceptions_survive_the_way_back_from_a_worker_process(
    raises: Callable[[], object],
) -> None:
    """Scripts spread cases over processes; an exception comes back with its fields."""
    error = caught_by(raises)
    for again in (pickle.loads(pickle.dumps(error)), copy.copy(error)):  # noqa: S301 - our own bytes
        assert type(again) is type(error)
        assert str(again) == str(error)
        assert vars(again) == vars(error)
