"""Malformed policy files: file, key and what is accepted, all at once."""

from collections import Counter

import pytest

from rnr_caseplan import PolicyError, load_policy_book
from rnr_caseplan.cli import main
from tests.malformed.support import HERE, expected, run

POLICIES = HERE / "policies"
TABLE = expected("policies")


def test_the_table_names_every_file() -> None:
    """At least one for each kind of fault."""
    assert sorted(TABLE) == sorted(file.name for file in POLICIES.glob("*.toml"))
    assert len(TABLE) >= 12


@pytest.mark.parametrize("name", TABLE)
def test_a_malformed_policy_gives_all_its_faults_at_once(name: str) -> None:
    """Each with the file first and the key last, exactly those of the table."""
    with pytest.raises(PolicyError) as caught:
        load_policy_book(POLICIES / name)
    paths = [fault.path for fault in caught.value.faults]
    assert all(path.startswith(f"{name}: ") for path in paths)
    wanted = Counter(f" {key}" for key in TABLE[name])
    found = Counter(
        next((key for key in wanted if path.endswith(key)), f"unexpected: {path}") for path in paths
    )
    assert found == wanted


@pytest.mark.parametrize("name", TABLE)
def test_a_fault_says_what_is_accepted(name: str) -> None:
    """An analyst can mend the file without asking anybody."""
    with pytest.raises(PolicyError) as caught:
        load_policy_book(POLICIES / name)
    for fault in caught.value.faults:
        assert fault.problem
        assert fault.expected.removeprefix("one of").strip()


@pytest.mark.parametrize("name", TABLE)
def test_validate_tells_the_same_faults(name: str, capfd: pytest.CaptureFixture[str]) -> None:
    """Exit status 2, and each fault a line on standard error."""
    assert main(["policy", "validate", str(POLICIES / name)]) == 2
    told = capfd.readouterr()
    lines = told.err.splitlines()
    assert told.out == ""
    assert len(lines) == len(TABLE[name])
    assert all(line.startswith(f"{name}: ") for line in lines)
    assert all(any(f"{key}: " in line for line in lines) for key in TABLE[name])


@pytest.mark.parametrize("name", ["not_utf_8.toml", "many_faults_at_once.toml"])
def test_a_process_tells_them_without_a_traceback(name: str) -> None:
    """As users see it."""
    done = run("policy", "validate", str(POLICIES / name))
    assert (done.returncode, done.stdout) == (2, b"")
    assert len(done.stderr.splitlines()) == len(TABLE[name])
    assert b"Traceback" not in done.stderr


def test_a_plan_under_a_malformed_policy_tells_its_faults() -> None:
    """As validation does."""
    name = "amounts_below_their_bounds.toml"
    case = str(HERE.parents[1] / "examples" / "jordan.json")
    file = str(POLICIES / name)
    drafted = run("plan", case, "--policy", file, "--as-of", "2026-11-21")
    assert drafted.returncode == 2
    assert drafted.stderr == run("policy", "validate", file).stderr
