"""What checks found in a plan, as text."""

import datetime
from collections.abc import Sequence

from attrs import evolve

from rnr_caseplan import Case, Citation, Participant
from rnr_caseplan.checks.check import Finding
from rnr_caseplan.checks.checking import check_plan
from rnr_caseplan.checks.registry import all_checks, find_check
from rnr_caseplan.cli.check_text import render_findings
from rnr_caseplan.model.vocabulary import Severity
from scripts.example_plan import CHECKED_ON, example_plan, example_policy
from tests.api.test_privacy import MARKER, a_plan_with_every_record
from tests.unit.builders import TODAY, a_plan, policy_named
from tests.unit.checks.changed import bad_plan_of
from tests.unit.findings import MADE_ON, an_exception, finding_at_its_example, finding_of


def lines_of(*findings: Finding) -> list[str]:
    """Give the lines of findings in the example plan."""
    return render_findings(findings, example_plan(), example_policy(), CHECKED_ON).splitlines()


def blocks_of(findings: Sequence[Finding]) -> list[str]:
    """Give the first line of each block, and the last line."""
    text = render_findings(findings, example_plan(), example_policy(), CHECKED_ON)
    return [block.splitlines()[0] for block in text.split("\n\n")]


def test_a_finding_says_what_where_who_states_it_and_what_would_mend_it() -> None:
    """Below a head that says whose plan was checked, by what and when."""
    version = len(example_plan().history)
    (source,) = (source for source in example_policy().sources if source.id == "VA")
    assert lines_of(finding_of()) == [
        f"PLAN CHECK: version {version}, drafted on 2026-11-05, as of 2026-12-01",
        "For P-3001",
        "Policy rnr-baseline, version 1, as in force on 2026-11-05",
        "",
        "ERRORS",
        "  TGT08  goal g3 is active beyond the limit of 2",
        "      At: goals[2].status",
        "      Stated in: VA step 7, VA-7c",
        "      To mend: Pause or discontinue a goal, or let it wait in the queue.",
        "",
        "SOURCES (rnr-caseplan explain CODE tells why a check matters)",
        f"  VA: {source.title} ({source.publisher})",
        "",
        "1 error",
    ]


def test_one_clear_line_says_that_nothing_is_found() -> None:
    """An empty page would look like a fault."""
    assert lines_of()[3:] == ["", "Nothing is found in this plan."]


def test_findings_are_grouped_by_how_serious_they_are_and_counted() -> None:
    """The most serious first, each group in the order in which they came."""
    findings = [
        finding_of("TGT15", sentence="nobody has named the driver", place="driver"),
        finding_of("TGT08"),
        finding_of("TGT16"),
        finding_of("TGT13"),
        finding_of("COV01", sentence="condition c1 is open and nothing carries it"),
    ]
    assert blocks_of(findings)[1:-2] == ["ERRORS", "WARNINGS", "ADVICE"]
    assert blocks_of(findings)[-1] == "2 errors, 1 warning, 2 pieces of advice"
    codes = [line.split()[0] for line in lines_of(*findings) if line.startswith("  ")]
    assert [code for code in codes if code in {f.code for f in findings}] == [
        "TGT08",
        "COV01",
        "TGT13",
        "TGT15",
        "TGT16",
    ]


def test_a_group_without_findings_is_not_there() -> None:
    """Nor is it counted."""
    findings = [finding_of("TGT13"), finding_of("TGT13")]
    assert blocks_of(findings)[1:-2] == ["WARNINGS"]
    assert blocks_of(findings)[-1] == "2 warnings"
    assert blocks_of([finding_of("TGT16")])[-1] == "1 piece of advice"


def test_an_exception_is_shown_with_who_made_it_and_when() -> None:
    """It does not hide the finding, and its reason stays in the plan."""
    until = an_exception(until=datetime.date(2026, 12, 24))
    excepted = [finding_of(exception=an_exception()), finding_of(exception=until), finding_of()]
    lines = lines_of(*excepted)
    assert [line for line in lines if "Exception" in line] == [
        f"      Exception: made by staff:17 on {MADE_ON}",
        f"      Exception: made by staff:17 on {MADE_ON}, until 2026-12-24",
    ]
    assert lines[-1] == "3 errors; an exception is made for 2 of 3"
    assert an_exception().reason not in "\n".join(lines)


def test_a_finding_for_people_says_that_they_have_not_yet_done_their_part() -> None:
    """Nothing is wrong with the draft."""
    check = find_check("TGT15")
    assert check.is_for_people
    findings = check_plan(bad_plan_of(check), example_policy(), CHECKED_ON)
    text = render_findings(findings, bad_plan_of(check), example_policy(), CHECKED_ON)
    assert "people have not yet done their part" in " ".join(text.split())


def test_a_finding_about_the_whole_plan_says_so() -> None:
    """An empty place would look forgotten."""
    assert "      At: the whole plan" in lines_of(finding_of(place="", about=None))


def test_a_source_that_the_policy_does_not_list_is_cited_all_the_same() -> None:
    """By its short name."""
    citation = Citation(source="ZZ", place="page 1")
    lines = lines_of(finding_of(citation=citation))
    assert "      Stated in: ZZ page 1" in lines
    assert lines[-3:] == [
        "SOURCES (rnr-caseplan explain CODE tells why a check matters)",
        "",
        "1 error",
    ]


def test_lines_fit_the_page_and_steer_no_terminal() -> None:
    """For every check, and with ids of any length."""
    odd = "g\u202e" + "o" * 30
    findings = [
        *map(finding_at_its_example, all_checks()),
        finding_of(sentence=f"goals {odd}, {odd}, {odd} wait\x1b[2J", place=f"goals[{odd}]"),
        finding_of("TGT13", exception=an_exception("TGT13", by="the \x9b supervisor " * 9)),
    ]
    case = Case(participant=Participant(id="P-" + "long " * 30 + "id"), needs=())
    text = render_findings(findings, a_plan(case), policy_named(), TODAY)
    assert max(map(len, text.splitlines())) <= 88
    assert all(letter.isprintable() or letter == "\n" for letter in text)
    assert [check.code for check in all_checks() if f"  {check.code}  " not in text] == []


def test_every_severity_that_is_found_has_a_group() -> None:
    """A finding that no group takes would go unnoticed."""
    for severity in (member for member in Severity if member is not Severity.OFF):
        assert "  TGT08  " in "\n".join(lines_of(evolve(finding_of(), severity=severity)))


def test_the_text_holds_no_words_of_anybody() -> None:
    """Neither those of a plan nor the reason of an exception."""
    plan = a_plan_with_every_record()
    findings = check_plan(plan, policy_named(), TODAY)
    assert findings
    excepted = finding_of(exception=an_exception(reason=MARKER))
    assert MARKER not in render_findings([*findings, excepted], plan, policy_named(), TODAY)
