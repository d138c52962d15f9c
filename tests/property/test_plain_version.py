"""Law: a plain hand-written draft by the same policy gives the answers that the library gives."""

import datetime
import json
from pathlib import Path
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st

from benchmarks import plain
from rnr_caseplan import draft_plan, load_policy, plan_to_data, read_case

AS_OF = datetime.date(2026, 11, 21)
POLICY = load_policy("rnr-baseline", on=AS_OF)
DAYS = [
    AS_OF,
    datetime.date(2026, 8, 31),
    datetime.date(2027, 12, 31),
    datetime.date(2028, 2, 29),
]
EIGHT_NEEDS = Path(plain.__file__).with_name("eight_needs.json")

# Rules meet in cases whose needs lie close together, so many cases draw from a small pool.
POOLS = [
    sorted(plain.DOMAINS),
    ["antisocial_cognition", "substance_use", "leisure", "vocational_skills", "criminal_history"],
    ["mental_health", "trauma", "unstable_housing", "transport", "employment", "family_marital"],
    ["antisocial_companions", "antisocial_companions", "employment", "unstable_housing"],
    ["unstable_housing", "medical", "dental", "literacy", "overdose_risk", "self_esteem"],
]

needs_without_id: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {"level": st.sampled_from(["low", "moderate", "high", "high", "unknown"])},
    optional={
        "interferes": st.booleans(),
        "contributed": st.booleans(),
        "agreement": st.sampled_from(["agrees", "agrees_in_part", "disagrees"]),
        "priority": st.integers(0, 10),
        "assessed_on": st.sampled_from(["2024-02-29", "2026-05-31", "2026-08-30"]),
        "score": st.integers(0, 6),
        "threshold": st.integers(0, 6),
        "max_score": st.integers(6, 13),
    },
)
facts_of_cases = st.fixed_dictionaries(
    {},
    optional={
        "risk_level": st.sampled_from(
            ["very_low", "low", "low_moderate", *["moderate", "high", "very_high"] * 2, "unknown"]
        ),
        "assigned_on": st.sampled_from(["2026-01-05", "2026-11-02", "2027-12-31"]),
        "readiness": st.sampled_from(
            [{"stage": stage} for stage in plain.GUIDANCE["employment"]["first_steps"]]
            + [{"importance": 3}]
        ),
        "sober_since": st.sampled_from(["2026-01-01", "2026-08-30"]),
        "lead": st.just("staff:17"),
    },
)
OVERRIDE = {"by": "staff:3", "on": "2026-08-30", "reason": "agreed in the team"}
drivers = st.fixed_dictionaries(
    {"named_on": st.just("2026-08-01")}, optional={"override": st.just(OVERRIDE)}
)


@st.composite
def cases(draw: st.DrawFn) -> dict[str, Any]:
    """Draw a case as JSON parses it, within what the plain version covers."""
    domains = st.sampled_from(draw(st.sampled_from(POOLS)))
    needs = draw(st.lists(needs_without_id, max_size=8))
    ids = draw(st.permutations([f"n{number}" for number in range(1, len(needs) + 1)]))
    for identifier, need in zip(ids, needs, strict=True):
        need |= {"id": identifier, "domain": draw(domains)}
    case: dict[str, Any] = {
        "schema": "rnr-caseplan/case/1",
        "participant": {"id": "P-1"},
        "needs": needs,
        **draw(facts_of_cases),
    }
    if needs:
        edges = st.sets(st.tuples(st.integers(0, len(needs) - 1), st.sampled_from(ids)))
        for place, fed in sorted(draw(edges)):
            needs[place].setdefault("fuels", []).append(fed)
        named = draw(st.sampled_from([None, *needs]))
        if named is not None:
            case["driver"] = {"need_id": named["id"], **draw(drivers)}
    return case


def a_case(*needs: dict[str, Any], **facts: Any) -> dict[str, Any]:
    """Give a case of high risk with these needs, named n1, n2 and so on."""
    named = [{"id": f"n{number}", **need} for number, need in enumerate(needs, start=1)]
    head = {"schema": "rnr-caseplan/case/1", "participant": {"id": "P-1"}, "risk_level": "high"}
    return {**head, "needs": named, **facts}


