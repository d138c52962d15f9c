"""The command line, as users run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from rnr_caseplan import bundled_policies, draft_plan, dump_plan, read_case, read_plan
from rnr_caseplan.cli import main
from tests.unit.builders import TODAY, policy_named, rule_ids

ROOT = Path(__file__).parents[3]
JORDAN = str(ROOT / "examples" / "jordan.json")
PLAN = ("plan", JORDAN, "--policy", "virginia", "--as-of", "2026-11-21")
HOSTILE_POLICY = """
name = "a\\u001b[2Jb"
version = "1\\u202e"
title = "t\\u009b2J\\r\\nx"
extends = "rnr-baseline"
[sources.ZZ]
title = "\\u001b]0;x\\u0007"
publisher = "\\u202ep"
where = "w\\u001b[1m"
[[goals.active_at_once]]
from = 2026-01-01
value = 3
source = "ZZ"
place = "p\\u001b[2J"
"""


def run(
    *arguments: str | bytes, given: bytes = b"", redirected: str | None = None, **variables: str
) -> subprocess.CompletedProcess[bytes]:
    """Run the command line in a process of its own, perhaps with redirections of a shell."""
    command: list[str | bytes] = [sys.executable, "-m", "rnr_caseplan", *arguments]
    if redirected is not None:
        command = ["sh", "-c", f'"$@" {redirected}', "sh", *command]
    return subprocess.run(
        command,
        input=given,
        capture_output=True,
        check=False,
        env={**os.environ, **variables},
        timeout=60,
    )


def answer(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command line in this process, and give status, output and errors."""
    status = main(arguments)
    told = capfd.readouterr()
    return status, told.out, told.err


def refusal(capfd: pytest.CaptureFixture[str], *arguments: str) -> str:
    """Run the command line with arguments that it does not take, and give the message."""
    with pytest.raises(SystemExit) as caught:
        main(arguments)
    assert caught.value.code == 2
    told = capfd.readouterr()
    assert told.out == ""
    return told.err


def test_a_plan_is_told_as_text(capfd: pytest.CaptureFixture[str]) -> None:
    """The usual form, ending with one line break."""
    status, out, err = answer(capfd, *PLAN)
    assert (status, err) == (0, "")
    assert out.startswith("CASE PLAN: draft of 2026-11-21\nFor Jordan (P-1001)\n")
    assert out.endswith(")\n")
    assert not out.endswith("\n\n")
    assert answer(capfd, *PLAN, "--format", "text") == (0, out, "")


def test_a_plan_is_told_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    """The document that the library writes, to the byte."""
    status, out, err = answer(capfd, *PLAN, "--format", "json")
    plan = draft_plan(read_case(JORDAN), policy_named("virginia"), as_of=TODAY)
    assert (status, err) == (0, "")
    assert out == dump_plan(plan)
    assert read_plan(out.encode()) == plan


