"""Nothing that can reach a log carries a participant's name or free text."""

import json
import traceback
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import attrs
import pytest

from rnr_caseplan import (
    Case,
    CasePlan,
    Event,
    InputError,
    LevelChange,
    Need,
    Pause,
    agenda,
    case_to_data,
    check_driver,
    decide_eligibility,
    draft_plan,
    limit_goals,
    plan_to_data,
    propose_drivers,
    rank_needs,
    read_case,
    read_plan,
)
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from tests.api.everything import fields_of, reachable
from tests.unit.builders import TODAY, policy_named

DATA = Path(__file__).parents[1] / "data"
MARKER = "ZQX secret words"
"""Stands in every name and every free text of the two files."""

CASE = read_case(DATA / "every_field.json")


def a_plan_with_every_record() -> CasePlan:
    """Give a plan in whose every text the marker stands."""
    data = plan_to_data(draft_plan(CASE, policy_named(), as_of=TODAY))
    records: dict[str, Any] = json.loads((DATA / "every_record.json").read_text(encoding="utf-8"))
    for goal in data["goals"]:
        goal["statement"] = goal["measure"] = MARKER
        for part in (*goal["steps"], *goal["activities"]):
            part["text"] = MARKER
    for item in (*data["conditions"], *data["safety"]):
        item["met_on" if "text" in item else "answered_on"] = TODAY.isoformat()
    data["history"] = list(a_history_of_every_event(data["policy"]))
    data["version"] = len(data["history"])
    return read_plan({"schema": "rnr-caseplan/plan/1", **data, **records})