# What chance meets too seldom.
A_DRIVER_THAT_ANOTHER_NEED_FUELS = a_case(
    {"domain": "leisure", "level": "high"},
    {"domain": "antisocial_cognition", "level": "high", "fuels": ["n1"]},
    driver={"need_id": "n1"},
)
A_DRIVER_BY_OVERRIDE = a_case(
    {"domain": "trauma", "level": "moderate"},
    {"domain": "employment", "level": "high"},
    {"domain": "leisure", "level": "high"},
    driver={"need_id": "n1", "override": OVERRIDE},
)
A_LOW_NEED_THAT_KEEPS_MAINTENANCE_WAITING = a_case(
    {"domain": "leisure", "level": "low", "interferes": True},
    {"domain": "dental", "level": "moderate"},
)
MAINTENANCE_BEFORE_SOBRIETY = a_case(
    {"domain": "substance_use", "level": "high"}, {"domain": "dental", "level": "moderate"}
)
MAINTENANCE_DURING_SOBRIETY = {**MAINTENANCE_BEFORE_SOBRIETY, "sober_since": "2026-10-01"}
MORE_MAINTENANCE_THAN_PLACES = a_case(
    *[{"domain": name, "level": "high"} for name in ("dental", "vision", "medical", "self_esteem")]
)
A_LOOP_THROUGH_HISTORY = a_case(
    {"domain": "employment", "level": "high", "fuels": ["n2"]},
    {"domain": "criminal_history", "level": "high", "fuels": ["n3"]},
    {"domain": "leisure", "level": "high", "fuels": ["n1"]},
)
A_TIE_THAT_THE_TABLE_BREAKS = a_case(
    {"domain": "leisure", "level": "high"}, {"domain": "employment", "level": "high"}
)
SOMEBODY_WHO_LEARNS_SLOWLY = a_case(
    {"domain": "intellectual_deficits", "level": "moderate"},
    {"domain": "employment", "level": "high"},
    {"domain": "leisure", "level": "high"},
    {"domain": "antisocial_companions", "level": "high"},
)
A_TIE_THAT_A_WISH_BREAKS = a_case(
    {"domain": "employment", "level": "high"}, {"domain": "leisure", "level": "high", "priority": 9}
)


def as_json(value: object) -> Any:
    """Give plain answers as they would stand in a document."""
    return json.loads(json.dumps(value, default=datetime.date.isoformat))


def shared(theirs: Any, ours: Any) -> Any:
    """Give of the library's answers those that the plain version has too."""
    if isinstance(theirs, dict):
        return {key: shared(value, ours[key]) for key, value in theirs.items()}
    if isinstance(theirs, list) and len(theirs) == len(ours):
        return [shared(*pair) for pair in zip(theirs, ours, strict=True)]
    return ours


@settings(max_examples=max(500, settings().max_examples))
@given(case=cases(), as_of=st.sampled_from(DAYS))
@example(case=json.loads(EIGHT_NEEDS.read_text(encoding="utf-8")), as_of=AS_OF)
@example(case=A_DRIVER_THAT_ANOTHER_NEED_FUELS, as_of=AS_OF)
@example(case=A_DRIVER_BY_OVERRIDE, as_of=AS_OF)
@example(case=A_LOW_NEED_THAT_KEEPS_MAINTENANCE_WAITING, as_of=AS_OF)
@example(case=MAINTENANCE_BEFORE_SOBRIETY, as_of=AS_OF)
@example(case=MAINTENANCE_DURING_SOBRIETY, as_of=AS_OF)
@example(case=MORE_MAINTENANCE_THAN_PLACES, as_of=AS_OF)
@example(case=A_LOOP_THROUGH_HISTORY, as_of=AS_OF)
@example(case=A_TIE_THAT_THE_TABLE_BREAKS, as_of=AS_OF)
@example(case=A_TIE_THAT_A_WISH_BREAKS, as_of=AS_OF)
@example(case=SOMEBODY_WHO_LEARNS_SLOWLY, as_of=AS_OF)
def test_a_plain_draft_and_the_library_give_equal_answers(
    case: dict[str, Any], as_of: datetime.date
) -> None:
    """Tiers, ranks, dispositions, goals, dates and reviews are those of the plain version."""
    theirs = as_json(plain.add_activities(plain.draft(case, as_of), case))

    ours = plan_to_data(draft_plan(read_case(case), POLICY, as_of=as_of))

    assert shared(theirs, ours) == theirs
