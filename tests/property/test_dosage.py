"""Hours of skill-building are a record and advice: nothing follows from them (LIB).

Whatever is recorded, the plan stays as it is but for its history. What counts is at most what was
recorded, grows with the days, and does not depend on the order in which it was written down.
"""

import datetime
from collections.abc import Sequence

from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import CasePlan, apply, diff, dosage
from rnr_caseplan.lifecycle import DosageRecorded
from tests.strategies import Situation, a_need, a_situation, day_near, situations, some_needs

RECORDS = st.lists(
    st.tuples(
        st.integers(0, 9),
        st.integers(0, 40),
        st.sampled_from((0, 1, 45, 1440)),
        st.sampled_from((1, 0, 100)),
    ).filter(lambda record: any(record[2:])),
    max_size=5,
)
"""The place of a need, days after the draft, minutes, parts."""
Record = tuple[int, int, int, int]
TWO = a_situation(a_need("n1", "antisocial_cognition"), a_need("n2", "food"))


def recorded(situation: Situation, records: Sequence[Record]) -> CasePlan:
    """Give the plan of a situation with these records."""
    plan, policy = situation.draft(), situation.policy
    for number, (place, days, minutes, parts) in enumerate(records):
        event = DosageRecorded(
            on=day_near(plan.as_of, days),
            by="staff:17",
            id=f"e{number}",
            need_id=plan.needs[place % len(plan.needs)].need.id,
            minutes=minutes,
            take_home_parts=parts,
        )
        applied = apply(plan, event, policy)
        assert applied.accepted, applied.why
        plan = applied.value
    return plan


@given(situation=situations(needs_of=some_needs), records=RECORDS)
@example(situation=TWO, records=[(0, 0, 1440, 100), (1, 3, 45, 0)])
def test_nothing_follows_from_skill_building(situation: Situation, records: list[Record]) -> None:
    """No part of the plan moves, and each record stays in its history."""
    draft, plan = situation.draft(), recorded(situation, records)
    found = diff(draft, plan)
    assert found.differences == ()
    assert (plan.warnings, plan.missing, plan.reviews) == (
        draft.warnings,
        draft.missing,
        draft.reviews,
    )
    assert len(plan.history) == (len(records) + 1 if records else 0)


@given(situation=situations(needs_of=some_needs), records=RECORDS, days=st.integers(0, 45))
@example(situation=TWO, records=[(0, 0, 60, 1), (1, 3, 45, 0)], days=1)
def test_what_counts_is_at_most_what_was_recorded_and_grows_with_the_days(
    situation: Situation, records: list[Record], days: int
) -> None:
    """By need and in all, up to the day."""
    plan, policy = recorded(situation, records), situation.policy
    as_of = day_near(plan.as_of, days)
    found = dosage(plan, policy, as_of=as_of)
    for item in found.needs:
        most = item.minutes + item.take_home_parts * policy.take_home_minutes.value
        assert item.counted_minutes in {0, most}
        assert item.reasons
    assert found.counted_minutes == sum(item.counted_minutes for item in found.needs)
    whole = dosage(plan, policy, as_of=datetime.date.max)
    assert whole.counted_minutes >= found.counted_minutes
    assert sum(item.minutes for item in whole.needs) == sum(minutes for _, _, minutes, _ in records)


@given(situation=situations(needs_of=some_needs), records=RECORDS)
@example(situation=TWO, records=[(0, 4, 60, 1), (0, 0, 45, 0)])
def test_the_order_of_writing_down_means_nothing(
    situation: Situation, records: list[Record]
) -> None:
    """Only the days count."""
    assume(records)
    policy = situation.policy
    one, other = (recorded(situation, given) for given in (records, records[::-1]))
    as_of = datetime.date.max
    assert dosage(one, policy, as_of=as_of) == dosage(other, policy, as_of=as_of)
