"""Law: a plan in which people have done their part has no error."""

from hypothesis import given

from rnr_caseplan import check_plan
from rnr_caseplan.model.vocabulary import Severity
from tests.clean_plans import CleanPlan, clean_plans
from tests.strategies import Situation, situations


@given(clean_plans())
def test_no_error_is_found_in_a_clean_plan(clean: CleanPlan) -> None:
    """Whatever the case, the policy and the day."""
    found = check_plan(clean.plan, clean.policy, clean.as_of)
    assert [item.sentence for item in found if item.severity is Severity.ERROR] == []


@given(situations())
def test_a_draft_has_no_error_but_what_people_have_yet_to_do(situation: Situation) -> None:
    """Hostile words and the ends of the calendar included."""
    found = check_plan(situation.draft(), situation.policy, situation.as_of)
    errors = [item for item in found if item.severity is Severity.ERROR]
    assert [item.sentence for item in errors if not item.is_for_people] == []


@given(situations())
def test_what_is_found_does_not_depend_on_the_order_of_the_needs(situation: Situation) -> None:
    """But for places among the needs of the case, which are those of its document."""
    backwards = situation.but(needs=situation.case.needs[::-1])
    first, second = (
        sorted(
            (finding.code, finding.sentence, finding.about or "")
            for finding in check_plan(item.draft(), item.policy, item.as_of)
        )
        for item in (situation, backwards)
    )
    assert first == second
