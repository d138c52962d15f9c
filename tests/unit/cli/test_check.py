"""The command ``check``, as users run it."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan, dump_plan, load_policy
from rnr_caseplan.checks.checking import check_plan
from rnr_caseplan.checks.registry import find_check
from rnr_caseplan.cli import main
from rnr_caseplan.cli.check import status_of, uri_of
from rnr_caseplan.cli.check_text import render_findings
from rnr_caseplan.model.records import CheckException
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.serialization.findings import dump_findings
from rnr_caseplan.serialization.sarif import findings_to_sarif
from scripts.example_plan import CHECKED_ON, example_plan
from tests.unit.checks.changed import bad_plan_of
from tests.unit.findings import an_exception, finding_of

AS_OF = ("--as-of", CHECKED_ON.isoformat())
POLICY = load_policy("rnr-baseline", on=CHECKED_ON)
BAD = bad_plan_of(find_check("TGT08"))
"""A plan with an error."""


def stored(folder: Path, plan: CasePlan, name: str = "plan.json") -> str:
    """Write a plan, and give the file's name."""
    file = folder / name
    file.write_text(dump_plan(plan), encoding="utf-8")
    return str(file)


def answer(capfd: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, str, str]:
    """Run the command in this process, and give status, output and errors."""
    status = main(["check", *arguments])
    told = capfd.readouterr()
    return status, told.out, told.err


def plan_that_gives(code: str, *exceptions: CheckException) -> CasePlan:
    """Give a plan in which a check finds something; for all else an exception is made."""
    plan = bad_plan_of(find_check(code))
    found = {finding.code for finding in check_plan(plan, POLICY, CHECKED_ON)}
    others = [an_exception(other, by="staff:99", about=None) for other in found - {code}]
    assert code in found
    return evolve(plan, exceptions=(*others, *exceptions))


