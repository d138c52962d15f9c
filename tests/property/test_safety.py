"""Acute danger is on the urgent list, at every level of risk, and takes no goal place (AR, LIB).

Every safety note is listed, whoever gets a plan, and so is every withdrawal or overdose need that
is high or interferes. It is due the same day, a missed medication the next day. With and without
safety notes the goals are the same.
"""

import datetime

from attrs import evolve
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import Caseload, Level, RiskLevel, SafetyKind, SafetyNote
from rnr_caseplan.model.vocabulary import SafetyAction
from tests.strategies import POLICY_NAMES, TODAY, Situation, a_need, a_situation, situations

ALL_KINDS = tuple(SafetyNote(id=f"d-{kind.value}", kind=kind) for kind in SafetyKind)
DANGEROUS = {"withdrawal": SafetyKind.WITHDRAWAL, "overdose_risk": SafetyKind.OVERDOSE}


@given(
    situation=situations(),
    risk_level=st.sampled_from(RiskLevel),
    caseload=st.sampled_from((None, *Caseload)),
)
@example(situation=a_situation(), risk_level=RiskLevel.VERY_LOW, caseload=Caseload.TRANSFER)
@example(situation=a_situation(as_of=datetime.date.max), risk_level=RiskLevel.LOW, caseload=None)
def test_every_danger_is_listed_at_every_risk_level_and_outcome(
    situation: Situation, risk_level: RiskLevel, caseload: Caseload | None
) -> None:
    """Each note has its item, due the day it was noted, or the next day for a medication."""
    notes = tuple(evolve(note, noted_on=situation.as_of) for note in ALL_KINDS)
    plan = situation.but(safety=notes, risk_level=risk_level, caseload=caseload).draft()
    listed = {item.id: item for item in plan.safety if item.need_id is None}
    assert set(listed) == {note.id for note in notes}
    for note in notes:
        item = listed[note.id]
        assert (item.kind, item.action) == (note.kind, SafetyAction.RESPOND)
        if note.kind is not SafetyKind.MEDICATION:
            assert item.due_on == situation.as_of
        elif situation.as_of == datetime.date.max:
            assert item.due_on is None
        else:
            assert item.due_on == situation.as_of + datetime.timedelta(days=1)


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "withdrawal"), risk_level="low"))
@example(situation=a_situation(a_need("n1", "overdose_risk", "low", interferes=True)))
@example(situation=a_situation(a_need("n1", "overdose_risk", "moderate")))
def test_a_dangerous_need_is_listed_and_a_calm_one_is_not(situation: Situation) -> None:
    """A withdrawal or overdose need that is high, interferes or is unknown, and no other."""
    expected = {
        need.id: DANGEROUS[need.domain]
        for need in situation.case.needs
        if need.domain in DANGEROUS
        and (need.level in {Level.HIGH, Level.UNKNOWN} or need.interferes)
    }
    listed = {item.need_id: item.kind for item in situation.draft().safety if item.need_id}
    assert listed == expected


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "employment"), a_need("n2", "leisure")))
def test_safety_notes_take_no_goal_place(situation: Situation) -> None:
    """With every kind of danger noted, and with none, needs and goals are the same."""
    without, all_noted = situation.but(safety=()), situation.but(safety=ALL_KINDS)
    calm, alarmed = without.draft(), all_noted.draft()
    assert alarmed.goals == calm.goals
    assert alarmed.needs == calm.needs
    assert alarmed.reviews == calm.reviews


def test_danger_is_listed_for_people_without_a_plan() -> None:
    """An exempt caseload and a diverted level of risk do not hide an overdose risk."""
    need = a_need("n1", "overdose_risk")
    for name in POLICY_NAMES:
        situation = a_situation(
            need, name=name, risk_level="low", caseload=Caseload.TRANSFER, sentence_months=1
        )
        assert [item.need_id for item in situation.draft().safety] == ["n1"]
        assert situation.draft().safety[0].due_on == TODAY
