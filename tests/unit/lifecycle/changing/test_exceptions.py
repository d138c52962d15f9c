"""What events of exceptions to checks add."""

from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import CheckException, Service, apply
from rnr_caseplan.catalogue.check_codes import CHECK_CODES
from rnr_caseplan.lifecycle import (
    ClosedBecause,
    ExceptionMade,
    GoalPaused,
    PlanClosed,
    ReferralMade,
    ServiceAdded,
)
from tests.unit.builders import a_need, policy_named
from tests.unit.lives import NEEDS, drafted, later, lived, refused

PLAN = drafted((*NEEDS, a_need("n5", "transport")))
NOTHING = drafted(
    (), incidents=(), conditions=(), strengths=(), triggers=(), safety=(), assessments=()
)
ANOTHER = next(code for code in CHECK_CODES if code != "TGT08")


def made(days: int = 1, **facts: Any) -> ExceptionMade:
    """Give an exception."""
    return ExceptionMade(
        **{
            "on": later(days),
            "by": "staff:2",
            "reason": "for a short while",
            "code": "TGT08",
            **facts,
        }
    )


def test_an_exception_is_kept_with_who_made_it_when_and_why() -> None:
    """It changes nothing else of the plan."""
    event = made(about="g1", until=later(30))
    plan = lived(PLAN, event)
    assert plan.exceptions == (
        CheckException(
            code="TGT08",
            by="staff:2",
            on=later(1),
            reason="for a short while",
            about="g1",
            until=later(30),
        ),
    )
    assert plan.history[-1].event == event
    assert plan.history[-1].touched == ("exceptions",)
    assert (plan.goals, plan.needs, plan.case) == (PLAN.goals, PLAN.needs, PLAN.case)
    assert (plan.missing, plan.warnings) == (PLAN.missing, PLAN.warnings)


def test_an_exception_may_hold_for_the_whole_plan_without_an_end() -> None:
    """Then it names no part and no last day."""
    (held,) = lived(PLAN, made()).exceptions
    assert (held.about, held.until) == (None, None)


@pytest.mark.parametrize(
    "about",
    ["n1", "g1", "g3", "g1.s1", "g2.a1", "r1.a1", "c1", "v1", "x1", "d1", "s1", "t2", "a1", "i1"],
)
def test_an_exception_may_hold_for_every_kind_of_part(about: str) -> None:
    """Whatever a finding may be about, in the plan and in its case."""
    said: dict[str, Any] = {"on": later(1), "by": "staff:17"}
    plan = lived(
        PLAN,
        ServiceAdded(**said, service=Service(id="v1", text="group", provider="the center")),
        ReferralMade(**said, referral_id="x1", to="the clinic"),
    )
    assert lived(plan, made(about=about)).exceptions[0].about == about


@pytest.mark.parametrize("about", ["g9", "staff:17", "P-1", "TGT08"])
def test_an_exception_holds_for_a_part_that_the_plan_has(about: str) -> None:
    """A person is none; the refusal lists what would do."""
    event = made(about=about)
    assert refused(PLAN, event) == ["lives.not_in_the_plan"]
    applied = apply(PLAN, event, policy_named())
    assert applied.reasons[0].fact("field") == "about"
    (instead,) = applied.instead
    assert instead.startswith("none, for the whole plan, or one of n5, n1, n2, n3, n4, g1, g2, ")
    assert instead.endswith(", d1, s1, t1, t2, a1, i1")


def test_in_an_empty_plan_an_exception_holds_for_the_whole_plan() -> None:
    """There is no part."""
    instead = apply(NOTHING, made(about="g1"), policy_named()).instead
    assert instead == ("none, for the whole plan",)
    assert len(lived(NOTHING, made()).exceptions) == 1