def test_a_plan_in_which_nothing_is_found_passes(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """With one line that says so, and status 0."""
    status, out, err = answer(capfd, stored(tmp_path, example_plan()), *AS_OF)
    assert (status, err) == (0, "")
    assert out == render_findings((), example_plan(), POLICY, CHECKED_ON) + "\n"
    assert out.endswith("\nNothing is found in this plan.\n")


def test_findings_are_told_as_text(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """The usual form, with status 1."""
    file = stored(tmp_path, BAD)
    status, out, err = answer(capfd, file, *AS_OF)
    assert (status, err) == (1, "")
    findings = check_plan(BAD, POLICY, CHECKED_ON)
    assert out == render_findings(findings, BAD, POLICY, CHECKED_ON) + "\n"
    assert "\n  TGT08  goal g3 is active beyond the limit of 2\n" in out
    assert answer(capfd, file, *AS_OF, "--format", "text") == (1, out, "")


def test_findings_are_told_as_json_and_as_sarif(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """To the byte as the library writes them, with the same status."""
    file = stored(tmp_path, BAD)
    findings = check_plan(BAD, POLICY, CHECKED_ON)
    as_json = dump_findings(findings, BAD, POLICY, CHECKED_ON)
    assert answer(capfd, file, *AS_OF, "--format", "json") == (1, as_json, "")
    uri = Path(file).as_uri()
    as_sarif = findings_to_sarif(findings, uri=uri, document=Path(file).read_bytes())
    assert answer(capfd, file, *AS_OF, "--format", "sarif") == (1, as_sarif, "")
    assert '"startLine"' in as_sarif


def test_a_plan_is_read_from_standard_input() -> None:
    """As bytes, in a process that calls the module."""
    command = [sys.executable, "-m", "rnr_caseplan", "check", "-", *AS_OF, "--format", "sarif"]
    given = dump_plan(BAD).encode()
    done = subprocess.run(command, input=given, capture_output=True, check=False, timeout=60)
    assert (done.returncode, done.stderr) == (1, b"")
    log = json.loads(done.stdout)
    physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": "standard-input"}
    assert physical["region"]["startLine"] > 1


@pytest.mark.parametrize(
    ("code", "severity", "expected"),
    [
        ("TGT02", Severity.ERROR, 1),
        ("TGT13", Severity.WARNING, 1),
        ("TGT16", Severity.ADVICE, 0),
        ("TGT15", Severity.ADVICE, 0),
    ],
)
def test_advice_alone_passes(
    capfd: pytest.CaptureFixture[str],
    tmp_path: Path,
    code: str,
    severity: Severity,
    expected: int,
) -> None:
    """And is told; errors and warnings do not pass."""
    assert find_check(code).severity is severity
    status, out, _ = answer(capfd, stored(tmp_path, plan_that_gives(code)), *AS_OF)
    assert status == expected
    assert f"  {code}  " in out


def test_what_an_exception_is_made_for_passes(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """In every form, and only as long as the exception lasts and for what it is about."""
    file = stored(tmp_path, plan_that_gives("TGT08", an_exception()))
    for form in ("text", "json", "sarif"):
        status, out, _ = answer(capfd, file, *AS_OF, "--format", form)
        assert status == 0
        assert "staff:17" in out
        assert ("two goals end this week" in out) is (form == "json")
    for exception in (an_exception(about="g1"), an_exception(until=an_exception().on)):
        file = stored(tmp_path, plan_that_gives("TGT08", exception))
        status, out, _ = answer(capfd, file, *AS_OF)
        assert (status, "staff:17" in out) == (1, False)


def test_the_status_is_that_of_what_has_to_be_mended() -> None:
    """One finding is enough, whatever else is found."""
    excepted = finding_of(exception=an_exception())
    advice = finding_of("TGT16")
    assert status_of([]) == 0
    assert status_of([excepted, advice]) == 0
    assert status_of([excepted, advice, finding_of("TGT13")]) == 1
    assert status_of(iter([finding_of(), excepted])) == 1


def test_a_closed_plan_is_checked_as_it_was_left(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whatever is found then, it is told, and never a refusal."""
    closed = evolve(BAD, closed_on=CHECKED_ON)
    findings = check_plan(closed, POLICY, CHECKED_ON)
    status, out, err = answer(capfd, stored(tmp_path, closed), *AS_OF)
    assert (status, err) == (status_of(findings), "")
    assert out == render_findings(findings, closed, POLICY, CHECKED_ON) + "\n"


def test_the_policy_is_that_in_force_on_the_day(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """A policy that is not bundled is given as a file; it may turn a check off."""
    off = (
        '[[checks.severities]]\nfrom = 2027-01-01\nsource = "LIB"\nplace = "x"\n'
        'value = [{ code = "TGT08", severity = "off" }]\n'
    )
    policy = tmp_path / "county.toml"
    policy.write_text(
        f'name = "county"\nversion = "2"\ntitle = "C"\nextends = "rnr-baseline"\n{off}',
        encoding="utf-8",
    )
    plan = evolve(BAD, policy=evolve(BAD.policy, name="county", version="2"))
    asked = (stored(tmp_path, plan), "--policy", str(policy), "--as-of")
    before = answer(capfd, *asked, "2026-12-01")[1]
    after = answer(capfd, *asked, "2027-01-01")[1]
    assert "Policy county, version 2, as in force on 2026-12-01" in before
    assert ("TGT08" in before, "TGT08" in after) == (True, False)


def test_every_fault_of_a_malformed_plan_is_told(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """One a line on standard error, with status 2 and nothing on standard output."""
    data = json.loads(dump_plan(example_plan()))
    data["goals"][0]["status"] = "ZQX secret"
    data["as_of"] = "2026-02-30"
    file = tmp_path / "plan.json"
    file.write_text(json.dumps(data), encoding="utf-8")
    for form in ("text", "json", "sarif"):
        status, out, err = answer(capfd, str(file), *AS_OF, "--format", form)
        assert (status, out) == (2, "")
        assert {"goals[0].status", "as_of"} <= {
            line.partition(": ")[0] for line in err.splitlines()
        }
        assert "ZQX" not in err


def test_a_day_before_the_draft_is_refused(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """There was no plan yet."""
    file = stored(tmp_path, example_plan())
    assert answer(capfd, file, "--as-of", "2026-11-04") == (
        2,
        "",
        "as_of: lies before the draft; expected a day from 2026-11-05 on\n",
    )


@pytest.mark.parametrize("options", [(), ("--as-of", "2026-02-29"), (*AS_OF, "--format", "xml")])
def test_arguments_that_are_not_taken_are_refused(
    capfd: pytest.CaptureFixture[str], options: tuple[str, ...]
) -> None:
    """With the usage, and no traceback."""
    with pytest.raises(SystemExit) as caught:
        main(["check", "plan.json", *options])
    assert caught.value.code == 2
    err = capfd.readouterr().err
    assert err.startswith("usage: rnr-caseplan check")
    assert "Traceback" not in err


def test_help_tells_what_the_status_means(capfd: pytest.CaptureFixture[str]) -> None:
    """Pipelines go by it."""
    with pytest.raises(SystemExit) as caught:
        main(["check", "--help"])
    assert caught.value.code == 0
    told = " ".join(capfd.readouterr().out.split())
    assert "The exit status is 0 where nothing has to be mended, 1 where" in told
    assert "--as-of" in told


def test_text_never_steers_a_terminal(capfd: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Whoever made an exception may have any name."""
    hostile = an_exception(by="\x1b[2J\u202e Eve")
    plan = plan_that_gives("TGT08", hostile)
    _, out, _ = answer(capfd, stored(tmp_path, plan), *AS_OF)
    assert "Eve" in out
    assert all(letter.isprintable() or letter == "\n" for letter in out)


def test_a_reader_that_goes_away_does_not_change_the_status(tmp_path: Path) -> None:
    """As with ``head``: what was found stays found."""
    line = '"$@" | true; echo "${PIPESTATUS[0]}"'
    command = ["bash", "-c", line, "bash", sys.executable, "-m", "rnr_caseplan", "check"]
    asked = [stored(tmp_path, BAD), *AS_OF, "--format", "sarif"]
    done = subprocess.run([*command, *asked], capture_output=True, check=True, timeout=60)
    assert (done.stdout, done.stderr) == (b"1\n", b"")


@pytest.mark.parametrize(
    ("file", "uri"),
    [
        ("plan.json", "plan.json"),
        ("./plans/P-1.json", "plans/P-1.json"),
        ("../my plans/P#1?.json", "../my%20plans/P%231%3F.json"),
        ("C: plan.json", "C%3A%20plan.json"),
        ("plän.json", "pl%C3%A4n.json"),
        (os.fsdecode(b"\xff.json"), "%FF.json"),
        ("/srv/my plans/P-1.json", "file:///srv/my%20plans/P-1.json"),
        ("-", "standard-input"),
    ],
)
def test_a_file_has_a_uri(file: str, uri: str) -> None:
    """Whatever its name is; relative to the folder in which the command is run."""
    assert uri_of(file) == uri
    assert findings_to_sarif((), uri=uri)
