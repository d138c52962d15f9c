"""Events of exceptions to checks: what they must say."""

import datetime
from typing import Any

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.lifecycle import ExceptionMade
from tests.unit.builders import TODAY
from tests.unit.shapes import Shape, each_wrong, refused_places

SAID: dict[str, Any] = {"on": TODAY, "by": "staff:17", "reason": "for a short while"}
FACTS: dict[str, Any] = {**SAID, "code": "TGT08"}
DAY = datetime.timedelta(days=1)

SHAPES: list[Shape] = [
    (
        ExceptionMade,
        FACTS,
        {
            "by": [None, "", " staff:17", 17],
            "reason": [None, "", " ", 3],
            "code": [None, "", "tgt08", "TGT8", "goals.limit", 8, ["TGT08"], ("TGT08",)],
            "about": ["", " g1", 1, ("g1",)],
            "until": ["2026-12-01", datetime.datetime(2026, 12, 1, tzinfo=datetime.UTC), 1],
        },
    )
]


@pytest.mark.parametrize(("kind", "facts", "_"), SHAPES)
def test_what_is_required_is_enough(kind: Any, facts: dict[str, Any], _: object) -> None:
    """And equal values are one; it holds for the whole plan and has no end."""
    made = kind(**facts)
    assert len({made, kind(**facts)}) == 1
    assert (made.about, made.until) == (None, None)


@pytest.mark.parametrize(("kind", "facts", "name", "wrong"), each_wrong(SHAPES))
def test_each_field_is_checked(kind: Any, facts: dict[str, Any], name: str, wrong: object) -> None:
    """The fault names the field."""
    assert refused_places(kind, {**facts, name: wrong}) == [name]


@pytest.mark.parametrize("name", ["by", "reason", "code"])
def test_an_exception_says_who_why_and_to_which_check(name: str) -> None:
    """Each of them is required, not only checked."""
    with pytest.raises(TypeError, match=name):
        ExceptionMade(**{key: value for key, value in FACTS.items() if key != name})


def test_an_exception_is_to_a_check_that_there_is() -> None:
    """The fault lists all codes, so that a misspelled one can be mended."""
    with pytest.raises(InputError) as caught:
        ExceptionMade(**{**FACTS, "code": "TGT99"})
    (fault,) = caught.value.faults
    assert (fault.path, fault.expected) == ("code", ", ".join(CHECK_CODES))
    assert "TGT99" not in str(caught.value)


@pytest.mark.parametrize("code", CHECK_CODES)
def test_there_may_be_an_exception_to_every_check(code: str) -> None:
    """None of them is above a named person's judgement."""
    assert ExceptionMade(**SAID, code=code).code == code


def test_an_exception_does_not_end_before_it_begins() -> None:
    """It may end on its own day; the day before is refused with the first day that would do."""
    assert ExceptionMade(**FACTS, until=TODAY).until == TODAY
    with pytest.raises(InputError) as caught:
        ExceptionMade(**FACTS, until=TODAY - DAY)
    (fault,) = caught.value.faults
    assert (fault.path, fault.expected) == ("until", f"a day from {TODAY} on")


def test_why_an_exception_was_made_is_not_shown() -> None:
    """It stays out of logs."""
    made = ExceptionMade(**{**FACTS, "reason": "ZQX"})
    assert "ZQX" not in repr(made)
    assert "TGT08" in repr(made)
