"""What checks found, in the format of code scanners.

The schema is the one that OASIS publishes; ``tests/data/README.md`` says where it comes from.
"""

import datetime
import json
from importlib.metadata import version
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft4Validator

from rnr_caseplan import InputError, NotFoundError, dump_plan, read_plan
from rnr_caseplan.checks.check import Finding
from rnr_caseplan.checks.checking import check_plan
from rnr_caseplan.checks.registry import all_checks, find_check
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.serialization.sarif import SARIF_SCHEMA, findings_to_sarif
from scripts.example_plan import CHECKED_ON, example_plan, example_policy
from tests.api.test_privacy import MARKER, a_plan_with_every_record
from tests.unit.builders import TODAY, policy_named
from tests.unit.checks.changed import bad_plan_of
from tests.unit.findings import MADE_ON, an_exception, finding_at_its_example, finding_of

DATA = Path(__file__).parents[2] / "data"
SCHEMA = json.loads((DATA / "sarif-2.1.0.json").read_text(encoding="utf-8"))
CHECKS = all_checks()


def log_of(*findings: Finding, document: bytes | str | None = None) -> dict[str, Any]:
    """Give the log of findings, which the schema of the format accepts."""
    text = findings_to_sarif(findings, uri="plan.json", document=document)
    log: dict[str, Any] = json.loads(text)
    assert [error.message for error in Draft4Validator(SCHEMA).iter_errors(log)] == []
    return log


def results_of(*findings: Finding, document: bytes | str | None = None) -> list[dict[str, Any]]:
    """Give the results of a log, the only run's."""
    (run,) = log_of(*findings, document=document)["runs"]
    results: list[dict[str, Any]] = run["results"]
    return results


def rules() -> list[dict[str, Any]]:
    """Give the rules of any log."""
    listed: list[dict[str, Any]] = log_of()["runs"][0]["tool"]["driver"]["rules"]
    return listed


def test_the_schema_is_that_of_the_standard() -> None:
    """Whose address the logs name."""
    Draft4Validator.check_schema(SCHEMA)
    assert SCHEMA["title"] == "Static Analysis Results Format (SARIF) Version 2.1.0 JSON Schema"
    assert SCHEMA["id"] == SARIF_SCHEMA
    assert SCHEMA["properties"]["version"]["enum"] == ["2.1.0"]


def test_the_schema_refuses_what_is_no_log() -> None:
    """So that the tests below can fail."""
    log = log_of(finding_of())
    log["runs"][0]["results"][0]["severity"] = "error"
    assert not Draft4Validator(SCHEMA).is_valid(log)


def test_a_plan_in_which_nothing_is_found_has_a_run_without_results() -> None:
    """A reader sees that the checks were run."""
    log = log_of()
    assert log["version"] == "2.1.0"
    assert log["$schema"] == SARIF_SCHEMA
    (run,) = log["runs"]
    assert run["results"] == []
    assert run["tool"]["driver"]["name"] == "rnr-caseplan"
    assert run["tool"]["driver"]["version"] == version("rnr-caseplan")


def test_every_check_is_a_rule_that_says_why_and_what_would_mend_it() -> None:
    """In the order of the checks, with how serious it is where no policy says otherwise."""
    assert [rule["id"] for rule in rules()] == [check.code for check in CHECKS]
    levels = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.ADVICE: "note"}
    for rule, check in zip(rules(), CHECKS, strict=True):
        assert rule["shortDescription"]["text"] == f"{check.title}."
        assert rule["fullDescription"]["text"] == check.why
        assert rule["help"]["text"] == f"{check.mend} Stated in: {check.citation}."
        assert rule["defaultConfiguration"] == {"level": levels[check.severity]}
        assert rule["properties"] == {
            "severity": check.severity.value,
            "statements": list(check.statements),
            "principles": [principle.value for principle in check.principles],
            "rule": check.rule,
            "forPeople": check.is_for_people,
        }


def test_a_result_names_its_rule_and_says_what_where_and_who_states_it() -> None:
    """The sentence comes first, since it is what a narrow list shows."""
    finding = finding_of()
    (result,) = results_of(finding)
    assert result == {
        "ruleId": "TGT08",
        "ruleIndex": [check.code for check in CHECKS].index("TGT08"),
        "level": "error",
        "message": {
            "text": "goal g3 is active beyond the limit of 2. Pause or discontinue a goal, or let "
            "it wait in the queue. Stated in: VA step 7, VA-7c."
        },
        "locations": [
            {
                "physicalLocation": {"artifactLocation": {"uri": "plan.json"}},
                "logicalLocations": [{"name": "status", "fullyQualifiedName": "goals[2].status"}],
            }
        ],
        "suppressions": [],
        "properties": {"about": "g3", "forPeople": False},
    }


@pytest.mark.parametrize(
    ("severity", "level"),
    [
        (Severity.ERROR, "error"),
        (Severity.WARNING, "warning"),
        (Severity.ADVICE, "note"),
        (Severity.OFF, "none"),
    ],
)
def test_a_level_follows_the_severity_under_the_policy(severity: Severity, level: str) -> None:
    """Advice is a note."""
    assert [result["level"] for result in results_of(finding_of(severity=severity))] == [level]


def test_the_rule_of_a_result_is_the_one_at_its_index() -> None:
    """For every check of the library, at the place of its example."""
    listed = rules()
    found = results_of(*map(finding_at_its_example, CHECKS), document=dump_plan(example_plan()))
    assert [listed[result["ruleIndex"]]["id"] for result in found] == [c.code for c in CHECKS]


def region_of(place: str, document: str) -> dict[str, int] | None:
    """Give the region of a finding at a place."""
    (result,) = results_of(finding_of(place=place), document=document)
    region: dict[str, int] | None = result["locations"][0]["physicalLocation"].get("region")
    return region


