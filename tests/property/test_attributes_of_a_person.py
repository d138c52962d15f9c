"""Who the participant is changes nothing (domain of the model, "Classify"; CC-10, NP-6).

With another sex, gender, race, ethnicity, birth date, other disabilities and languages the plan
has the same tiers, ranks, dispositions, goals, steps, dates, reviews, warnings and the rest: it is
the same plan, but for the participant's own record in the case.
"""

from attrs import evolve
from hypothesis import example, given

from rnr_caseplan import Participant
from tests.strategies import Situation, a_need, a_situation, participants, situations

EVERY_KIND = (
    a_need("n1", "intellectual_deficits", interferes=True),
    a_need("n2", "language", "moderate"),
    a_need("n3", "employment"),
    a_need("n4", "medical"),
)


@given(situation=situations(), other=participants())
@example(
    situation=a_situation(*EVERY_KIND),
    other=Participant(
        id="P-2",
        sex="female",
        gender="woman",
        race="a",
        ethnicity="b",
        disabilities=("intellectual",),
        languages=("es",),
    ),
)
def test_the_plan_is_the_same_for_another_person(situation: Situation, other: Participant) -> None:
    """All that differs between the two plans is what the case says of the participant."""
    person = evolve(other, id=situation.case.participant.id)
    plan = situation.draft()
    assert evolve(situation.but(participant=person).draft(), case=plan.case) == plan
