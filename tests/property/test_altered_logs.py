"""Whatever is altered in an event log is found, and named by the number of its line.

A byte, a line that is lost, moved, doubled, put in or written anew with a fresh digest; and, where
the last digest was kept, also what was cut off at the end. What was never finished is no fault.
"""

import json
import tempfile
from pathlib import Path

import pytest
from attrs import evolve, frozen
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import InputError, Recorded, append_to_log, log_lines, read_log
from tests.unit.every_event import whole_life

WORDS = ("as agreed", '"quoted" \\ {x}', "two\nlines\r\n", "\u2028\x00\N{PILE OF POO}", "x" * 3000)
LINE_FEED = ord("\n")
HISTORY = whole_life().history


@frozen
class Log:
    """An event log: its entries, its lines and the digest of each line."""

    entries: tuple[Recorded, ...]

    @property
    def lines(self) -> list[bytes]:
        """Give the lines, each with its line break."""
        return [line.encode() for line in log_lines(self.entries)]

    @property
    def digests(self) -> list[str]:
        """Give the digest of each line."""
        return [str(json.loads(line)["digest"]) for line in self.lines]


def entry_of(version: int, event_of: Recorded, reason: str) -> Recorded:
    """Give an entry with the event of another, with another reason."""
    event = evolve(event_of.event, reason=reason)
    return Recorded(version=version, event=event, policy=event_of.policy)


def log_of(chosen: list[tuple[Recorded, str]]) -> Log:
    """Give a log of some events."""
    return Log(
        tuple(
            entry_of(version, event_of, reason)
            for version, (event_of, reason) in enumerate(chosen, start=1)
        )
    )


CHOSEN = st.tuples(st.sampled_from(HISTORY), st.sampled_from(WORDS))
LOGS = st.lists(CHOSEN, min_size=2, max_size=8).map(log_of)
A_LOG = log_of([(entry, WORDS[0]) for entry in HISTORY[:4]])


def faulty(lines: list[bytes], head: str | None = None) -> list[str]:
    """Give the places of the faults of a log; none where it is sound."""
    try:
        read_log(b"".join(lines), head=head)
    except InputError as error:
        return [fault.path for fault in error.faults]
    return []


def with_byte(line: bytes, place: int, distance: int) -> bytes:
    """Give a line in which one byte is another."""
    changed = bytearray(line)
    changed[place] = (changed[place] + distance) % 256
    return bytes(changed)


@given(log=LOGS)
@example(log=log_of([(entry, words) for entry in HISTORY for words in WORDS[:4]]))
def test_a_log_that_nobody_altered_is_sound(log: Log) -> None:
    """It gives back its entries, which give the same bytes again."""
    found = read_log(b"".join(log.lines), head=log.digests[-1])
    assert found.entries == log.entries
    assert found.head == log.digests[-1]
    assert found.has_torn_line is False
    assert [line.encode() for line in log_lines(found.entries)] == log.lines


@given(log=LOGS, data=st.data(), distance=st.integers(1, 255))
def test_a_line_of_which_one_byte_is_another_is_named(
    log: Log, data: st.DataObject, distance: int
) -> None:
    """It alone, unless the byte makes two lines of it."""
    lines = log.lines
    number = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[number]) - 2))
    lines[number] = with_byte(lines[number], place, distance)
    found = faulty(lines)
    assert found[0] == f"line {number + 1}"
    if LINE_FEED not in lines[number][:-1]:
        assert found == [f"line {number + 1}"]


@pytest.mark.parametrize("distance", [1, 32, 128])
def test_no_byte_of_a_line_can_be_changed_unseen(distance: int) -> None:
    """Tried at every place of one line."""
    lines = A_LOG.lines
    for place in range(len(lines[1]) - 1):
        altered = [lines[0], with_byte(lines[1], place, distance), *lines[2:]]
        assert faulty(altered)[0] == "line 2"


@given(log=LOGS, data=st.data(), distance=st.integers(1, 255))
def test_a_line_break_that_is_another_byte_is_found(
    log: Log, data: st.DataObject, distance: int
) -> None:
    """Two lines are one then; at the end of the log, the kept digest shows it."""
    lines = log.lines
    number = data.draw(st.integers(0, len(lines) - 1))
    lines[number] = with_byte(lines[number], -1, distance)
    last = number == len(lines) - 1
    assert faulty(lines, head=log.digests[-1])[0] == ("log" if last else f"line {number + 1}")


@given(log=LOGS, data=st.data(), distance=st.integers(1, 255))
def test_a_byte_that_is_put_in_or_taken_out_is_found(
    log: Log, data: st.DataObject, distance: int
) -> None:
    """In its line."""
    lines = log.lines
    number = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(0, len(lines[number]) - 2))
    line = lines[number]
    more = [*lines[:number], line[:place] + bytes([distance]) + line[place:], *lines[number + 1 :]]
    less = [*lines[:number], line[:place] + line[place + 1 :], *lines[number + 1 :]]
    assert faulty(more)[0] == f"line {number + 1}"
    assert faulty(less) == [f"line {number + 1}"]


