"""The command line, as users run it."""

import datetime
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import (
    agenda,
    bundled_policies,
    draft_plan,
    dump_agenda,
    dump_plan,
    load_policy,
    read_case,
    read_history,
    read_plan,
)
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.cli import main
from rnr_caseplan.explain import explain_check
from rnr_caseplan.lifecycle import CopyGiven
from tests.unit.builders import TODAY, policy_named, rule_ids
from tests.unit.lives import drafted, later, lived

ROOT = Path(__file__).parents[3]
JORDAN = str(ROOT / "examples" / "jordan.json")
PLAN = ("plan", JORDAN, "--policy", "virginia", "--as-of", "2026-11-21")
START, END = datetime.date(2026, 11, 1), datetime.date(2027, 3, 31)
PERIOD = ("--start", "2026-11-01", "--end", "2027-03-31", "--as-of", "2026-11-21")
AGENDA = ("agenda", JORDAN, "--policy", "new-york", *PERIOD)
CASE: dict[str, Any] = {
    "schema": "rnr-caseplan/case/1",
    "participant": {"id": "P-1"},
    "assigned_on": "2026-11-19",
    "risk_level": "high",
    "needs": [],
}
HISTORY: dict[str, Any] = {
    "schema": "rnr-caseplan/history/1",
    "events": [{"kind": "first_interview", "on": "2026-11-20"}],
}
OWN = 'from = 2026-01-01\nsource = "LIB"\nplace = "x"\n'
COUNTY = 'name = "county"\nversion = "2"\ntitle = "A county"\nextends = "rnr-baseline"\n'
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


def written(folder: Path, name: str, document: dict[str, Any]) -> str:
    """Write a document, and give the file's name."""
    file = folder / name
    file.write_text(json.dumps(document), encoding="utf-8")
    return str(file)


def test_an_agenda_is_told_as_text(capfd: pytest.CaptureFixture[str]) -> None:
    """The usual form, ending with one line break."""
    status, out, err = answer(capfd, *AGENDA)
    assert (status, err) == (0, "")
    lines = out.splitlines()
    assert lines[0] == "AGENDA: 2026-11-01 to 2027-03-31, as of 2026-11-21"
    assert lines[1] == "Policy new-york, version 1, as in force on 2026-11-21"
    assert lines[2] == "For P-1001"
    assert "2027-03-01  upcoming  court condition" in out
    assert not out.endswith("\n\n")
    assert answer(capfd, *AGENDA, "--format", "text") == (0, out, "")


def test_an_agenda_is_told_as_json(capfd: pytest.CaptureFixture[str]) -> None:
    """The document that the library writes, to the byte."""
    status, out, err = answer(capfd, *AGENDA, "--format", "json")
    found = agenda(read_case(JORDAN), policy_named("new-york"), start=START, end=END, as_of=TODAY)
    assert (status, err) == (0, "")
    assert found.items
    assert out == dump_agenda(found)


