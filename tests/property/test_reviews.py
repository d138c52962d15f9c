"""Review dates strictly rise, and none is later than the policy allows (TC-8, NP-5, NP-8).

For each kind of review, and for check-ins for each goal, the dates strictly rise. Formal reviews
are counted from the day of the draft, never chained: the k-th is due k intervals after it, and a
month without that day gives the month's last. Nothing is clamped at the end of the calendar.
"""

import calendar
import datetime
import itertools
from collections import defaultdict

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rnr_caseplan import (
    CasePlan,
    Goal,
    GoalStatus,
    PolicyBook,
    load_policy_book,
    schedule_reviews,
)
from rnr_caseplan.model.plan import Review
from rnr_caseplan.model.vocabulary import ReviewKind
from tests.strategies import (
    POLICY_NAMES,
    TODAY,
    Situation,
    a_need,
    a_situation,
    all_in_order,
    days,
    policy_named,
    situations,
    toml_entry,
    write_policy,
)

END_OF_AUGUST = datetime.date(2026, 8, 31)
CADENCES = ("1 months", "5 months", "13 months", "45 days", "9 weeks")


def months_after(day: datetime.date, months: int) -> datetime.date | None:
    """Count months by the calendar alone; ``None`` past its end."""
    whole = day.year * 12 + day.month - 1 + months
    year, month = whole // 12, whole % 12 + 1
    if year > datetime.MAXYEAR:
        return None
    return datetime.date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def days_after(day: datetime.date, amount: int) -> datetime.date | None:
    """Count days; ``None`` past the end of the calendar."""
    ordinal = day.toordinal() + amount
    within = ordinal <= datetime.date.max.toordinal()
    return datetime.date.fromordinal(ordinal) if within else None


def by_kind_and_goal(plan: CasePlan) -> dict[tuple[ReviewKind, str | None], list[datetime.date]]:
    """Give the days of each kind of review, and of each goal's check-ins, as listed."""
    found: dict[tuple[ReviewKind, str | None], list[datetime.date]] = defaultdict(list)
    for review in plan.reviews:
        found[review.kind, review.goal_id].append(review.due_on)
    return found


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "employment"), as_of=END_OF_AUGUST))
@example(situation=a_situation(a_need("n1", "employment"), as_of=datetime.date.max))
@example(situation=a_situation(a_need("n1", "employment"), as_of=datetime.date(9999, 12, 16)))
def test_review_dates_of_each_kind_and_goal_strictly_rise(situation: Situation) -> None:
    """No day comes twice, and the whole list is in order of day."""
    plan = situation.draft()
    assert all_in_order([review.due_on for review in plan.reviews])
    for listed in by_kind_and_goal(plan).values():
        assert all_in_order(listed, strictly=True)


@given(situation=situations())
@example(situation=a_situation(as_of=END_OF_AUGUST))
@example(situation=a_situation(as_of=datetime.date(2027, 8, 31)))
@example(situation=a_situation(as_of=datetime.date(9999, 6, 30)))
@example(situation=a_situation(as_of=datetime.date(9999, 7, 1), risk_level="low"))
def test_formal_reviews_come_every_six_months_for_a_year(situation: Situation) -> None:
    """Whoever gets a plan, the formal reviews are due 6 and 12 months after the draft."""
    listed = by_kind_and_goal(situation.draft())[ReviewKind.FORMAL_REVIEW, None]
    expected = [months_after(situation.as_of, 6), months_after(situation.as_of, 12)]
    assert listed == [day for day in expected if day is not None]


@pytest.fixture(scope="module")
def book_with_cadence(tmp_path_factory: pytest.TempPathFactory) -> dict[str, PolicyBook]:
    """Give policies with other intervals, listed for three years."""
    folder = tmp_path_factory.mktemp("cadences")
    books: dict[str, PolicyBook] = {}
    for cadence in CADENCES:
        amount, unit = cadence.split()
        every = f'amount = {amount}, unit = "{unit}", repeats = "from_last"'
        value = f'{{ anchor = "drafted", {every} }}'
        listed = toml_entry("reviews.listed_months", "36")
        entries = (toml_entry("duties.formal_review", value), listed)
        books[cadence] = load_policy_book(write_policy(folder, f"every-{amount}-{unit}", *entries))
    return books