@given(log=LOGS, data=st.data(), distance=st.integers(1, 255))
def test_several_altered_lines_are_named_at_once(
    log: Log, data: st.DataObject, distance: int
) -> None:
    """Each of them, and no other."""
    lines = log.lines
    numbers = data.draw(st.sets(st.integers(0, len(lines) - 1), min_size=1))
    for number in numbers:
        place = data.draw(st.integers(0, len(lines[number]) - 2))
        if lines[number][place] + distance in {LINE_FEED, LINE_FEED + 256}:
            place = 0
        lines[number] = with_byte(lines[number], place, distance)
    if b"\n" not in b"".join(line[:-1] for line in lines):
        assert faulty(lines) == [f"line {number + 1}" for number in sorted(numbers)]


@given(log=LOGS, data=st.data())
def test_lines_that_are_lost_are_named_where_they_are_missing(
    log: Log, data: st.DataObject
) -> None:
    """By the number of the line that stands in their place; at the end, by the kept digest."""
    lines = log.lines
    first = data.draw(st.integers(0, len(lines) - 1))
    count = data.draw(st.integers(1, len(lines) - first))
    at_end = first + count == len(lines)
    del lines[first : first + count]
    assert faulty(lines, head=log.digests[-1]) == ["log" if at_end else f"line {first + 1}"]
    assert faulty(lines) == ([] if at_end else [f"line {first + 1}"])


@given(log=LOGS, data=st.data())
def test_two_lines_that_changed_places_are_named(log: Log, data: st.DataObject) -> None:
    """Both of them; of the others only the one that follows each."""
    lines = log.lines
    pairs = st.lists(st.integers(0, len(lines) - 1), min_size=2, max_size=2, unique=True)
    one, other = sorted(data.draw(pairs))
    lines[one], lines[other] = lines[other], lines[one]
    found = faulty(lines)
    swapped = [f"line {one + 1}", f"line {other + 1}"]
    assert found[0] == swapped[0]
    assert set(swapped) <= set(found) <= {*swapped, f"line {one + 2}", f"line {other + 2}"}


@given(log=LOGS, data=st.data())
def test_a_line_that_stands_there_again_is_named(log: Log, data: st.DataObject) -> None:
    """Wherever it was copied to, it alone, unless it was copied over the lines that follow."""
    lines = log.lines
    copied = data.draw(st.integers(0, len(lines) - 1))
    place = data.draw(st.integers(copied + 1, len(lines)))
    lines.insert(place, lines[copied])
    found = faulty(lines)
    assert found[0] == f"line {place + 1}"
    if place == copied + 1:
        assert found == [f"line {place + 1}"]


@given(log=LOGS, chosen=CHOSEN, data=st.data())
def test_a_line_that_was_written_anew_is_found_by_the_next(
    log: Log, chosen: tuple[Recorded, str], data: st.DataObject
) -> None:
    """A fresh digest does not hide it; at the end of the log, the kept digest shows it."""
    lines, digests = log.lines, log.digests
    number = data.draw(st.integers(0, len(lines) - 1))
    anew = log_of([chosen] * (number + 1)).entries[number:]
    before = {} if number == 0 else {"head": digests[number - 1]}
    (line,) = log_lines(anew, **before)
    is_the_same = line.encode() == lines[number]
    lines[number] = line.encode()
    last = number == len(lines) - 1
    expected = [] if is_the_same else ["log" if last else f"line {number + 2}"]
    assert faulty(lines, head=digests[-1]) == expected


@given(log=LOGS, chosen=CHOSEN, data=st.data())
def test_a_log_that_was_written_anew_from_a_line_on_is_shown_by_the_kept_digest(
    log: Log, chosen: tuple[Recorded, str], data: st.DataObject
) -> None:
    """By nothing else: each of its lines is sound."""
    digests = log.digests
    number = data.draw(st.integers(0, len(digests) - 1))
    entry = entry_of(number + 1, *chosen)
    anew = Log((*log.entries[:number], entry, *log.entries[number + 1 :]))
    assert faulty(anew.lines) == []
    is_the_same = anew.lines == log.lines
    assert faulty(anew.lines, head=digests[-1]) == ([] if is_the_same else ["log"])


@given(log=LOGS, data=st.data())
def test_a_log_that_is_cut_off_anywhere_is_shown_by_the_kept_digest(
    log: Log, data: st.DataObject
) -> None:
    """Without it, what is left is sound, and a torn last line is told; only its break may lack."""
    whole = b"".join(log.lines)
    length = data.draw(st.integers(0, len(whole) - 1))
    cut = whole[:length]
    lacks_only_break = length == len(whole) - 1
    assert faulty([cut], head=log.digests[-1]) == ([] if lacks_only_break else ["log"])
    found = read_log(cut)
    assert found.entries == log.entries[: len(found.entries)]
    is_between_lines = cut in {b"", *prefixes(log), *(whole[:-1] for whole in prefixes(log))}
    assert found.has_torn_line is not is_between_lines


def prefixes(log: Log) -> list[bytes]:
    """Give the beginnings of a log that end with a whole line."""
    lines = log.lines
    return [b"".join(lines[:count]) for count in range(1, len(lines) + 1)]


@given(log=LOGS, data=st.data())
def test_a_log_that_was_torn_goes_on_from_its_last_whole_line(
    log: Log, data: st.DataObject
) -> None:
    """Then it is byte for byte the log that it would have been."""
    whole = b"".join(log.lines)
    length = data.draw(st.integers(0, len(whole)))
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "log.jsonl"
        file.write_bytes(whole[:length])
        stored = len(read_log(file).entries)
        assert append_to_log(file, log.entries[stored:]) == log.digests[-1]
        assert file.read_bytes() == whole