def test_with_the_document_a_result_tells_line_and_column() -> None:
    """Those at which an editor finds the field."""
    text = dump_plan(example_plan())
    region = region_of("goals[2].status", text)
    assert region is not None
    line = text.splitlines()[region["startLine"] - 1]
    assert line[region["startColumn"] - 1 :].startswith('"status": ')
    above = "\n".join(text.splitlines()[: region["startLine"]])
    assert above.rindex('"id": "g3"') > above.rindex('"id": "g2"')


def test_a_place_that_the_document_does_not_write_is_shown_at_what_holds_it() -> None:
    """The facts of a need stand in the case, and its line among the plan's needs."""
    text = dump_plan(example_plan())
    assert region_of("needs[0].interferes", text) == region_of("needs[0]", text)


def test_without_a_document_or_with_one_of_nothing_there_is_no_region() -> None:
    """A wrong line would be worse than none."""
    assert region_of("goals[2]", "") is None
    assert "region" not in json.dumps(results_of(finding_of()))


def test_a_finding_about_the_whole_plan_is_at_its_beginning() -> None:
    """And has no name of a part."""
    (result,) = results_of(finding_of(place="", about=None), document="\n{}")
    (location,) = result["locations"]
    assert location["physicalLocation"]["region"] == {"startLine": 2, "startColumn": 1}
    assert "logicalLocations" not in location
    assert result["properties"]["about"] is None


def test_an_exception_is_a_suppression_that_says_who_and_when_and_not_why() -> None:
    """A result without one says that it has none, since a run tells that of all or of none."""
    until = an_exception(until=datetime.date(2026, 12, 24))
    excepted = [finding_of(exception=an_exception()), finding_of(exception=until), finding_of()]
    first, second, third = (result["suppressions"] for result in results_of(*excepted))
    assert first == [
        {
            "kind": "external",
            "status": "accepted",
            "justification": f"Excepted by staff:17 on {MADE_ON}.",
        }
    ]
    assert second[0]["justification"] == f"Excepted by staff:17 on {MADE_ON} until 2026-12-24."
    assert third == []
    assert an_exception().reason not in json.dumps(results_of(*excepted))


def test_ids_are_taken_for_no_placeholder_and_no_link() -> None:
    """Nobody is sent anywhere by an id."""
    sentence = "goal {0} [see](http://example.org) {x}} waits"
    (result,) = results_of(finding_of(sentence=sentence))
    assert result["message"]["text"].startswith(
        "goal {{0}} [see] (http://example.org) {{x}}}} waits. "
    )


def test_ids_in_any_script_are_written_as_they_are() -> None:
    """In the message and in the place."""
    finding = finding_of(sentence="goal Ziel-ß waits", place="goals[目標].x", about="Ziel-ß")
    text = findings_to_sarif([finding], uri="plan.json", document='{"goals": []}')
    assert "goal Ziel-ß waits. " in text
    assert '"fullyQualifiedName": "goals[目標].x"' in text
    assert log_of(finding)["runs"][0]["results"][0]["properties"]["about"] == "Ziel-ß"


def test_results_stay_in_the_order_of_the_findings_and_give_the_same_bytes() -> None:
    """Checked anew, and after the plan was written and read."""
    bad, policy = bad_plan_of(find_check("TGT06")), example_policy()
    document = dump_plan(bad)
    findings = check_plan(bad, policy, CHECKED_ON)
    again = check_plan(read_plan(document.encode()), policy, CHECKED_ON)
    first = findings_to_sarif(findings, uri="plan.json", document=document)
    assert first == findings_to_sarif(iter(again), uri="plan.json", document=document.encode())
    results = json.loads(first)["runs"][0]["results"]
    assert results
    assert [result["ruleId"] for result in results] == [finding.code for finding in findings]


@pytest.mark.parametrize(
    "uri", ["P-1.json", "../a%20b/P-1.json", "file:///srv/P-1.json", "https://example.org/p?id=1"]
)
def test_a_uri_is_taken_as_it_is(uri: str) -> None:
    """Relative or absolute."""
    log = json.loads(findings_to_sarif([finding_of()], uri=uri))
    physical = log["runs"][0]["results"][0]["locations"][0]["physicalLocation"]
    assert physical["artifactLocation"] == {"uri": uri}


@pytest.mark.parametrize("uri", ["", "my plan.json", "ß.json", "a%2.json", "a\nb", "C:\\plan"])
def test_what_is_no_uri_is_refused(uri: str) -> None:
    """Without repeating it: a file may be named after a person."""
    with pytest.raises(InputError) as caught:
        findings_to_sarif((), uri=uri)
    assert [fault.path for fault in caught.value.faults] == ["uri"]
    assert str(caught.value) == (
        "uri: is not a URI; expected a relative or absolute URI, blanks written as %20"
    )


def test_a_finding_of_no_check_is_refused() -> None:
    """With the codes that exist."""
    with pytest.raises(NotFoundError) as caught:
        findings_to_sarif([finding_of(code="TGT99")], uri="plan.json")
    assert caught.value.kind == "check"
    assert caught.value.accepted == tuple(check.code for check in CHECKS)


def test_a_log_holds_no_words_of_anybody() -> None:
    """Neither those of a plan nor the reason of an exception."""
    plan = a_plan_with_every_record()
    findings = check_plan(plan, policy_named(), TODAY)
    assert findings
    excepted = finding_of(exception=an_exception(reason=MARKER))
    text = findings_to_sarif([*findings, excepted], uri="plan.json", document=dump_plan(plan))
    assert "startLine" in text
    assert MARKER not in text
