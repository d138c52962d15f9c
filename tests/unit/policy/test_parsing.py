"""TOML files to plain tables."""

import datetime
import re
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import PolicyError, load_policy_book
from rnr_caseplan.policy.parsing import MOST_DAYS_AS_TEXT, parse_toml

HEADER = 'name = "county"\nversion = "1"\ntitle = "A county"\nextends = "rnr-baseline"\n'
NEW_YEAR = datetime.date(2026, 1, 1)


def parsed(folder: Path, content: str | bytes) -> dict[str, Any]:
    """Write a file and parse it."""
    file = folder / "county.toml"
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return parse_toml(file, "folder/county.toml")


def problem_of(folder: Path, content: str | bytes) -> str:
    """Give what is wrong in a file that cannot be parsed."""
    with pytest.raises(PolicyError) as caught:
        parsed(folder, content)
    (fault,) = caught.value.faults
    assert (fault.path, fault.expected) == ("folder/county.toml: document", "TOML")
    assert caught.value.__context__ is None or caught.value.__suppress_context__
    return fault.problem


def faults_of(folder: Path, content: str) -> list[tuple[str, str]]:
    """Give path and problem of each fault of a policy file."""
    file = folder / "county.toml"
    file.write_text(HEADER + content, encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy_book(file)
    return [
        (fault.path.removeprefix("county.toml: "), fault.problem) for fault in caught.value.faults
    ]


def test_toml_is_read_as_utf_8(tmp_path: Path) -> None:
    """With or without a byte order mark."""
    for start in (b"", b"\xef\xbb\xbf"):
        assert parsed(tmp_path, start + 'name = "José"'.encode()) == {"name": "José"}
    assert parsed(tmp_path, "") == {}


@pytest.mark.parametrize(
    ("content", "problem"),
    [
        (b"name = ", r"is not valid TOML \(.+ \(at end of document\)\)"),
        (b"name = x\n", r"is not valid TOML \(.+ \(at line 1, column 8\)\)"),
        (b'name = "\xe9"', "is not UTF-8 text"),
        (b"name = " + b"[" * 100_000, "is nested too deeply"),
    ],
)
def test_what_is_no_toml_is_a_fault_of_the_document(
    tmp_path: Path, content: bytes, problem: str
) -> None:
    """With the file's name, and the place where it can be told."""
    assert re.fullmatch(problem, problem_of(tmp_path, content))


def test_a_file_that_cannot_be_read_is_the_operating_systems_error(tmp_path: Path) -> None:
    """Its caller says what could not be read."""
    with pytest.raises(FileNotFoundError):
        parse_toml(tmp_path / "missing.toml", "missing.toml")
    with pytest.raises(IsADirectoryError):
        parse_toml(tmp_path, "folder")


def test_days_that_exist_are_days(tmp_path: Path) -> None:
    """At both ends of the calendar, and in a leap year."""
    for day in (datetime.date.min, datetime.date(2028, 2, 29), datetime.date.max):
        assert parsed(tmp_path, f"from = {day.isoformat()}") == {"from": day}


@pytest.mark.parametrize(
    "day", ["2026-02-29", "2026-02-31", "2026-13-01", "2026-00-10", "2026-04-00", "0000-01-01"]
)
@pytest.mark.parametrize("between", [" = ", "=", " =  ", "\t=\t"])
def test_a_day_that_does_not_exist_is_read_as_text(tmp_path: Path, day: str, between: str) -> None:
    """The reader then refuses it at its place; days beside it stay days."""
    content = f'first = 2026-01-01\nfrom{between}{day} # new\nlast = 2026-01-01\n"a b" = {day}'
    assert parsed(tmp_path, content) == {
        "first": NEW_YEAR,
        "from": day,
        "last": NEW_YEAR,
        "a b": day,
    }


def test_a_day_in_a_list_or_an_inline_table_is_read_as_any_other(tmp_path: Path) -> None:
    """Those that exist, and those that do not."""
    assert parsed(tmp_path, "x = [2026-02-30, 2026-01-01,\n 2026-02-31]") == {
        "x": ["2026-02-30", NEW_YEAR, "2026-02-31"]
    }
    content = "x = [{ from = 2026-02-30, to = 2026-01-01 }, {from=2026-01-01}, {from=2026-02-30}]"
    assert parsed(tmp_path, content) == {
        "x": [
            {"from": "2026-02-30", "to": NEW_YEAR},
            {"from": NEW_YEAR},
            {"from": "2026-02-30"},
        ]
    }


def test_words_beside_a_day_on_its_line_stay_as_they_are(tmp_path: Path) -> None:
    """Before and after it, with days that do not exist and days that do."""
    day, words = "from = 2026-02-30", 'place = "not 2026-02-31, = 2026-01-01"'
    expected = {"place": "not 2026-02-31, = 2026-01-01", "from": "2026-02-30"}
    for content in (f"x = {{ {words}, {day} }}", f"x = {{ {day}, {words} }}"):
        assert parsed(tmp_path, content) == {"x": expected}


WORDS = [
    ('place = "section 3, from = 2026-02-31 on"', "section 3, from = 2026-02-31 on"),
    ("place = 'from = 2026-02-31'", "from = 2026-02-31"),
    ('place = "= 2026-02-31"', "= 2026-02-31"),
    ('place = """\nfrom = 2026-02-31\nto = 2026-01-01"""', "from = 2026-02-31\nto = 2026-01-01"),
    ("place = '''\nfrom = 2026-02-31'''", "from = 2026-02-31"),
    ('place = "say \\"from = 2026-02-31\\""', 'say "from = 2026-02-31"'),
    ('place = "# from = 2026-02-31"', "# from = 2026-02-31"),
    ('place = "2026-02-31"', "2026-02-31"),
]


@pytest.mark.parametrize(("line", "words"), WORDS)
def test_words_that_hold_such_a_day_stay_as_they_are(tmp_path: Path, line: str, words: str) -> None:
    """A text is a text."""
    assert parsed(tmp_path, f"{line}\nlast = 2026-01-01") == {"place": words, "last": NEW_YEAR}


@pytest.mark.parametrize(("line", "words"), WORDS)
def test_words_that_hold_such_a_day_stay_as_they_are_beside_one(
    tmp_path: Path, line: str, words: str
) -> None:
    """Where another day does not exist, before or after the text."""
    expected = {"place": words, "from": "2026-02-30"}
    assert parsed(tmp_path, f"{line}\nfrom = 2026-02-30") == expected
    assert parsed(tmp_path, f"from = 2026-02-30\n{line} # it's from = 2026-02-31") == expected


@pytest.mark.parametrize(
    ("content", "line"),
    [
        ("name = ", 1),
        ("a = 1\nb = 2\nb = 3\n", 3),
        ("a = 1\n[x\n", 2),
        ("from = 2026-02-30\nname = \n", 2),
        ("a = 1\nname = 'x\nfrom = 2026-02-30\n", 2),
        ("from = 2026-1-1\n", 1),
        ("from = 2026-02-30T25:00:00\n", 1),
        ("from = 12026-02-30\n", 1),
        ("from = 2026-02-301\n", 1),
        ("2026-02-30\n", 1),
        ("a = 1 2026-01-01\n", 1),
        ("a = 1 2026-02-30\n", 1),
        ("from = 2026-02-30\nto = 2026-01-01x\n", 2),
        ("from = 2026-01-01 2026-02-30\n", 1),
    ],
)
def test_other_faults_of_toml_are_told_with_their_line(
    tmp_path: Path, content: str, line: int
) -> None:
    """With a day that does not exist before it, after it or in it."""
    problem = problem_of(tmp_path, content)
    assert problem.startswith("is not valid TOML (")
    assert f"(at line {line}, " in problem or "at end of document" in problem


def test_a_day_with_a_time_is_no_day_for_the_reader(tmp_path: Path) -> None:
    """It is parsed as TOML says, and not made text."""
    moment = datetime.datetime(2026, 1, 1, 10)  # noqa: DTZ001  # TOML's own local moment
    assert parsed(tmp_path, "from = 2026-01-01T10:00:00\nto = 2026-02-30") == {
        "from": moment,
        "to": "2026-02-30",
    }


def test_a_day_that_does_not_exist_is_refused_at_its_place(tmp_path: Path) -> None:
    """With all other faults told beside it, as if it were in quotes."""
    content = """
[[goals.active_at_once]]
from = 2026-01-01
value = 0
source = "VA"
place = "step 7"
[[goals.active_at_once]]
from = 2027-02-31
value = 3
source = "NN"
place = "step 7"
[[duties.case_plan]]
from = 2026-11-31
value = { what = "plan", anchor = "assigned_on", amount = 60, unit = "days", times = 0 }
source = "SP"
place = " "
"""
    expected = [
        ("goals.active_at_once[0].value", "is not such a number"),
        ("goals.active_at_once[1].from", "is a day that does not exist"),
        ("goals.active_at_once[1].source", "is not under [sources]"),
        ("duties.case_plan[0].from", "is a day that does not exist"),
        ("duties.case_plan[0].value.times", "is not such a number"),
        ("duties.case_plan[0].place", "is blank"),
    ]
    assert faults_of(tmp_path, content) == expected
    quoted = content.replace("2027-02-31", '"2027-02-31"').replace("2026-11-31", '"2026-11-31"')
    assert faults_of(tmp_path, quoted) == expected


def test_a_source_is_refused_that_was_read_on_a_day_that_does_not_exist(tmp_path: Path) -> None:
    """Days stand in other places too."""
    content = """
[sources.CO]
title = "Manual"
publisher = "a county"
where = "intranet"
retrieved_on = 2026-06-31
"""
    assert faults_of(tmp_path, content) == [
        ("sources.CO.retrieved_on", "is a day that does not exist")
    ]


def test_a_number_with_too_many_digits_is_a_fault_of_the_document(tmp_path: Path) -> None:
    """No more than the language itself reads."""
    problem = problem_of(tmp_path, f"amount = {'9' * 5000}")
    assert problem == "holds a number with too many digits"


def test_more_days_that_do_not_exist_than_anybody_mends_end_the_parsing(tmp_path: Path) -> None:
    """Each is told at its place up to a number; a file of nothing else is not read on and on."""
    lines = [f"a{number} = 2026-02-31" for number in range(MOST_DAYS_AS_TEXT)]
    assert problem_of(tmp_path, "\n".join(lines)).startswith("is not valid TOML")
    assert len(parsed(tmp_path, "\n".join(lines[1:]))) == MOST_DAYS_AS_TEXT - 1
