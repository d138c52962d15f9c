"""What checks found, in JSON."""

import datetime
import json

import pytest

from rnr_caseplan import Citation, dump_plan, read_plan
from rnr_caseplan.checks.check import Finding
from rnr_caseplan.checks.checking import check_plan
from rnr_caseplan.checks.registry import find_check
from rnr_caseplan.model.records import CheckException
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.serialization.findings import dump_findings, findings_to_data
from scripts.example_plan import CHECKED_ON, example_plan, example_policy
from tests.api.everything import fields_of
from tests.api.test_privacy import MARKER, a_plan_with_every_record
from tests.unit.builders import TODAY, policy_named
from tests.unit.checks.changed import bad_plan_of
from tests.unit.findings import MADE_ON, an_exception, finding_of


def test_a_finding_is_written_with_every_field() -> None:
    """Days, severities and sources as text and objects, what is not there as null."""
    finding = finding_of(
        severity=Severity.WARNING,
        about=None,
        rule=None,
        citation=Citation(source="LIB", place="this library's own choice"),
        exception=an_exception(until=datetime.date(2026, 12, 24)),
    )
    assert findings_to_data([finding]) == [
        {
            "code": "TGT08",
            "severity": "warning",
            "sentence": "goal g3 is active beyond the limit of 2",
            "place": "goals[2].status",
            "about": None,
            "why": finding.why,
            "mend": finding.mend,
            "rule": None,
            "citation": {"source": "LIB", "place": "this library's own choice", "statement": None},
            "is_for_people": False,
            "exception": {
                "code": "TGT08",
                "by": "staff:17",
                "on": MADE_ON.isoformat(),
                "reason": "two goals end this week",
                "about": "g3",
                "until": "2026-12-24",
            },
        }
    ]


def test_no_field_of_a_finding_is_left_out() -> None:
    """One that is added to a class is written too."""
    data = findings_to_data([finding_of(exception=an_exception())])[0]
    assert list(data) == [field.name for field in fields_of(finding_of())]
    assert list(data["exception"]) == [field.name for field in fields_of(an_exception())]


def test_findings_stay_in_their_order() -> None:
    """An iterator is read once, and a finding that comes twice is written twice."""
    findings = [finding_of("TGT08"), finding_of("COV01"), finding_of("TGT08")]
    codes = [data["code"] for data in findings_to_data(iter(findings))]
    assert codes == ["TGT08", "COV01", "TGT08"]


def test_a_document_says_what_was_checked_by_which_policy_on_which_day() -> None:
    """The version of the plan and of the policy among it, and nobody's words."""
    plan, policy = example_plan(), example_policy()
    findings = [finding_of()]
    document = json.loads(dump_findings(findings, plan, policy, CHECKED_ON))
    assert document == {
        "schema": "rnr-caseplan/findings/1",
        "plan": {
            "participant": "P-3001",
            "version": len(plan.history),
            "drafted_on": "2026-11-05",
        },
        "policy": {"name": "rnr-baseline", "version": policy.version, "on": "2026-11-05"},
        "as_of": "2026-12-01",
        "findings": findings_to_data(findings),
    }


def test_a_plan_in_which_nothing_is_found_has_an_empty_list() -> None:
    """A key that is absent could mean that nobody looked."""
    text = dump_findings((), example_plan(), example_policy(), CHECKED_ON)
    assert json.loads(text)["findings"] == []
    assert text.endswith("}\n")


def test_equal_plans_give_the_same_bytes() -> None:
    """Checked anew, and after the plan was written and read."""
    bad, policy = bad_plan_of(find_check("TGT06")), example_policy()
    again = read_plan(dump_plan(bad).encode())
    first = dump_findings(check_plan(bad, policy, CHECKED_ON), bad, policy, CHECKED_ON)
    second = dump_findings(check_plan(again, policy, CHECKED_ON), again, policy, CHECKED_ON)
    assert '"TGT06"' in first
    assert first == second


def test_ids_in_any_script_are_written_as_they_are() -> None:
    """They can be searched for in the document."""
    data = dump_findings([finding_of(about="Ziel-ß-目標")], example_plan(), example_policy(), TODAY)
    assert '"about": "Ziel-ß-目標"' in data


def found_in_secret_words(exception: CheckException | None) -> list[Finding]:
    """Give what is found in a plan whose every text is secret, with an exception to all of it."""
    findings = check_plan(a_plan_with_every_record(), policy_named(), TODAY)
    assert findings
    return [*findings, finding_of(exception=exception)]


@pytest.mark.parametrize("exception", [None, an_exception(reason=MARKER)])
def test_a_document_holds_no_words_but_the_reason_of_an_exception(
    exception: CheckException | None,
) -> None:
    """The reason is why the document is asked for; everything else goes by ids."""
    findings = found_in_secret_words(exception)
    text = dump_findings(findings, a_plan_with_every_record(), policy_named(), TODAY)
    assert text.count(MARKER) == (0 if exception is None else 1)
    assert text.count(f'"reason": "{MARKER}"') == text.count(MARKER)
