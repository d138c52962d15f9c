"""Stored documents and the policies that they name."""

import json
from pathlib import Path

import pytest
from attrs import evolve

from rnr_caseplan import CasePlan, InputError, NotFoundError
from rnr_caseplan.cli.stored import policy_of, read_document
from tests.unit.builders import TODAY, policy_named
from tests.unit.lives import drafted

COUNTY = 'name = "county"\nversion = "2"\ntitle = "A county"\nextends = "rnr-baseline"\n'


def plan_under(name: str) -> CasePlan:
    """Give a plan that says that it was drafted under a policy."""
    plan = drafted()
    return evolve(plan, policy=evolve(plan.policy, name=name))


def fault_of(plan: CasePlan, given: str | None) -> str:
    """Give the only fault that is told of a policy."""
    with pytest.raises(InputError) as caught:
        policy_of(plan, given, on=TODAY)
    (fault,) = caught.value.faults
    return str(fault)


def test_a_document_is_read_as_it_is(tmp_path: Path) -> None:
    """Byte by byte, whatever it holds."""
    file = tmp_path / "plan.json"
    file.write_bytes(b"\xef\xbb\xbf{}\r\n\xff")
    assert read_document(str(file)) == b"\xef\xbb\xbf{}\r\n\xff"


def test_the_text_of_a_document_is_no_path() -> None:
    """And is not repeated."""
    with pytest.raises(InputError) as caught:
        read_document(json.dumps({"secret": 1}))
    assert "secret" not in str(caught.value)


def test_a_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    """By the system."""
    with pytest.raises(FileNotFoundError):
        read_document(str(tmp_path / "none.json"))


def test_a_plan_is_looked_at_under_the_policy_that_it_names() -> None:
    """Given by its name, or not given."""
    for given in (None, "rnr-baseline"):
        assert policy_of(drafted(), given, on=TODAY) == policy_named()


def test_a_policy_that_is_not_bundled_is_given_as_a_file(tmp_path: Path) -> None:
    """Its name has to be the one that the plan names."""
    file = tmp_path / "c.toml"
    file.write_text(COUNTY, encoding="utf-8")
    assert policy_of(plan_under("county"), str(file), on=TODAY).version == "2"
    assert fault_of(drafted(), str(file)) == (
        "--policy: is policy county, and not the plan's; expected the policy rnr-baseline"
    )


@pytest.mark.parametrize("is_there", [True, False])
def test_a_file_that_a_plan_names_is_never_looked_for(tmp_path: Path, is_there: bool) -> None:
    """A plan may come from anywhere."""
    file = tmp_path / "c.toml"
    if is_there:
        file.write_text(COUNTY.replace('"county"', f'"{file}"'), encoding="utf-8")
    assert fault_of(plan_under(str(file)), None) == (
        "--policy: is missing, and the plan's policy is not bundled; expected the path of that "
        "policy's TOML file"
    )


def test_a_name_that_no_bundled_policy_has_is_answered_with_those_that_exist() -> None:
    """As everywhere."""
    with pytest.raises(NotFoundError) as caught:
        policy_of(drafted(), "nowhere", on=TODAY)
    assert "rnr-baseline" in caught.value.accepted