@pytest.mark.parametrize("facts", [{}, {"about": "g1"}, {"until": later(30)}])
@pytest.mark.parametrize("days", [1, 2, 30])
def test_an_exception_that_is_in_force_is_not_made_again(facts: dict[str, Any], days: int) -> None:
    """Not on its own day nor on its last one, and not by anybody else."""
    plan = lived(PLAN, made(**facts))
    again = made(days, by="staff:20", reason="it goes on", **facts)
    assert refused(plan, again) == ["lives.nothing_new"]
    assert apply(plan, again, policy_named()).instead == ("another last day",)


@pytest.mark.parametrize(
    "changes",
    [
        *({"until": until} for until in (None, later(29), later(31))),
        *({"about": about} for about in (None, "g2")),
        {"code": ANOTHER},
    ],
    ids=str,
)
def test_an_exception_that_differs_is_kept_beside_the_first(changes: dict[str, Any]) -> None:
    """In its last day, its part or its check."""
    first = made(about="g1", until=later(30))
    second = evolve(first, on=later(2), **changes)
    kept = lived(PLAN, first, second).exceptions
    assert [(item.code, item.about, item.until) for item in kept] == [
        ("TGT08", "g1", later(30)),
        (second.code, second.about, second.until),
    ]


def test_an_exception_that_was_changed_may_be_made_as_at_first() -> None:
    """What is compared is the last one for the same check and part."""
    months = [made(1, until=later(30)), made(2), made(3, until=later(30))]
    between = made(3, about="g1", until=later(90))
    plan = lived(PLAN, *months, between)
    assert [item.until for item in plan.exceptions] == [later(30), None, later(30), later(90)]
    assert refused(plan, made(4, until=later(30))) == ["lives.nothing_new"]


def test_a_later_exception_for_the_same_check_and_part_is_not_set_back() -> None:
    """On its own day another may follow it, and on the day before none."""
    plan = lived(PLAN, made(20, about="g1"))
    late = made(19, about="g1", until=later(60))
    assert refused(plan, late) == ["lives.out_of_order"]
    applied = apply(plan, late, policy_named())
    assert applied.reasons[0].fact("part") == "exceptions TGT08 g1"
    assert len(lived(plan, evolve(late, on=later(20))).exceptions) == 2


@pytest.mark.parametrize("changes", [{"about": None}, {"about": "g2"}, {"code": ANOTHER}], ids=str)
def test_another_exception_may_be_written_down_late(changes: dict[str, Any]) -> None:
    """Nobody has decided on its check and part since."""
    plan = lived(PLAN, made(20, about="g1"))
    assert len(lived(plan, evolve(made(10, about="g1"), **changes)).exceptions) == 2


def test_what_happens_to_the_part_itself_does_not_stand_in_the_way() -> None:
    """An exception is about what a check asks for, and changes nothing of the part."""
    plan = lived(PLAN, GoalPaused(on=later(20), by="staff:17", goal_id="g1"))
    plan = lived(plan, made(10, about="g1"))
    assert lived(plan, GoalPaused(on=later(5), by="staff:17", goal_id="g2")).version == 4


def test_a_closed_plan_takes_no_exception() -> None:
    """It is checked as it was left; nor does a plan end before an exception was made."""
    end = PlanClosed(on=later(5), by="staff:17", because=ClosedBecause.DIED)
    plan = lived(NOTHING, end)
    assert refused(plan, made(6)) == ["lives.closed"]
    assert refused(lived(NOTHING, made(6)), end) == ["lives.out_of_order"]


def test_an_exception_is_told_with_its_check_its_part_and_its_last_day() -> None:
    """And by whom and why: the sentence of the rule names nobody's words."""
    applied = apply(PLAN, made(about="c2", reason="ZQX"), policy_named())
    assert applied.why == (
        "an exception was made to the check TGT08, for c2 (AB principle of professional discretion)"
    )
    assert "ZQX" not in repr(applied.reasons)
    whole = apply(PLAN, made(), policy_named())
    assert whole.reasons[0].sentence.startswith(
        "an exception was made to the check TGT08, for the whole plan"
    )
