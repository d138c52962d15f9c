"""What comes from a terminal and goes to it; streams that are closed are tried as users do."""

import argparse
import datetime
import subprocess
import sys

import pytest

from rnr_caseplan.cli.terminal import (
    DONE,
    FOUND,
    WRONG_INPUT,
    Answer,
    clean,
    day_of,
    refuse,
    write,
)

ANSWER = """
import sys
from rnr_caseplan.cli.terminal import FOUND, Answer, write
sys.exit(write(Answer("x" * 200_000, FOUND)))
"""
READ = """
import sys
from rnr_caseplan.cli.terminal import read_standard_input
sys.stdout.buffer.write(read_standard_input())
"""


def run(
    script: str, redirected: str = "", given: bytes = b""
) -> "subprocess.CompletedProcess[bytes]":
    """Run a script in a process of its own, perhaps with redirections of a shell."""
    command = ["bash", "-c", f'"$@" {redirected}', "bash", sys.executable, "-c", script]
    return subprocess.run(command, input=given, capture_output=True, check=False, timeout=60)


def test_a_day_is_read_as_documents_write_it() -> None:
    """And what is no day is refused with the form that is accepted."""
    assert day_of("2028-02-29") == datetime.date(2028, 2, 29)
    for text in ("2026-02-29", "20261121", "today", "", "ZQX secret"):
        with pytest.raises(argparse.ArgumentTypeError) as caught:
            day_of(text)
        assert str(caught.value) == "expected a day that exists, as YYYY-MM-DD"


def test_what_steers_a_terminal_becomes_a_blank() -> None:
    """Line breaks and what joins letters stay."""
    assert clean("a\x1b[2J\u202eb\nc\td\u200de\r") == "a [2J b\nc d\u200de "


def test_an_answer_is_written_with_one_line_break_at_its_end(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """And gives its own status: done, where it says nothing else."""
    assert write(Answer("one\ntwo\n\n")) == DONE
    assert capfd.readouterr().out == "one\ntwo\n"
    assert write(Answer("ß", FOUND)) == FOUND
    assert capfd.readouterr().out == "ß\n"


def test_a_refusal_goes_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    """One line for each fault."""
    assert refuse(["a: is\x1b missing", "b: is blank"]) == WRONG_INPUT
    told = capfd.readouterr()
    assert (told.out, told.err) == ("", "a: is  missing\nb: is blank\n")


def test_the_statuses_differ() -> None:
    """A pipeline tells findings from a plan that cannot be read."""
    assert (DONE, FOUND, WRONG_INPUT) == (0, 1, 2)


def test_standard_input_is_read_as_bytes() -> None:
    """Whatever they are."""
    assert run(READ, given=b"\xff\x00{}").stdout == b"\xff\x00{}"


def test_closed_standard_input_is_refused() -> None:
    """As any document that cannot be read."""
    done = run(READ, "<&-")
    assert done.returncode == 1
    assert b"InputError: document: cannot be read: standard input is closed" in done.stderr


def test_a_reader_that_goes_away_leaves_the_status_as_it_is() -> None:
    """Nothing is wrong with the answer."""
    done = run(ANSWER, '| true; exit "${PIPESTATUS[0]}"')
    assert (done.returncode, done.stderr) == (FOUND, b"")


@pytest.mark.parametrize(
    ("redirected", "told"),
    [
        (">&-", b"standard output: is closed\n"),
        (">/dev/full", b"standard output: cannot be written"),
    ],
)
def test_an_answer_that_cannot_be_written_is_told(redirected: str, told: bytes) -> None:
    """In one line, with the status of wrong input."""
    done = run(ANSWER, redirected)
    assert done.returncode == WRONG_INPUT
    assert done.stderr.startswith(told)
    assert len(done.stderr.splitlines()) == 1
