"""Which sources a plan's text cites."""

from rnr_caseplan import Driver, Incident, Readiness, StageOfChange
from rnr_caseplan.cli.cited import sources_cited_in
from tests.unit.builders import a_case, a_need, a_plan, policy_named


def test_the_sources_are_those_of_the_reasons_that_the_text_shows() -> None:
    """Those of the plan, of what would change the driver, and of what motivation calls for."""
    needs = (a_need("n1", "antisocial_companions"),)
    plain = sources_cited_in(a_plan(a_case(*needs)), policy_named())
    assert {"TC", "VA", "LIB"} <= plain
    assert "CG" not in plain
    incidents = (Incident(id="i1", need_ids=("n1",)),)
    candidates = sources_cited_in(a_plan(a_case(*needs, incidents=incidents)), policy_named())
    assert candidates - plain == {"CG"}
    driver = Driver(need_id="n1")
    named = sources_cited_in(a_plan(a_case(*needs, driver=driver)), policy_named())
    assert named - plain == {"CG"}


def test_an_empty_plan_cites_what_decided_that_it_is_one() -> None:
    """Who gets a plan is always told."""
    readiness = Readiness(stage=StageOfChange.ACTION)
    assert "VA" in sources_cited_in(a_plan(a_case(readiness=readiness)), policy_named())