def a_history_of_every_event(policy: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """Give an entry for each event of the file, with all that any event may say."""
    events = json.loads((DATA / "every_event.json").read_text(encoding="utf-8"))
    override = {"by": MARKER, "on": TODAY.isoformat(), "reason": MARKER}
    for version, event in enumerate(events, start=1):
        said: dict[str, Any] = {
            "on": TODAY.isoformat(),
            "by": "staff:17",
            "reason": MARKER,
            "override": override,
            "seen_version": version,
            "id": f"e{version}",
        }
        if event["kind"] == "drafted":
            said["case"] = case_to_data(CASE)
        reason = {
            "rule": f"events.{event['kind']}",
            "facts": {"goal": "g1"},
            "citation": {"source": "LIB", "place": "here", "statement": None},
        }
        yield {
            "version": version,
            "event": {**event, **said},
            "policy": policy,
            "touched": ["goals g1"],
            "reasons": [reason],
        }


PLAN = a_plan_with_every_record()
CASE_PARTS = list(reachable(CASE))
PLAN_PARTS = [part for part in reachable(PLAN) if part not in set(CASE_PARTS)]


def test_the_two_files_give_every_field() -> None:
    """Each field of each class is given at least once, so that nothing is left out below."""
    given: dict[type, set[str]] = {}
    every: dict[type, set[str]] = {}
    parts: list[attrs.AttrsInstance] = [*CASE_PARTS, *PLAN_PARTS]
    for part in parts:
        every[type(part)] = {field.name for field in fields_of(part)}
        given.setdefault(type(part), set()).update(
            field.name
            for field in fields_of(part)
            if getattr(part, field.name) not in (None, (), [])
        )
    missing = {
        f"{kind.__name__}.{name}" for kind, names in every.items() for name in names - given[kind]
    }
    assert missing <= {"CasePlan.driver_candidates"}


def test_the_file_of_events_gives_every_kind() -> None:
    """A new kind of event is looked at here too."""
    assert {entry.event.kind for entry in PLAN.history} == set(EVENT_KINDS)


@pytest.mark.parametrize("part", CASE_PARTS, ids=lambda part: type(part).__name__)
def test_the_repr_of_a_part_of_a_case_is_silent(part: object) -> None:
    """Ids, levels and days may be told; names and free text never."""
    assert MARKER not in repr(part)


@pytest.mark.parametrize("name", sorted({type(part).__name__ for part in PLAN_PARTS}), ids=str)
def test_the_repr_of_a_part_of_a_plan_is_silent(name: str) -> None:
    """Whoever is responsible is told by id, and a text never."""
    parts = [part for part in PLAN_PARTS if type(part).__name__ == name]
    assert [part for part in parts if MARKER in repr(part)] == []


@pytest.mark.parametrize("verb", ["eligibility", "ranking", "drivers", "driver", "goals"])
def test_the_repr_of_a_decision_is_silent(verb: str) -> None:
    """A decision is often logged as it is."""
    policy = policy_named()
    assert CASE.driver is not None
    decisions: dict[str, object] = {
        "eligibility": decide_eligibility(CASE, policy),
        "ranking": rank_needs(CASE.needs, policy),
        "drivers": propose_drivers(CASE, policy),
        "driver": check_driver(CASE.driver, CASE.needs, policy),
        "goals": limit_goals(PLAN.goals, policy),
    }
    assert MARKER not in repr(decisions[verb])


@pytest.mark.parametrize("subject", [CASE, PLAN], ids=["case", "plan"])
def test_an_agenda_is_silent(subject: Case | CasePlan) -> None:
    """Shown whole, item by item, and in its reasons."""
    change = LevelChange(fact="case_type", on=TODAY, before=MARKER, after=MARKER)
    end = TODAY.replace(year=TODAY.year + 2)
    found = agenda(subject, policy_named(), start=TODAY, end=end, as_of=TODAY, history=[change])
    assert found.items
    assert found.undecided
    assert MARKER not in f"{found!r}{change!r}"
    for item in (*found, *found.undecided):
        assert MARKER not in f"{item!r}{item.why}"


def test_building_an_entry_of_a_history_of_wrong_values_tells_none_of_them() -> None:
    """The exception, its repr and its traceback name fields only."""
    facts: dict[type, dict[str, Any]] = {
        Event: {"kind": "face_to_face", "on": TODAY, "about": "g1"},
        LevelChange: {"fact": "risk_level", "on": TODAY, "before": "low", "after": "high"},
        Pause: {"kind": "consent", "starts_on": TODAY, "ends_on": TODAY},
    }
    refused = 0
    for kind, usual in facts.items():
        for name in usual:
            for value in (f" {MARKER}", [MARKER], {MARKER: MARKER}, MARKER.encode()):
                try:
                    entry = kind(**{**usual, name: value})
                except InputError as error:
                    refused += 1
                    told = [str(error), repr(error), *traceback.format_exception_only(error)]
                    assert not any(MARKER in line for line in told)
                else:
                    assert MARKER not in repr(entry)
    assert refused >= 4 * 8


def test_building_a_case_of_wrong_values_tells_none_of_them() -> None:
    """The exception, its repr and its traceback name fields only."""
    wrong: list[Any] = [MARKER, [MARKER], {MARKER: MARKER}, (MARKER,), MARKER.encode()]
    names: tuple[attrs.Attribute[Any], ...] = attrs.fields(Case)
    for name in (field.name for field in names):
        for value in wrong:
            facts: dict[str, Any] = {"participant": CASE.participant, "needs": (), name: value}
            try:
                Case(**facts)
            except InputError as error:
                told = [str(error), repr(error), *traceback.format_exception_only(error)]
                assert not any(MARKER in line for line in told)


def test_a_domain_that_no_policy_knows_is_not_repeated() -> None:
    """A wrong value may be anybody's words, even in the form of an id."""
    need = Need(id="n1", domain="zqx_secret")
    with pytest.raises(InputError) as caught:
        rank_needs([need], policy_named())
    assert "zqx" not in str(caught.value)


def test_what_should_be_looked_at_is_told_without_words() -> None:
    """Warnings and missing facts go by ids and paths, so that they can stand in any list."""
    lines = [line for line in (*PLAN.missing, *PLAN.warnings) if MARKER in line]
    assert lines == []