@given(as_of=days(), cadence=st.sampled_from(CADENCES))
@example(as_of=datetime.date(2027, 1, 31), cadence="1 months")
@example(as_of=datetime.date(2028, 2, 29), cadence="13 months")
@example(as_of=datetime.date.min, cadence="45 days")
@example(as_of=datetime.date.max, cadence="9 weeks")
def test_no_formal_review_is_later_than_the_policy_allows(
    book_with_cadence: dict[str, PolicyBook], as_of: datetime.date, cadence: str
) -> None:
    """The k-th review is due k intervals after the draft, up to the end of what is listed."""
    count, unit = cadence.split()
    amount = int(count)
    listed = schedule_reviews(book_with_cadence[cadence].on(as_of), as_of=as_of)
    until = months_after(as_of, 36) or datetime.date.max
    expected: list[datetime.date] = []
    while True:
        passed = amount * (len(expected) + 1)
        if unit == "months":
            day = months_after(as_of, passed)
        else:
            day = days_after(as_of, passed * (7 if unit == "weeks" else 1))
        if day is None or day > until:
            break
        expected.append(day)
    assert [review.due_on for review in listed] == expected


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "employment"), a_need("n2", "leisure")))
def test_each_active_goal_is_checked_on_until_its_target_date(situation: Situation) -> None:
    """Check-ins start within the goal's first four weeks, and never lie further apart."""
    plan = situation.draft()
    listed = by_kind_and_goal(plan)
    goals = {goal.id: goal for goal in plan.active_goals}
    checked = {goal_id for kind, goal_id in listed if kind is ReviewKind.GOAL_CHECK_IN}
    assert checked <= set(goals)
    for goal in goals.values():
        last = goal.target_date or datetime.date.max
        seen = [situation.as_of, *listed.get((ReviewKind.GOAL_CHECK_IN, goal.id), []), last]
        assert all_in_order(seen)
        gaps = [(after - before).days for before, after in itertools.pairwise(seen)]
        assert max(gaps) <= 28


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "employment", assessed_on=datetime.date(2024, 2, 29))))
def test_needs_are_reassessed_a_year_after_the_last_assessment(situation: Situation) -> None:
    """Counted from the latest assessment up to the draft; without one there is no such day."""
    case = situation.case
    assessed = [need.assessed_on for need in case.needs]
    assessed += [assessment.assessed_on for assessment in case.assessments]
    before = [day for day in assessed if day is not None and day <= situation.as_of]
    due_on = months_after(max(before), 12) if before else None
    listed = by_kind_and_goal(situation.draft()).get((ReviewKind.REASSESSMENT, None), [])
    assert listed == ([] if due_on is None else [due_on])


def test_reviews_go_back_to_the_end_of_the_month() -> None:
    """From 31 August the first review is on the last day of February, the next on the 31st."""
    for name in POLICY_NAMES:
        reviews: tuple[Review, ...] = schedule_reviews(policy_named(name), as_of=END_OF_AUGUST)
        assert [str(review.due_on) for review in reviews] == ["2027-02-28", "2027-08-31"]
    leap_year = schedule_reviews(policy_named(on=TODAY), as_of=datetime.date(2027, 8, 31))
    assert [str(review.due_on) for review in leap_year] == ["2028-02-29", "2028-08-31"]


def test_a_goal_without_a_target_date_is_checked_on_as_far_as_reviews_are_listed() -> None:
    """An open end does not list check-ins up to the end of the calendar."""
    goal = Goal(id="g1", status=GoalStatus.ACTIVE, need_ids=(), statement="I do it.")
    reviews = schedule_reviews(policy_named(), as_of=TODAY, goals=[goal])
    check_ins = [review for review in reviews if review.kind is ReviewKind.GOAL_CHECK_IN]
    assert check_ins
    assert max(review.due_on for review in check_ins) <= datetime.date(2027, 11, 21)
