"""From a case to what is known of it."""

import datetime

from rnr_caseplan import Caseload, Goal, GoalStatus, RiskLevel
from rnr_caseplan.dates import WorkingDays
from rnr_caseplan.duties.knowing import know, known_of_goal
from tests.unit.builders import TODAY, a_case, policy_named


def a_goal(target: datetime.date | None) -> Goal:
    """Give an active goal."""
    return Goal(
        id="g1",
        status=GoalStatus.ACTIVE,
        need_ids=(),
        statement="I do it.",
        target_date=target,
    )


def test_days_and_facts_that_a_case_records_are_known() -> None:
    """Its own fields by their names, beside the days and facts that the policy names."""
    case = a_case(
        assigned_on=TODAY,
        sober_since=datetime.date(2026, 1, 5),
        risk_level=RiskLevel.HIGH,
        caseload=Caseload.REGULAR,
        supervision_level="maximum",
        case_type="parole",
        sentence_months=0,
        dates=(("release_on", datetime.date(2027, 1, 1)),),
        facts=(("score", 12),),
    )
    known = know(case, policy_named(), as_of=TODAY)
    assert known.dates == {
        "assigned_on": TODAY,
        "sober_since": datetime.date(2026, 1, 5),
        "release_on": datetime.date(2027, 1, 1),
    }
    assert known.facts == {
        "score": 12,
        "risk_level": "high",
        "caseload": "regular",
        "supervision_level": "maximum",
        "case_type": "parole",
        "sentence_months": 0,
    }
    assert {"risk_level", "caseload", "sentence_months"} <= set(known.terms)


def test_what_a_case_does_not_record_is_not_known() -> None:
    """The level of risk alone has a word for that."""
    known = know(a_case(), policy_named(), as_of=TODAY)
    assert known.dates == {}
    assert known.facts == {"risk_level": "unknown"}


def test_a_case_cannot_say_under_another_name_what_it_has_a_field_for() -> None:
    """The field wins."""
    case = a_case(assigned_on=TODAY, dates=(("assigned_on", datetime.date(2020, 1, 1)),))
    assert know(case, policy_named(), as_of=TODAY).dates == {"assigned_on": TODAY}


def test_a_plan_adds_its_own_days() -> None:
    """And the caller the holidays."""
    working = WorkingDays(weekend=(), holidays=[TODAY])
    days = {"drafted": TODAY}
    known = know(a_case(), policy_named(), as_of=TODAY, dates=days, working=working)
    assert known.dates == days
    assert not known.working.includes(TODAY)
    assert know(a_case(), policy_named(), as_of=TODAY).working.includes(datetime.date(2026, 11, 20))


def test_a_goal_adds_its_start_its_target_and_its_place() -> None:
    """Without a target date it has no end."""
    policy = policy_named()
    case = know(a_case(assigned_on=TODAY), policy, as_of=TODAY)
    target = datetime.date(2027, 2, 19)
    known = known_of_goal(a_goal(target), 2, case, policy, started_on=TODAY)
    assert known.dates == {"assigned_on": TODAY, "goal_started": TODAY, "goal_target": target}
    assert known.fact_on("goal_place", TODAY) == 2
    assert "goal_place" in known.terms
    assert known.subject == "g1"
    endless = known_of_goal(a_goal(None), 1, case, policy, started_on=TODAY)
    assert endless.dates["goal_target"] == datetime.date.max


def test_without_a_case_only_the_days_of_the_plan_are_known() -> None:
    """No level of risk is made up."""
    known = know(None, policy_named(), as_of=TODAY, dates={"drafted": TODAY})
    assert known.dates == {"drafted": TODAY}
    assert known.facts == {}
