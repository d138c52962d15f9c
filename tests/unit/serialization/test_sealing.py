"""The lines of event logs, one by one."""

import hashlib
import json
from typing import Any

import pytest

from rnr_caseplan import InputError, PlanEvent, PolicyInForce, Recorded
from rnr_caseplan.lifecycle import CopyGiven
from rnr_caseplan.serialization.sealing import BEGINNING, is_whole, may_be_torn, read_line, seal
from tests.unit.builders import TODAY
from tests.unit.every_event import whole_life

ENTRY = Recorded(
    version=1,
    event=CopyGiven(on=TODAY, by="staff:17"),
    policy=PolicyInForce(name="rnr-baseline", version="1", on=TODAY),
)
DIGEST = "563694c04fca4f3b918ad73f816b46dc7b154f798c330fd2039a48caffe1ad89"
LINE = (
    f'{{"digest":"{DIGEST}",'
    '"event":{"by":"staff:17","kind":"copy_given","on":"2026-11-21"},'
    '"policy":{"name":"rnr-baseline","on":"2026-11-21","version":"1"},'
    f'"previous":"{"0" * 64}","version":1}}'
)


def sealed_by_hand(text: str) -> bytes:
    """Seal what another program might write: an object's text, its digest put in first."""
    digest = hashlib.sha256(text.encode()).hexdigest()
    return f'{{"digest":"{digest}",{text.removeprefix("{")}'.encode()


def faults_of(line: bytes) -> list[tuple[str, str]]:
    """Give path and problem of each fault of a line."""
    with pytest.raises(InputError) as caught:
        read_line(line)
    return [(fault.path, fault.problem) for fault in caught.value.faults]


def test_a_line_is_written_in_one_way_only() -> None:
    """Byte for byte, under every version of Python and of the library: old logs stay sound."""
    assert list(seal([ENTRY], BEGINNING)) == [(f"{LINE}\n", DIGEST)]


def test_the_digest_is_that_of_the_line_without_it() -> None:
    """Another program needs nothing else to check a line."""
    line = LINE.encode()
    assert sealed_by_hand(LINE.replace(f'"digest":"{DIGEST}",', "")) == line
    assert is_whole(line)


def test_each_line_holds_the_digest_of_the_line_before() -> None:
    """The first one holds that of the beginning."""
    sealed = list(seal(whole_life().history, BEGINNING))
    before = [json.loads(line)["previous"] for line, _ in sealed]
    assert before == [BEGINNING, *(digest for _, digest in sealed[:-1])]
    assert [json.loads(line)["digest"] for line, _ in sealed] == [digest for _, digest in sealed]
    assert len({digest for _, digest in sealed}) == len(sealed)


@pytest.mark.parametrize(
    "words",
    [
        "two\nlines\r\nand a tab\t",
        "\u2028\u2029\x85\x0b\x0c\x1c",
        '"\\ \x00 \x7f',
        "\N{PILE OF POO}",
    ],
)
def test_words_of_any_kind_stay_on_one_line(words: str) -> None:
    """Whatever some program takes for the end of a line, only a line feed is one here."""
    event: PlanEvent = CopyGiven(on=TODAY, by="staff:17", reason=words + "x")
    entry = Recorded(version=1, event=event, policy=ENTRY.policy)
    ((line, digest),) = seal([entry], BEGINNING)
    assert line.encode().index(b"\n") == len(line.encode()) - 1
    assert read_line(line.encode().removesuffix(b"\n")) == (entry, BEGINNING, digest)


def test_a_line_gives_its_entry_and_both_digests() -> None:
    """What the entry touched and why it was accepted is not in it."""
    assert read_line(LINE.encode()) == (ENTRY, BEGINNING, DIGEST)
    told = whole_life().history[1]
    ((line, _),) = seal([told], BEGINNING)
    entry = read_line(line.encode().removesuffix(b"\n")).entry
    assert (entry.version, entry.event, entry.policy) == (2, told.event, told.policy)
    assert told.touched
    assert (entry.touched, entry.reasons) == ((), ())


@pytest.mark.parametrize(
    "line",
    [
        b"",
        b"{}",
        b"[]",
        b"null",
        b"\xff",
        LINE.encode() + b" ",
        LINE.encode() + b"\r",
        b" " + LINE.encode(),
        b"\xef\xbb\xbf" + LINE.encode(),
        LINE.replace('"version":1}', '"version":2}').encode(),
        LINE.replace('"version":1}', '"version": 1}').encode(),
        LINE.replace('"version":1}', '"version":1,"touched":[]}').encode(),
        LINE.replace("staff", "\\u0073taff").encode(),
        LINE.replace(DIGEST, DIGEST.upper()).encode(),
        LINE.replace(DIGEST, BEGINNING).encode(),
        LINE.replace(f'"digest":"{DIGEST}",', "").encode(),
        LINE[:-1].encode(),
    ],
)
def test_a_line_that_differs_by_one_byte_is_refused(line: bytes) -> None:
    """Also where JSON says the same; one sentence says so, whatever else is wrong."""
    assert not is_whole(line)
    assert faults_of(line) == [("", "is not a line of an event log, or was altered")]


@pytest.mark.parametrize(
    ("changes", "paths"),
    [
        ({"previous": None}, ["previous"]),
        ({"previous": 3, "version": "x"}, ["previous", "version"]),
        ({"words": "ZQX"}, ["words"]),
        ({"event": {"kind": "ZQX"}}, ["event.kind"]),
        ({"event": {"kind": "copy_given", "on": "ZQX", "by": ""}}, ["event.on", "event.by"]),
        ({"policy": None, "event": 3}, ["policy", "event"]),
    ],
)
def test_a_sealed_line_with_faults_tells_all_of_them(
    changes: dict[str, Any], paths: list[str]
) -> None:
    """As when another program, or a later version, wrote it."""
    data = {**json.loads(LINE), **changes}
    del data["digest"]
    line = sealed_by_hand(json.dumps(data))
    assert is_whole(line)
    assert [path for path, _ in faults_of(line)] == paths
    with pytest.raises(InputError) as caught:
        read_line(line)
    assert "ZQX" not in str(caught.value)


def test_a_sealed_line_may_be_written_with_blanks_but_not_say_a_thing_twice() -> None:
    """What counts is that its bytes are those that were sealed."""
    data = json.loads(LINE)
    del data["digest"]
    line = sealed_by_hand(json.dumps(data))
    assert read_line(line).entry == ENTRY
    twice = "is written more than once"
    again = json.dumps(data).replace('"version": 1}', '"version": 1, "version": 2, "digest": "x"}')
    assert faults_of(sealed_by_hand(again)) == [("version", twice), ("digest", twice)]


def test_what_is_sealed_and_no_json_is_refused() -> None:
    """Nothing but the library's own error comes out."""
    assert faults_of(sealed_by_hand("{nonsense"))[0][0] == ""
    assert faults_of(sealed_by_hand('{"x":' + "[" * 100_000)) == [("", "is nested too deeply")]


def test_every_beginning_of_a_line_may_be_torn_and_nothing_else() -> None:
    """A file that is no log is never mistaken for one that was not finished."""
    line = LINE.encode()
    assert all(may_be_torn(line[:length]) for length in range(len(line)))
    for other in (b"{}", b'{"version"', b"x", b"\0" * 40, b" ", b'{"digest":3'):
        assert not may_be_torn(other)
