"""Candidates for the driver, as text."""

from attrs import evolve

from rnr_caseplan import CasePlan, Driver, Incident, RiskLevel
from rnr_caseplan.cli.driver_text import tell_candidates
from tests.unit.builders import TODAY, a_case, a_need, a_plan, policy_named

NEEDS = (a_need("n1", "substance_use"), a_need("n2", "leisure", "moderate"))
INCIDENTS = (
    Incident(id="i1", happened_on=TODAY, need_ids=("n1",), setting="the old bar", before="payday"),
    Incident(id="i2", need_ids=("n1", "n2"), before="a call"),
    Incident(id="i3", need_ids=("n1",), text="never told here"),
)
CASE = a_case(*NEEDS, incidents=INCIDENTS, risk_level=RiskLevel.HIGH)


def lines_of(plan: CasePlan) -> dict[str, tuple[str, ...]]:
    """Give the lines of each candidate."""
    return {item.need_id: lines for item, lines in tell_candidates(plan, policy_named())}


def test_each_candidate_has_its_evidence_and_what_would_change_it() -> None:
    """The reasons first, then the incidents in the words of the record, then what would change."""
    found = lines_of(a_plan(CASE))
    assert list(found) == ["n1", "n2"]
    assert [line.partition(":")[0] for line in found["n1"]] == [
        "Why",
        "Why",
        "Incident i1",
        "Incident i2",
        "What would change it",
    ]
    assert found["n1"][2:4] == (
        "Incident i1: where: \u201cthe old bar\u201d; before: \u201cpayday\u201d",
        "Incident i2: before: \u201ca call\u201d",
    )
    assert next(line for line in found["n2"] if line.startswith("What")).startswith(
        "What would change it: n2 would be first if n1's level fell to low"
    )


def test_a_plan_without_candidates_shows_none() -> None:
    """As where a driver is accepted."""
    plan = a_plan(evolve(CASE, driver=Driver(need_id="n1", named_on=TODAY)))
    assert lines_of(plan) == {}
    assert lines_of(a_plan(a_case())) == {}


def test_an_incident_that_only_the_document_names_is_left_out() -> None:
    """A plan that was put together by hand may name one that the case does not hold."""
    plan = a_plan(CASE)
    other = evolve(plan, case=evolve(CASE, incidents=INCIDENTS[1:]))
    assert not any("Incident i1" in line for line in lines_of(other)["n1"])
