"""An agenda over ten years, and the plainest loop that gives the same days.

The plain side knows nothing but the days: no bands, no history, no states, no reasons.
"""

import datetime
from pathlib import Path

from dateutil.relativedelta import relativedelta

from rnr_caseplan import Agenda, CasePlan, agenda, draft_plan, load_policy, read_case

START = datetime.date(2026, 1, 15)
END = datetime.date(2036, 1, 14)
POLICY = load_policy(Path(__file__).with_name("twelve_duties.toml"), on=START)
CASE = read_case(
    {
        "schema": "rnr-caseplan/case/1",
        "participant": {"id": "P-1"},
        "risk_level": "high",
        "supervision_level": "high",
        "assigned_on": START.isoformat(),
        "dates": {"consent_expires_on": "2027-01-15"},
        "court_dates": [{"id": "d1", "on": "2026-06-01"}],
        "needs": [],
    }
)
PLAN: CasePlan = draft_plan(CASE, POLICY, as_of=START)
DUTIES = 12
"""Those of the policy that have days in this case: nine that repeat, and three that come once."""


def list_agenda() -> Agenda:
    """Make the agenda by the library."""
    return agenda(PLAN, POLICY, start=START, end=END, as_of=START)


def list_plainly() -> list[tuple[datetime.date, str]]:
    """Make the days of the same duties by the plainest loops."""
    days: list[tuple[datetime.date, str]] = []
    for name, step in (
        ("formal_review", {"months": 6}),
        ("reassessment", {"months": 12}),
        ("face_to_face", {"days": 15}),
        ("treatment_contact", {"months": 1}),
        ("office_visit", {"weeks": 4}),
        ("employer_contact", {"months": 3}),
    ):
        days += every(name, START, step)
    days += [
        (day + relativedelta(day=31), name)
        for day, name in every("home_visit", START, {"months": 2}, months_more=1)
        if day + relativedelta(day=31) <= END
    ]
    first = START + relativedelta(months=1, day=1)
    count = 0
    while (day := first + relativedelta(months=count, day=31)) <= END:
        days.append((day, "collateral_contact"))
        count += 1
    passed = 2
    while (day := START + relativedelta(days=passed)) <= END:
        days.append((day, "drug_test"))
        passed += 7 if passed < 30 else 14
    days.append((START + relativedelta(days=60), "case_plan"))
    days.append((datetime.date(2027, 1, 15), "consent_expiry"))
    days.append((datetime.date(2026, 6, 1), "court_date"))
    return sorted(days)


def every(
    name: str, start: datetime.date, step: dict[str, int], *, months_more: int = 0
) -> list[tuple[datetime.date, str]]:
    """Count intervals from a day up to the end of the period, and somewhat beyond."""
    days: list[tuple[datetime.date, str]] = []
    end = END + relativedelta(months=months_more)
    count = 1
    while True:
        passed = {unit: amount * count for unit, amount in step.items()}
        day = start + relativedelta(**passed)  # type: ignore[arg-type]
        if day > end:
            return days
        days.append((day, name))
        count += 1