def test_a_policy_file_may_stand_for_a_bundled_policy(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """By its path."""
    file = tmp_path / "county.toml"
    file.write_text('name = "county"\nversion = "2"\ntitle = "C"\nextends = "virginia"\n')
    status, out, _ = answer(capfd, "plan", JORDAN, "--policy", str(file), "--as-of", "2026-11-21")
    assert status == 0
    assert "Policy county, version 2, as in force on 2026-11-21" in out


def test_a_case_is_read_from_standard_input() -> None:
    """As bytes, in a process that calls the module."""
    given = Path(JORDAN).read_bytes()
    done = run("plan", "-", *PLAN[2:], "--format", "json", given=given)
    assert (done.returncode, done.stderr) == (0, b"")
    from_file = run(*PLAN, "--format", "json")
    assert done.stdout == from_file.stdout


def test_the_installed_command_is_the_same() -> None:
    """Beside the interpreter."""
    command = Path(sys.executable).parent / "rnr-caseplan"
    done = subprocess.run([command, *PLAN], capture_output=True, check=True, timeout=60)
    assert done.stdout == run(*PLAN).stdout


def test_output_is_utf_8_whatever_the_terminal_is() -> None:
    """A name is never broken by the locale."""
    case = json.loads(Path(JORDAN).read_text(encoding="utf-8"))
    case["participant"]["preferred_name"] = "José Łukasz 李"
    given = json.dumps(case).encode()
    for variables in ({"LC_ALL": "C", "PYTHONUTF8": "0"}, {"PYTHONIOENCODING": "ascii"}):
        done = run("plan", "-", *PLAN[2:], given=given, **variables)
        assert "For José Łukasz 李 (P-1001)" in done.stdout.decode()


@pytest.mark.parametrize("rule_id", ["goals.limit", "drivers.long_delay"])
def test_a_rule_is_explained(capfd: pytest.CaptureFixture[str], rule_id: str) -> None:
    """Id, statement, source."""
    status, out, err = answer(capfd, "explain", rule_id)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == rule_id
    assert "Stated in: VA" in out


def test_an_unknown_rule_is_answered_with_those_that_exist(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Without repeating what was asked."""
    status, out, err = answer(capfd, "explain", "goals.nonsense")
    assert (status, out) == (2, "")
    assert "nonsense" not in err
    assert all(rule_id in err for rule_id in rule_ids())
    assert len(err.splitlines()) == 1


def test_bundled_policies_are_listed(capfd: pytest.CaptureFixture[str]) -> None:
    """One a line."""
    status, out, err = answer(capfd, "policy", "list")
    assert (status, err) == (0, "")
    assert [line.split()[0] for line in out.splitlines()] == list(bundled_policies())


def test_a_policy_is_shown(capfd: pytest.CaptureFixture[str]) -> None:
    """Over time, or on one day."""
    status, out, _ = answer(capfd, "policy", "show", "virginia")
    assert (status, out.splitlines()[0]) == (0, "virginia, version 1: Case plans step by step")
    status, out, _ = answer(capfd, "policy", "show", "virginia", "--on", "2026-11-21")
    assert status == 0
    assert out.startswith("virginia, version 1, on 2026-11-21: ")
    assert "goals.active_at_once = 2\n    VA step 7, VA-7c" in out


def test_a_policy_without_faults_is_valid(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The answer says what was looked at."""
    file = bundled_policies()["virginia"]
    status, out, err = answer(capfd, "policy", "validate", str(file))
    assert (status, err) == (0, "")
    assert "policy virginia, version 1" in out
    assert "no faults" in out
    assert answer(capfd, "policy", "validate", str(tmp_path / "none.toml"))[0] == 2


@pytest.mark.parametrize(
    "arguments",
    [
        ("plan", "missing.json", *PLAN[2:]),
        ("plan", str(ROOT), *PLAN[2:]),
        ("plan", JORDAN, "--policy", "missing.toml", *PLAN[4:]),
        ("policy", "show", "missing.toml"),
        ("policy", "validate", "missing.toml"),
        ("policy", "validate", str(ROOT)),
    ],
)
def test_what_cannot_be_read_is_named(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """On one line, with the system's reason."""
    status, out, err = answer(capfd, *arguments)
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "cannot be read" in err


def test_an_unknown_policy_is_answered_with_those_that_exist(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """By name."""
    for arguments in ((*PLAN[:3], "nowhere", *PLAN[4:]), ("policy", "show", "nowhere")):
        status, out, err = answer(capfd, *arguments)
        assert (status, out) == (2, "")
        assert all(name in err for name in bundled_policies())


@pytest.mark.parametrize(
    "day", ["2026-02-29", "2026-13-01", "20261121", "2026-11-21T00:00", "today", "", "٢٠٢٦-11-21"]
)
def test_a_day_that_does_not_exist_is_refused(capfd: pytest.CaptureFixture[str], day: str) -> None:
    """With the form that is accepted."""
    assert "YYYY-MM-DD" in refusal(capfd, *PLAN[:-1], day)
    assert "YYYY-MM-DD" in refusal(capfd, "policy", "show", "virginia", "--on", day)


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("draft",),
        ("policy",),
        ("policy", "forget"),
        ("explain",),
        ("plan", JORDAN),
        ("plan", JORDAN, "--policy", "virginia"),
        (*PLAN, "--format", "xml"),
        (*PLAN, "more"),
    ],
)
def test_arguments_that_are_not_taken_are_refused(
    capfd: pytest.CaptureFixture[str], arguments: tuple[str, ...]
) -> None:
    """With the usage, and no traceback."""
    err = refusal(capfd, *arguments)
    assert err.startswith("usage: rnr-caseplan")
    assert "Traceback" not in err


def test_the_version_is_told(capfd: pytest.CaptureFixture[str]) -> None:
    """By its option."""
    with pytest.raises(SystemExit) as caught:
        main(["--version"])
    assert caught.value.code == 0
    assert capfd.readouterr().out.startswith("rnr-caseplan ")


def test_help_is_there_for_every_command(capfd: pytest.CaptureFixture[str]) -> None:
    """And names the arguments."""
    for arguments, word in (
        ((), "COMMAND"),
        (("plan",), "--as-of"),
        (("explain",), "RULE-ID"),
        (("policy",), "QUESTION"),
        (("policy", "show"), "--on"),
        (("policy", "validate"), "FILE.toml"),
    ):
        with pytest.raises(SystemExit) as caught:
            main([*arguments, "--help"])
        assert caught.value.code == 0
        assert word in capfd.readouterr().out


def test_faults_of_a_case_go_to_standard_error(capfd: pytest.CaptureFixture[str]) -> None:
    """One a line, each with its path."""
    file = ROOT / "tests" / "malformed" / "cases" / "a_word_for_a_claim.json"
    status, out, err = answer(capfd, "plan", str(file), *PLAN[2:])
    assert (status, out) == (2, "")
    assert [line.partition(":")[0] for line in err.splitlines()] == [
        "needs[0].interferes",
        "needs[1].contributed",
    ]


def test_a_day_without_values_is_refused(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """With the parameters and the day."""
    base = bundled_policies()["rnr-baseline"].read_text(encoding="utf-8")
    (tmp_path / "guidance").symlink_to(bundled_policies()["rnr-baseline"].parent / "guidance")
    file = tmp_path / "county.toml"
    file.write_text(base.replace("from = 0001-01-01", "from = 2026-01-01"), encoding="utf-8")
    early = ("plan", JORDAN, "--policy", str(file), "--as-of", "2025-12-31")
    status, out, err = answer(capfd, *early)
    assert (status, out) == (2, "")
    assert "2025-12-31" in err
    assert "goals.active_at_once" in err


def test_a_reader_that_goes_away_is_no_error() -> None:
    """As with ``head``."""
    done = run("policy", "show", "rnr-baseline", redirected="| head -n 1")
    assert (done.stdout.count(b"\n"), done.stderr) == (1, b"")
    gone = run(*PLAN, redirected="| true")
    assert (gone.stdout, gone.stderr) == (b"", b"")


def test_hostile_text_of_a_case_never_reaches_the_terminal() -> None:
    """Names and free text are printed without control characters and marks of direction."""
    case = json.loads(Path(JORDAN).read_text(encoding="utf-8"))
    hostile = "\x1b[2J\x1b]0;x\x07\x9b1m\u202e\u2066Eve\r\n"
    case["participant"]["preferred_name"] = hostile
    for part in ("strengths", "triggers", "conditions"):
        case[part][0]["text"] = hostile
    case["lead"] = hostile
    done = run("plan", "-", *PLAN[2:], given=json.dumps(case).encode())
    assert done.returncode == 0
    page = done.stdout.decode()
    assert "Eve" in page
    assert all(letter.isprintable() or letter == "\n" for letter in page)


def test_hostile_text_of_a_policy_never_reaches_the_terminal(tmp_path: Path) -> None:
    """A policy may come from anywhere."""
    file = tmp_path / "hostile.toml"
    file.write_text(HOSTILE_POLICY, encoding="utf-8")
    for arguments in (
        ("policy", "show", str(file)),
        ("policy", "show", str(file), "--on", "2026-11-21"),
        ("policy", "validate", str(file)),
        ("plan", JORDAN, "--policy", str(file), "--as-of", "2026-11-21"),
    ):
        done = run(*arguments)
        assert done.returncode == 0
        told = (done.stdout + done.stderr).decode()
        assert all(letter.isprintable() or letter == "\n" for letter in told)


def test_hostile_keys_of_a_policy_never_reach_the_terminal(tmp_path: Path) -> None:
    """Faults show keys without what could steer a terminal."""
    file = tmp_path / "hostile.toml"
    file.write_text(HOSTILE_POLICY + '[[goals."\\u001b[2J\\u202e"]]\nx = 1\n', encoding="utf-8")
    done = run("policy", "validate", str(file))
    assert done.returncode == 2
    told = done.stderr.decode()
    assert all(letter.isprintable() or letter == "\n" for letter in told)


def test_a_file_name_that_is_not_utf_8_is_told_somehow(tmp_path: Path) -> None:
    """And never as a traceback."""
    name = os.fsencode(tmp_path) + b"/\xff.toml"
    missing = run("policy", "validate", name)
    assert (missing.returncode, b"Traceback" in missing.stderr) == (2, False)
    Path(os.fsdecode(name)).write_text(
        'name = "c"\nversion = "1"\ntitle = "C"\nextends = "virginia"\n', encoding="utf-8"
    )
    found = run("policy", "validate", name)
    assert (found.returncode, found.stderr) == (0, b"")


@pytest.mark.parametrize(
    ("arguments", "redirected", "status"),
    [
        (("plan", "-", *PLAN[2:]), "<&-", 2),
        (("policy", "list"), ">&-", 2),
        (("policy", "list"), ">/dev/full", 2),
    ],
)
def test_closed_and_full_streams_are_told_in_one_line(
    arguments: tuple[str, ...], redirected: str, status: int
) -> None:
    """Without a traceback."""
    done = run(*arguments, redirected=redirected)
    assert done.returncode == status
    assert b"Traceback" not in done.stderr
    assert len(done.stderr.splitlines()) == 1
