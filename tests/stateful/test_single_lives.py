"""Short lives at the edges of the laws, written out: each was found by chance first."""

import pytest
from attrs import evolve

from rnr_caseplan import (
    ActionStep,
    InputError,
    Level,
    ReviewKind,
    RiskLevel,
    SafetyKind,
    SafetyNote,
    Strength,
    WantedGoal,
    apply,
    diff,
    replay,
)
from rnr_caseplan.lifecycle import (
    CopyGiven,
    Drafted,
    GoalReworded,
    GoalsReordered,
    NeedFound,
    NeedsReassessed,
    NewLevel,
    PlanTransferred,
    SafetyAnswered,
    SessionHeld,
    StepAdded,
)
from rnr_caseplan.model.fields import LONGEST_ID
from tests.stateful.policies import every_book
from tests.unit.builders import TODAY, a_need, policy_named
from tests.unit.lives import drafted, later, lived, refused

BY = "staff:17"


def test_a_score_above_its_scale_is_refused_and_not_an_error() -> None:
    """The highest score of the scale is accepted, and one above it is told the highest."""
    plan = drafted((a_need("n1", "employment", score=3, max_score=7),))
    highest, above = (
        NeedsReassessed(
            on=TODAY, by=BY, levels=(NewLevel(need_id="n1", level=Level.LOW, score=score),)
        )
        for score in (7, 7.5)
    )
    assert lived(plan, highest).case.needs[0].score == 7
    assert refused(plan, above) == ["lives.score"]
    assert apply(plan, above, policy_named()).instead == ("at most 7",)


def test_a_strength_knows_the_step_that_somebody_added_for_it() -> None:
    """Step and strength name each other, however the step came into the plan."""
    step = ActionStep(
        id="own", text="teach chess", responsible="P-1", due_on=later(9), strength_ids=("s1",)
    )
    before = drafted(strengths=(Strength(id="s1", text="plays chess"),))
    plan = lived(before, StepAdded(on=TODAY, by=BY, goal_id="g1", step=step))
    assert plan.strengths[0].step_ids == (*before.strengths[0].step_ids, "own")


def test_the_same_words_for_a_goal_are_nothing_new() -> None:
    """The first telling makes them people's own, and the second would change nothing."""
    said = GoalReworded(on=TODAY, by=BY, goal_id="g1", statement="I see other people.")
    plan = lived(drafted(), said)
    assert refused(plan, evolve(said, id="again")) == ["lives.nothing_new"]


def test_another_order_of_the_queue_shows_in_what_differs_even_without_days() -> None:
    """Without a full plan no goal has a day yet, and who turned the queue is named all the same."""
    wanted = tuple(WantedGoal(need_id=need_id, statement="I try.") for need_id in ("n1", "n2"))
    plan = drafted(risk_level=RiskLevel.LOW, wanted_goals=wanted)
    turned = lived(plan, GoalsReordered(on=TODAY, by=BY, goal_ids=("g2", "g1")))
    (found,) = diff(plan, turned).differences
    assert (found.before, found.after) == (("g1", "g2"), ("g2", "g1"))
    assert "goals_reordered" in found.sentence


def test_another_policy_shows_in_what_differs() -> None:
    """The transfer that named it is the event that changed it."""
    plan = drafted()
    moved = lived(
        plan,
        PlanTransferred(on=TODAY, by=BY, to="another office", lead=BY, policy="virginia"),
    )
    (found,) = diff(plan, moved).differences
    assert (found.part, found.field) == ("plan", "policy")
    assert (found.before, found.after) == ("rnr-baseline", "virginia")
    assert found.by == moved.history[1:]


def test_a_new_adaptation_is_there_and_was_not() -> None:
    """A difference says both, also for a part of which nothing else is compared."""
    before = drafted((a_need("n1", "dental", "low", interferes=False),))
    plan = lived(before, NeedFound(on=TODAY, by=BY, need=a_need("n2", "trauma")))
    parts = {item.part: item for item in diff(before, plan).differences}
    found = parts["adaptations n2"]
    assert (found.before, found.after) == (None, "there")


def test_a_draft_that_names_no_policy_is_replayed_from_what_was_recorded() -> None:
    """Of several policies the recorded entry knows the one; a bare event cannot."""
    plan = drafted()
    begun = lived(plan, Drafted(on=plan.as_of, by=BY, case=plan.case))
    assert replay(begun.history, every_book()) == begun
    with pytest.raises(InputError, match="there are several"):
        replay([begun.history[0].event], every_book())


def test_a_session_that_counts_as_a_review_moves_the_next_one() -> None:
    """The days of reviews follow as soon as the session is recorded."""
    plan = lived(drafted(), CopyGiven(on=TODAY, by=BY))
    session = SessionHeld(on=later(30), by=BY, contact="formal_review")
    reviews = [
        [review.due_on for review in found.reviews if review.kind is ReviewKind.FORMAL_REVIEW]
        for found in (plan, lived(plan, session))
    ]
    assert reviews[0][0] < reviews[1][0]


def test_a_danger_of_a_need_with_the_longest_id_can_be_answered() -> None:
    """The id of the urgent item is made from the need's, and is still an id."""
    longest = "x" * LONGEST_ID
    needs = (a_need(longest, "withdrawal"), a_need(longest[1:], "withdrawal"))
    note = SafetyNote(id=longest, kind=SafetyKind.SUICIDE)
    plan = drafted(needs, safety=(note,), incidents=())
    assert len({item.id for item in plan.safety}) == 3
    for item in plan.safety:
        plan = lived(plan, SafetyAnswered(on=TODAY, by=BY, safety_id=item.id))
    assert all(item.answered_on == TODAY for item in plan.safety)


def test_a_danger_is_not_lost_where_a_need_has_the_id_of_its_note() -> None:
    """Both are listed after the needs were decided about again, each once."""
    note = SafetyNote(id="n1", kind=SafetyKind.SUICIDE)
    plan = drafted((a_need("n1", "withdrawal"),), safety=(note,), incidents=())
    moderate = NewLevel(need_id="n1", level=Level.MODERATE)
    again = lived(plan, NeedsReassessed(on=TODAY, by=BY, levels=(moderate,)))
    assert [(item.id, item.need_id) for item in again.safety] == [("n1", None), ("need-n1", "n1")]
    assert again.safety == plan.safety