def test_an_agenda_of_a_plan_knows_more_than_that_of_its_case(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The document says which of the two it is: only a plan has goals and a day of its draft."""
    plan = draft_plan(read_case(JORDAN), policy_named(), as_of=TODAY)
    file = tmp_path / "plan.json"
    file.write_text(dump_plan(plan), encoding="utf-8")
    asked = ("--policy", "rnr-baseline", *PERIOD, "--format", "json")
    status, out, err = answer(capfd, "agenda", str(file), *asked)
    assert (status, err) == (0, "")
    assert out == dump_agenda(agenda(plan, policy_named(), start=START, end=END, as_of=TODAY))
    _, of_case, _ = answer(capfd, "agenda", JORDAN, *asked)
    assert '"goal_check_in"' in out
    assert '"goal_check_in"' not in of_case


def test_an_agenda_is_read_from_standard_input() -> None:
    """A case or a plan, as bytes, in a process that calls the module."""
    asked = (*AGENDA[2:], "--format", "json")
    plan = draft_plan(read_case(JORDAN), policy_named("new-york"), as_of=TODAY)
    of_plan = agenda(plan, policy_named("new-york"), start=START, end=END, as_of=TODAY)
    for given, expected in (
        (Path(JORDAN).read_bytes(), run("agenda", JORDAN, *asked).stdout),
        (dump_plan(plan).encode(), dump_agenda(of_plan).encode()),
    ):
        done = run("agenda", "-", *asked, given=given)
        assert (done.returncode, done.stdout, done.stderr) == (0, expected, b"")


def test_a_history_and_holidays_count(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The interview is met, and the plan's working days begin with it and skip the holidays."""
    case = written(tmp_path, "case.json", CASE)
    history = written(tmp_path, "history.json", HISTORY)
    holidays = tmp_path / "holidays.txt"
    holidays.write_text("2026-11-26  # Thanksgiving\n2026-12-25\n", encoding="utf-8")
    asked = ("agenda", case, *AGENDA[2:], "--history", history)
    status, out, err = answer(capfd, *asked)
    assert (status, err) == (0, "")
    assert "2026-12-01  met       initial interview" in out
    assert "2027-01-01  upcoming  case plan" in out
    status, out, err = answer(capfd, *asked, "--holidays", str(holidays))
    assert (status, err) == (0, "")
    assert "2026-12-02  met       initial interview" in out
    assert "2027-01-05  upcoming  case plan" in out
    found = agenda(
        read_case(case),
        policy_named("new-york"),
        start=START,
        end=END,
        as_of=TODAY,
        history=read_history(history),
        holidays=[datetime.date(2026, 11, 26), datetime.date(2026, 12, 25)],
    )
    as_json = answer(capfd, *asked, "--holidays", str(holidays), "--format", "json")
    assert as_json == (0, dump_agenda(found), "")


def test_the_states_are_those_of_the_day_that_is_asked_for(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """The policy in force on it, too."""
    case = written(tmp_path, "case.json", CASE)
    policy = tmp_path / "county.toml"
    entry = (
        '[[calendar.due_soon_days]]\nfrom = 2027-01-01\nvalue = 30\nsource = "LIB"\nplace = "x"\n'
    )
    policy.write_text(COUNTY + entry, encoding="utf-8")
    asked = ("agenda", case, "--policy", str(policy), *PERIOD[:4], "--as-of")
    for day, row in (
        ("2026-12-31", "2027-01-18  upcoming  case plan"),
        ("2027-01-01", "2027-01-18  due soon  case plan"),
        ("2027-01-18", "2027-01-18  due       case plan"),
        ("2027-01-19", "2027-01-18  overdue   case plan"),
    ):
        assert row in answer(capfd, *asked, day)[1]
    assert load_policy(policy, on=END).due_soon_days.value == 30


def test_every_fault_of_a_history_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One a line, each with its path and nothing of what stood there."""
    wrong = {
        "schema": "rnr-caseplan/history/2",
        "events": [{"kind": "ZQX secret", "on": "2026-02-30"}],
        "pauses": [{"kind": "consent", "starts_on": "2026-11-02", "ends_on": "2026-11-01"}],
        "changes": 3,
    }
    history = written(tmp_path, "history.json", wrong)
    status, out, err = answer(capfd, *AGENDA, "--history", history)
    assert (status, out) == (2, "")
    assert [line.partition(": ")[0] for line in err.splitlines()] == [
        "schema",
        "events[0].kind",
        "events[0].on",
        "changes",
        "pauses[0].ends_on",
    ]
    assert "ZQX" not in err


def test_an_event_that_no_policy_declares_says_what_is_accepted(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """It would not count, and nobody would notice."""
    events = [{"kind": "first_interview", "on": "2026-11-20"}, {"kind": "zqx", "on": "2026-11-20"}]
    history = written(tmp_path, "history.json", {**HISTORY, "events": events})
    status, out, err = answer(capfd, *AGENDA, "--history", history)
    assert (status, out) == (2, "")
    assert err.startswith("history: events[1].kind: is not an event of policy new-york; ")
    assert set(dict(policy_named("new-york").terms.events)) == set(
        err.strip().partition("expected one of ")[2].split(", ")
    )
    assert "zqx" not in err


def test_faults_of_entries_are_told_by_their_lists(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """As the document holds them, whatever their place in the history."""
    changes = [
        {"fact": "risk_level", "on": f"2026-11-{day}", "before": "low", "after": "high"}
        for day in (18, 19)
    ]
    pauses = [{"kind": "zqx", "starts_on": "2026-11-20"}]
    document = {**HISTORY, "changes": changes, "pauses": pauses}
    history = written(tmp_path, "history.json", document)
    backwards = (*AGENDA[:5], "2026-11-22", "--end", "2026-11-21", *AGENDA[8:])
    status, out, err = answer(capfd, *backwards, "--history", history)
    assert (status, out) == (2, "")
    assert [line.rpartition(": ")[0] for line in err.splitlines()] == [
        "history: pauses[0].kind",
        "history: changes[1].before",
        "end",
    ]


def test_an_agenda_may_be_of_one_duty(capfd: pytest.CaptureFixture[str]) -> None:
    """As text and as JSON; a duty that the policy does not have is answered with its duties."""
    asked = (*AGENDA, "--duty", "condition")
    status, out, err = answer(capfd, *asked)
    assert (status, err) == (0, "")
    assert "court condition" in out
    assert "case plan" not in out
    _, as_json, _ = answer(capfd, *asked, "--format", "json")
    document = json.loads(as_json)
    assert {item["duty"] for item in document["items"]} == {"condition"}
    assert document["undecided"] == []
    status, out, err = answer(capfd, *AGENDA, "--duty", "zqx")
    assert (status, out) == (2, "")
    assert len(err.splitlines()) == 1
    assert "zqx" not in err
    for key, _ in policy_named("new-york").all_duties():
        assert key.removeprefix("duties.") in err


def test_a_period_that_ends_before_it_starts_is_refused(capfd: pytest.CaptureFixture[str]) -> None:
    """A period of one day is none of these."""
    backwards = (*AGENDA[:5], "2026-11-22", "--end", "2026-11-21", *AGENDA[8:])
    assert answer(capfd, *backwards) == (
        2,
        "",
        "end: lies before start; expected a day from start on\n",
    )
    one_day = (*AGENDA[:5], "2026-11-21", "--end", "2026-11-21", *AGENDA[8:])
    assert answer(capfd, *one_day)[0] == 0


def test_a_document_that_is_neither_case_nor_plan_is_refused(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Each fault on a line of its own."""
    history = written(tmp_path, "history.json", HISTORY)
    status, out, err = answer(capfd, "agenda", history, *AGENDA[2:])
    assert (status, out) == (2, "")
    assert [line.partition(": ")[0] for line in err.splitlines()] == [
        "schema",
        "events",
        "participant",
        "needs",
    ]


def test_a_stored_plan_is_told_as_text(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Under its own policy, whose name it holds."""
    path = tmp_path / "plan.json"
    path.write_text(dump_plan(drafted()), encoding="utf-8")
    code, out, _ = answer(capfd, "show", str(path))
    assert code == 0
    assert out.startswith("CASE PLAN: draft of 2026-11-21")
    code, again, _ = answer(capfd, "show", str(path), "--policy", "rnr-baseline")
    assert (code, again) == (0, out)


def test_a_stored_plan_is_not_told_under_another_policy(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Its domains may have other names there."""
    path = tmp_path / "plan.json"
    path.write_text(dump_plan(drafted()), encoding="utf-8")
    code, _, told = answer(capfd, "show", str(path), "--policy", "virginia")
    assert code == 2
    assert told == (
        "--policy: is policy virginia, and not the plan's; expected the policy rnr-baseline\n"
    )


def test_a_history_is_told_in_words(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """From a file and from standard input alike; a draft has none."""
    plan = lived(drafted(), CopyGiven(on=later(1), by="staff:17"))
    path = tmp_path / "plan.json"
    path.write_text(dump_plan(plan), encoding="utf-8")
    code, out, _ = answer(capfd, "history", str(path))
    assert code == 0
    assert "2. 22 November 2026: The participant was given a copy of the plan." in out
    done = run("history", "-", given=path.read_bytes())
    assert done.stdout.decode() == out
    path.write_text(dump_plan(drafted()), encoding="utf-8")
    _, out, _ = answer(capfd, "history", str(path))
    assert out == "Nothing has happened to this plan since it was drafted.\n"


def test_policies_are_compared_in_words(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """What differs, with its source; and differences are no failure."""
    file = tmp_path / "county.toml"
    entry = f"[[goals.active_at_once]]\n{OWN}value = 3\n"
    file.write_text(COUNTY + entry, encoding="utf-8")
    status, out, err = answer(capfd, "policy", "diff", "rnr-baseline", str(file))
    assert (status, err) == (0, "")
    assert out.splitlines() == [
        "rnr-baseline, version 1: The five seed sources together",
        "county, version 2: A county",
        "",
        "goals.active_at_once",
        "  rnr-baseline: 2 (VA step 7, VA-7c, from a day that is not known)",
        "  county: 2 (VA step 7, VA-7c, from a day that is not known)",
        "  county: 3 (LIB x, from 2026-01-01)",
    ]


def test_a_policy_does_not_differ_from_itself(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Neither from one that only builds on it."""
    file = tmp_path / "county.toml"
    file.write_text(COUNTY, encoding="utf-8")
    for first, second in (("virginia", "virginia"), (str(file), "rnr-baseline")):
        status, out, err = answer(capfd, "policy", "diff", first, second)
        assert (status, err) == (0, "")
        assert out.splitlines()[2:] == ["", "no differences"]


def test_names_and_guidance_are_compared_too(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Names by who declares them, starter words by their domain only."""
    file = tmp_path / "county.toml"
    file.write_text(COUNTY + '[dates]\nfreed_on = "the day of release"\n', encoding="utf-8")
    status, out, _ = answer(capfd, "policy", "diff", "rnr-baseline", str(file))
    assert status == 0
    assert out.splitlines()[2:] == [
        "",
        "names of days, events and facts",
        "  dates.freed_on: not declared by rnr-baseline, declared by county",
    ]
    words = bundled_policies()["rnr-baseline"].parent / "guidance" / "criminogenic.toml"
    text = words.read_text(encoding="utf-8")
    first = text.partition("[")[2].partition("]")[0]
    (tmp_path / "words.toml").write_text(text, encoding="utf-8")
    entry = f'[[guidance.files]]\n{OWN}value = ["words.toml"]\n'
    file.write_text(COUNTY + entry, encoding="utf-8")
    status, out, _ = answer(capfd, "policy", "diff", "rnr-baseline", str(file))
    assert status == 0
    assert f"guidance.{first}\n  other starter words, or another source\n" in out
    assert out.count("other starter words") == text.count("\nmeasure = ")


@pytest.mark.parametrize("rule_id", ["goals.limit", "drivers.long_delay"])
def test_a_rule_is_explained(capfd: pytest.CaptureFixture[str], rule_id: str) -> None:
    """Id, statement, source."""
    status, out, err = answer(capfd, "explain", rule_id)
    assert (status, err) == (0, "")
    assert out.splitlines()[0] == rule_id
    assert "Stated in: VA" in out


def test_a_check_is_explained(capfd: pytest.CaptureFixture[str]) -> None:
    """By its code, beside the rules."""
    status, out, err = answer(capfd, "explain", "TGT08")
    assert (status, err) == (0, "")
    assert out == explain_check("TGT08") + "\n"


def test_an_unknown_rule_or_check_is_answered_with_those_that_exist(
    capfd: pytest.CaptureFixture[str],
) -> None:
    """Without repeating what was asked; those that are written alike where there are some."""
    status, out, err = answer(capfd, "explain", "nonsense, and more of it")
    assert (status, out) == (2, "")
    assert err.startswith("no rule or check has this name; expected one of: ")
    assert "nonsense" not in err
    assert all(name in err for name in (*rule_ids(), *CHECK_CODES))
    assert len(err.splitlines()) == 1
    status, out, err = answer(capfd, "explain", "goals.limits")
    assert (status, out) == (2, "")
    assert "goals.limit" in err
    assert "TGT08" not in err


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
        ("agenda", "missing.json", *AGENDA[2:]),
        (*AGENDA, "--history", "missing.json"),
        (*AGENDA, "--history", str(ROOT)),
        (*AGENDA, "--holidays", "missing.txt"),
        ("policy", "diff", "missing.toml", "virginia"),
        ("policy", "diff", "virginia", "missing.toml"),
        ("check", "missing.json", "--as-of", "2026-11-21"),
        ("check", str(ROOT), "--as-of", "2026-11-21"),
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
    for arguments in (
        (*PLAN[:3], "nowhere", *PLAN[4:]),
        (*AGENDA[:3], "nowhere", *AGENDA[4:]),
        ("policy", "show", "nowhere"),
        ("policy", "diff", "nowhere", "virginia"),
        ("policy", "diff", "virginia", "nowhere"),
    ):
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
        ("check",),
        ("plan", JORDAN),
        ("plan", JORDAN, "--policy", "virginia"),
        AGENDA[:2],
        AGENDA[:4],
        AGENDA[:-2],
        (*AGENDA[:4], *AGENDA[6:]),
        (*AGENDA[:6], *AGENDA[8:]),
        (*AGENDA, "--format", "xml"),
        (*AGENDA, "--history"),
        (*AGENDA[:5], "2026-02-29", *AGENDA[6:]),
        ("policy", "diff"),
        ("policy", "diff", "virginia"),
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
        (("explain",), "RULE-ID-or-CODE"),
        (("check",), "PLAN.json"),
        (("policy",), "QUESTION"),
        (("policy", "show"), "--on"),
        (("policy", "diff"), "second"),
        (("agenda",), "--holidays"),
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
        ("agenda", JORDAN, "--policy", str(file), *PERIOD),
        ("policy", "diff", "rnr-baseline", str(file)),
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
        (("agenda", "-", *AGENDA[2:]), "<&-", 2),
        (("check", "-", "--as-of", "2026-11-21"), "<&-", 2),
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
