"""What comes from a terminal and goes to it: days, standard input, text, refusals."""

import argparse
import datetime
import os
import sys
from collections.abc import Iterable
from typing import NamedTuple

from rnr_caseplan.cli.plan_text import is_showable
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.structure.reading import read_value

DONE, FOUND, WRONG_INPUT = 0, 1, 2


class Answer(NamedTuple):
    """What a command answers.

    Attributes:
        text: What is written to standard output.
        status: The exit status.
    """

    text: str
    status: int = DONE


def day_of(text: str) -> datetime.date:
    """Read the day of an argument.

    Args:
        text: The argument.

    Returns:
        The day.

    Raises:
        argparse.ArgumentTypeError: Where it is no day; with the form that is accepted.

    Examples:
        >>> day_of("2026-11-21")
        datetime.date(2026, 11, 21)
    """
    try:
        return read_value(text, datetime.date)
    except InputError as error:
        message = f"expected {error.faults[0].expected}"
        raise argparse.ArgumentTypeError(message) from None


def read_standard_input() -> bytes:
    """Read what is given on standard input.

    Returns:
        The bytes of a document.

    Raises:
        InputError: Where standard input is closed.
    """
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]
        raise InputError([Fault("", "cannot be read: standard input is closed", "a case")])
    return sys.stdin.buffer.read()


def refuse(lines: Iterable[str]) -> int:
    """Tell what is wrong with the input, on standard error.

    Args:
        lines: One for each fault.

    Returns:
        The exit status of wrong input.
    """
    for line in lines:
        print(_shown(line), file=sys.stderr)
    return WRONG_INPUT


def clean(text: str) -> str:
    r"""Give text for a terminal, line by line, without what could steer it.

    Args:
        text: Any text.

    Returns:
        The text with a blank for each character that cannot be shown.

    Examples:
        >>> clean("one\x1b\ntwo")
        'one \ntwo'
    """
    return "\n".join(_shown(line) for line in text.split("\n"))


def write(answer: Answer) -> int:
    """Write an answer to standard output as UTF-8; say so where it takes none.

    Args:
        answer: The text and the exit status.

    Returns:
        The exit status: the answer's own, or that of wrong input where it cannot be written.
    """
    try:
        if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
            return refuse(["standard output: is closed"])
        sys.stdout.buffer.write(answer.text.rstrip("\n").encode(errors="backslashreplace") + b"\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
    except OSError as error:
        _discard_output()
        return refuse([f"standard output: cannot be written ({error.strerror})"])
    return answer.status


def _shown(line: str) -> str:
    """Give a line without what could steer a terminal."""
    return "".join(letter if is_showable(letter) else " " for letter in line)


def _discard_output() -> None:
    """Let what is left in the buffer go nowhere, so that closing it does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
