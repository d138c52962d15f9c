"""Malformed policy files: file, key and what is accepted, all at once."""

from collections import Counter

import pytest

from rnr_caseplan import PolicyError, load_policy_book
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
def test_validate_tells_the_same_faults(name: str) -> None:
    """Exit status 2, each fault a line on standard error, no traceback."""
    done = run("policy", "validate", str(POLICIES / name))
    lines = done.stderr.decode().splitlines()
    assert done.returncode == 2
    assert done.stdout == b""
    assert len(lines) == len(TABLE[name])
    assert all(line.startswith(f"{name}: ") for line in lines)
    assert all(any(f"{key}: " in line for line in lines) for key in TABLE[name])


def test_a_plan_under_a_malformed_policy_tells_its_faults() -> None:
    """As validation does."""
    name = "amounts_below_their_bounds.toml"
    case = str(HERE.parents[1] / "examples" / "jordan.json")
    file = str(POLICIES / name)
    drafted = run("plan", case, "--policy", file, "--as-of", "2026-11-21")
    assert drafted.returncode == 2
    assert drafted.stderr == run("policy", "validate", file).stderr
