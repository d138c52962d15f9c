"""Every check has a code of its own, and examples that show what it finds and what it does not."""

import re

import pytest

from rnr_caseplan import NotFoundError, check_plan, load_policy
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.checks import AS_IT_IS, Check, all_checks, find_check
from rnr_caseplan.checks.registry import FAMILIES
from rnr_caseplan.model.vocabulary import Severity
from scripts.example_plan import CHECKED_ON, DRAFTED_ON, example_plan, example_policy
from tests.unit.checks.changed import bad_plan_of, good_plan_of

CHECKS = all_checks()
BY_CODE = pytest.mark.parametrize("check", CHECKS, ids=lambda check: check.code)


def test_nothing_is_found_in_the_example_plan() -> None:
    """So that what an example changes is all that is found."""
    assert check_plan(example_plan(), example_policy(), CHECKED_ON) == ()


def test_there_are_at_least_sixty_checks_each_with_a_code_of_its_own() -> None:
    """Of three letters for the family, and a number."""
    codes = [check.code for check in CHECKS]
    assert len(codes) >= 60
    assert len(set(codes)) == len(codes)
    assert [code for code in codes if not re.fullmatch(r"[A-Z]{3}\d\d", code)] == []
    for checks in FAMILIES.values():
        assert len({check.code[:3] for check in checks}) == 1


def test_policies_know_the_codes_of_all_checks() -> None:
    """They are listed apart, so that a policy can be loaded without the checks."""
    assert tuple(check.code for check in CHECKS) == CHECK_CODES


@BY_CODE
def test_the_bad_example_of_a_check_is_found(check: Check) -> None:
    """With the check's code, and no other error than the good one has."""
    bad, good = bad_plan_of(check), good_plan_of(check)
    policy = load_policy(bad.policy.name, on=DRAFTED_ON)
    found = check_plan(bad, policy, CHECKED_ON)
    before = check_plan(good, policy, CHECKED_ON)
    assert check.code in {item.code for item in found}
    assert check.code not in {item.code for item in before}
    errors = {item.code for item in found if item.severity is Severity.ERROR}
    known = {item.code for item in before if item.severity is Severity.ERROR}
    assert errors - known <= {check.code}


@BY_CODE
def test_the_two_examples_of_a_check_differ(check: Check) -> None:
    """In the one place that the example names."""
    assert bad_plan_of(check) != good_plan_of(check)
    assert check.example.bad is not AS_IT_IS
    assert check.example.at not in {place for place, _ in check.example.given}


@BY_CODE
def test_a_check_says_why_and_who_states_it(check: Check) -> None:
    """In sentences, with a source that policies know and a rule of the catalogue, if any."""
    assert check.why.endswith(".")
    assert check.mend.endswith(".")
    assert not check.title.endswith(".")
    sources = {source.id for source in example_policy().sources}
    assert check.citation.source in sources
    assert check.rule is None or check.rule in RULES
    assert check.severity is not Severity.OFF
    prefixes = "|".join(sorted(sources))
    for statement in check.statements:
        assert re.fullmatch(rf"(?:{prefixes})-\d+[a-z]?", statement)


def test_a_check_is_found_by_its_code() -> None:
    """And one that does not exist is refused with those that do."""
    assert find_check(CHECKS[0].code) is CHECKS[0]
    with pytest.raises(NotFoundError) as caught:
        find_check("TGT99")
    assert caught.value.accepted == CHECK_CODES
