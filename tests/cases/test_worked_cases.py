"""The worked cases: one file of facts, a source, and what the plan and the agenda must hold.

A file lies in the folder of its policy and is named like a sentence. It holds ``title``,
``citation``, ``as_of``, ``[case]`` (as case JSON, without the schema line) and ``[expect]``.
A case under a policy of its own also holds ``policy``: the name of a file in ``policies/`` beside
it, which extends the folder's policy. What ``[expect]`` may hold:

- ``eligibility``, ``plan_due_on`` (a day, or "none"), ``eligibility_rules``;
- ``ranks``: every ranked need's id, the first one first;
- ``tiers``, ``dispositions``: for every need of the case, by its id;
- ``active``, ``future``: the goals by their need's id, in their order;
- ``rules``, ``goal_rules``: by need id, rules that must be among the need's or its goals' reasons;
  ``no_rules``: by need id, rules that must not be among the need's reasons;
- ``driver``: its ``standing`` ("none" where the plan knows of none) and ``rules`` among its
  reasons; ``candidates``: the needs proposed as driver, in their order;
- ``safety``: every urgent item; ``conditions``: for every condition the goal's need, or "alone";
- ``formal_reviews``: every one of their days; ``ways``: the ways of working, in their order;
- ``warnings``, ``no_warnings``: texts that must, or must not, occur in some warning.

A case of what is due when also holds ``[agenda]``, a period's ``start`` and ``end``, perhaps with
an ``as_of`` later than the case's, and may hold:

- ``[[history]]``: what happened, each one of ``event`` with ``on`` and perhaps ``about``; ``pause``
  with ``starts_on`` and perhaps ``ends_on``; ``fact``, one that changed, with ``on``, ``before``
  and ``after``;
- ``holidays``: days that are not worked on;
- ``plan = true``: the agenda of the drafted plan is meant, and not of the case.

``[expect]`` then holds one or both of:

- ``agenda``: every item of each duty that it names, in order of day, with ``duty``, ``due_on`` (a
  day, or "none") and ``state``; with ``earliest_on``, ``done_on`` and ``about`` where the item has
  them; ``overdue_from``, and ``rules`` that must be among the item's reasons, where they matter;
- ``undecided``: by duty, every name of what is not known, in the order of the alphabet; none where
  the policy does not state the duty. What it names and ``agenda`` does not has no items, and what
  ``agenda`` names and it does not is decided.
"""

import datetime
import json
import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from rnr_caseplan import (
    Agenda,
    AgendaItem,
    Case,
    CasePlan,
    Event,
    LevelChange,
    Pause,
    Policy,
    agenda,
    bundled_policies,
    draft_plan,
    find_rule,
    load_policy,
    read_case,
)

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/*.toml"))
POLICY_FILES = sorted(FOLDER.glob("*/policies/*.toml"))
FEWEST_FILES = 8
SEEDS = ("rnr-baseline", "success-plan", "treatment-court", "virginia")
"""The policies that are shown by several cases each; of the others every duty is."""
AGENCIES = tuple(name for name in bundled_policies() if name not in SEEDS)

TEXTS = ("title", "citation")
SECTIONS = (*TEXTS, "as_of", "case", "expect")
OWN_POLICY = "policy"
AGENDA = "agenda"
ABOUT_TIME = ("history", "holidays", "plan")
"""What only an agenda reads."""
Happening = Event | LevelChange | Pause
HISTORY: Mapping[str, tuple[type[Happening], tuple[str, ...], tuple[str, ...]]] = {
    "event": (Event, ("on",), ("about",)),
    "pause": (Pause, ("starts_on",), ("ends_on",)),
    "fact": (LevelChange, ("on", "before", "after"), ()),
}
"""For each kind of history: what it becomes, what it must hold, and what it may hold."""
EXACT = (
    "eligibility",
    "plan_due_on",
    "ranks",
    "tiers",
    "dispositions",
    "active",
    "future",
    "candidates",
    "safety",
    "conditions",
    "formal_reviews",
    "ways",
)
AMONG = (
    "rules",
    "no_rules",
    "goal_rules",
    "eligibility_rules",
    "driver",
    "warnings",
    "no_warnings",
)
EXPECTED_OF_AGENDAS = ("agenda", "undecided")
OF_ITEMS = ("due_on", "state", "earliest_on", "done_on", "about")
"""What an item is compared by; what a case file does not say is expected to be none."""
SOURCE = re.compile(
    r"\b(VA|TC|SP|NP|CC|AB|CG|SK|AR|LIB|OAR|NYCRR|ID|ND|NE|FAC|TAC|FED)\b",
)


class CaseFileError(Exception):
    """A case file that the runner cannot read as one."""


@attrs.frozen(kw_only=True)
class WorkedCase:
    """What a case file holds."""

    policy: str | Path
    as_of: datetime.date
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]
    history: tuple[Happening, ...] = ()
    holidays: tuple[datetime.date, ...] = ()
    is_of_plan: bool = False
    period: Mapping[str, datetime.date] | None = None

    def read(self) -> Case:
        """Read the case as a caller would: the facts come as JSON."""
        document = {"schema": "rnr-caseplan/case/1", **self.facts}
        text = json.dumps(document, default=datetime.date.isoformat)
        return read_case(text.encode())

    def draft(self) -> CasePlan:
        """Draft the plan."""
        policy = policy_on(self.policy, self.as_of)
        return draft_plan(self.read(), policy, as_of=self.as_of)

    def list_agenda(self) -> Agenda | None:
        """List what is due, where the case file asks for it."""
        if self.period is None:
            return None
        as_of = self.period.get("as_of", self.as_of)
        return agenda(
            self.draft() if self.is_of_plan else self.read(),
            policy_on(self.policy, as_of),
            start=self.period["start"],
            end=self.period["end"],
            as_of=as_of,
            history=self.history,
            holidays=self.holidays,
        )


@cache
def policy_on(name: str | Path, day: datetime.date) -> Policy:
    """Load a policy once for each day."""
    return load_policy(name, on=day)


def parse(text: str, *, policy: str) -> WorkedCase:
    """Read a case file strictly: nothing unknown, nothing missing, nothing empty."""
    data = tomllib.loads(text)
    refuse_unknown("the file", data, (*SECTIONS, OWN_POLICY, AGENDA, *ABOUT_TIME))
    for name in SECTIONS:
        if not data.get(name):
            problem = f"{name} is missing or empty"
            raise CaseFileError(problem)
    if not all(isinstance(data[name], str) and data[name].strip() for name in TEXTS):
        problem = "title and citation are texts"
        raise CaseFileError(problem)
    if not SOURCE.search(data["citation"]):
        problem = "citation names no source"
        raise CaseFileError(problem)
    expect = data["expect"]
    refuse_unknown("expect", expect, (*EXACT, *AMONG, *EXPECTED_OF_AGENDAS))
    refuse_unknown("expect.driver", expect.get("driver", {}), ("standing", "rules"))
    for item in expect.get("safety", []):
        refuse_unknown("expect.safety", item, ("id", "kind", "due_on", "action"))
    used = policy_file(policy, data[OWN_POLICY]) if OWN_POLICY in data else policy
    refuse_what_no_agenda_reads(data)
    return WorkedCase(
        policy=used,
        as_of=data["as_of"],
        facts=data["case"],
        expect=expect,
        history=tuple(history_entry(entry) for entry in data.get("history", [])),
        holidays=tuple(data.get("holidays", [])),
        is_of_plan=data.get("plan", False),
        period=data.get(AGENDA),
    )


def refuse_what_no_agenda_reads(data: Mapping[str, Any]) -> None:
    """Refuse an agenda that nothing is expected of, and what only an agenda would read."""
    expect = data["expect"]
    expected = {f"expect.{name}": expect[name] for name in EXPECTED_OF_AGENDAS if name in expect}
    given = {name: data[name] for name in ABOUT_TIME if name in data}
    for name, value in {**given, **expected}.items():
        problem = "is empty or false" if AGENDA in data else "has no meaning without agenda"
        if AGENDA not in data or not value:
            text = f"{name} {problem}"
            raise CaseFileError(text)
    if AGENDA in data:
        refuse_incomplete("agenda", data[AGENDA], ("start", "end"), ("as_of",))
        if not expected:
            problem = "nothing is expected of the agenda"
            raise CaseFileError(problem)
    for item in expect.get("agenda", []):
        refuse_incomplete(
            "expect.agenda",
            item,
            ("duty", "due_on", "state"),
            ("earliest_on", "overdue_from", "done_on", "about", "rules"),
        )


def refuse_incomplete(
    place: str, given: Mapping[str, Any], needed: tuple[str, ...], more: tuple[str, ...] = ()
) -> None:
    """Refuse a table that holds an unknown key, or lacks one that it needs."""
    refuse_unknown(place, given, (*needed, *more))
    missing = sorted(set(needed) - set(given))
    if missing:
        problem = f"{place} lacks {', '.join(missing)}"
        raise CaseFileError(problem)


def history_entry(given: Mapping[str, Any]) -> Happening:
    """Read one thing that happened."""
    kinds = [kind for kind in HISTORY if kind in given]
    if len(kinds) != 1:
        problem = f"an entry of history is not one of {', '.join(HISTORY)}"
        raise CaseFileError(problem)
    (kind,) = kinds
    made_of, needed, more = HISTORY[kind]
    refuse_incomplete(f"history of one {kind}", given, (kind, *needed), more)
    named = "fact" if kind == "fact" else "kind"
    values = {name: value for name, value in given.items() if name != kind}
    entry: Happening = made_of(**{named: given[kind]}, **values)
    return entry


def policy_file(policy: str, name: str) -> Path:
    """Find a case's own policy among those that extend the folder's policy."""
    found = {file.name: file for file in POLICY_FILES if file.parent.parent.name == policy}
    if name not in found:
        problem = "policy names no file in the folder policies"
        raise CaseFileError(problem)
    return found[name]


def refuse_unknown(place: str, given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Refuse a key that the runner would not check."""
    unknown = sorted(set(given) - set(known))
    if unknown:
        problem = f"{place} holds unknown keys: {', '.join(unknown)}"
        raise CaseFileError(problem)


def found_in(plan: CasePlan) -> dict[str, Any]:
    """Give what the plan holds, in the shape of the expectations that must match exactly."""
    need_of = {goal.id: goal.need_ids[0] for goal in plan.goals}
    ranked = {item.rank: item.need.id for item in plan.needs if item.rank is not None}
    return {
        "eligibility": plan.eligibility.outcome.value,
        "plan_due_on": plan.eligibility.plan_due_on or "none",
        "ranks": [ranked.get(rank) for rank in range(1, len(ranked) + 1)],
        "tiers": {item.need.id: item.tier.value for item in plan.needs},
        "dispositions": {item.need.id: item.disposition.value for item in plan.needs},
        "active": [goal.need_ids[0] for goal in plan.active_goals],
        "future": [goal.need_ids[0] for goal in plan.future_goals],
        "candidates": [candidate.need_id for candidate in plan.driver_candidates],
        "safety": [
            {
                "id": item.id,
                "kind": item.kind.value,
                "due_on": item.due_on,
                "action": item.action.value,
            }
            for item in plan.safety
        ],
        "conditions": {
            item.id: "alone" if item.goal_id is None else need_of[item.goal_id]
            for item in plan.conditions
        },
        "formal_reviews": [
            review.due_on for review in plan.reviews if review.kind.value == "formal_review"
        ],
        "ways": [way.kind.value for way in plan.ways_of_working],
    }


def differences(plan: CasePlan, expect: Mapping[str, Any]) -> list[str]:
    """List every way in which a plan is not what was expected; an empty list is what we want."""
    found = found_in(plan)
    problems = [
        f"{name}: expected {expect[name]!r}, found {found[name]!r}"
        for name in EXACT
        if name in expect and expect[name] != found[name]
    ]
    by_need = {item.need.id: {reason.rule for reason in item.reasons} for item in plan.needs}
    for need_id, rules in expect.get("rules", {}).items():
        problems += absent(f"rules of need {need_id}", rules, by_need.get(need_id, set()))
    for need_id, rules in expect.get("no_rules", {}).items():
        unwanted = {find_rule(rule).id for rule in rules} & by_need.get(need_id, set(rules))
        problems += [f"unwanted for need {need_id}: {rule}" for rule in sorted(unwanted)]
    for need_id, rules in expect.get("goal_rules", {}).items():
        goals = [goal for goal in plan.goals if need_id in goal.need_ids]
        of_goals = {reason.rule for goal in goals for reason in goal.reasons}
        problems += absent(f"rules of the goals on {need_id}", rules, of_goals)
    of_eligibility = {reason.rule for reason in plan.eligibility.reasons}
    problems += absent("eligibility_rules", expect.get("eligibility_rules", []), of_eligibility)
    if "driver" in expect:
        problems += driver_differences(plan, expect["driver"])
    for text in expect.get("warnings", []):
        if not any(text in warning for warning in plan.warnings):
            problems.append(f"no warning says {text!r}: {plan.warnings!r}")
    for text in expect.get("no_warnings", []):
        problems += [f"unwanted: {warning!r}" for warning in plan.warnings if text in warning]
    return problems


def driver_differences(plan: CasePlan, expect: Mapping[str, Any]) -> list[str]:
    """List how the finding about the driver differs."""
    finding = plan.driver
    standing = "none" if finding is None else finding.standing.value
    rules = set() if finding is None else {reason.rule for reason in finding.reasons}
    problems = absent("rules of the driver", expect.get("rules", []), rules)
    if standing != expect.get("standing", standing):
        problems.append(f"driver: expected {expect['standing']!r}, found {standing!r}")
    return problems


def absent(place: str, rules: list[str], given: set[str]) -> list[str]:
    """Name the expected rules that are not there; a rule that nobody knows is an error."""
    ids = [find_rule(rule).id for rule in rules]
    return [f"{place}: {rule} is not among {sorted(given)}" for rule in ids if rule not in given]


def agenda_differences(listed: Agenda, expect: Mapping[str, Any]) -> list[str]:
    """List every way in which an agenda is not what was expected."""
    rows: dict[str, list[Mapping[str, Any]]] = {}
    for row in expect.get("agenda", []):
        rows.setdefault(row["duty"], []).append(row)
    undecided: Mapping[str, list[str]] = expect.get("undecided", {})
    lacking: dict[str, set[str]] = {}
    for duty in listed.undecided:
        lacking.setdefault(duty.duty, set()).update(duty.lacking)
    problems: list[str] = []
    for name in dict.fromkeys((*rows, *undecided)):
        items = [item for item in listed if item.duty == name]
        problems += item_differences(name, items, rows.get(name, []))
        found = sorted(lacking[name]) if name in lacking else "decided"
        if found != undecided.get(name, "decided"):
            expected = undecided.get(name, "decided")
            problems.append(f"undecided {name}: expected {expected!r}, found {found!r}")
    return problems


def item_differences(
    name: str, items: Sequence[AgendaItem], rows: Sequence[Mapping[str, Any]]
) -> list[str]:
    """List how the items of one duty differ: their days first, and where those fit the rest."""
    found = [shown(item) for item in items]
    expected = [{key: row.get(key, "none") for key in OF_ITEMS} for row in rows]
    if found != expected:
        return [f"agenda {name}: expected {expected!r}, found {found!r}"]
    problems: list[str] = []
    for item, row in zip(items, rows, strict=True):
        place = f"{name} on {item.due_on}"
        overdue_from = row.get("overdue_from", item.overdue_from)
        if overdue_from != item.overdue_from:
            problem = f"{place}: expected overdue from {overdue_from}, found {item.overdue_from}"
            problems.append(problem)
        rules = {reason.rule for reason in item.reasons}
        problems += absent(f"rules of {place}", row.get("rules", []), rules)
    return problems


def shown(item: AgendaItem) -> dict[str, Any]:
    """Give what an item is compared by, in the words of case files."""
    values = {key: getattr(item, key) for key in OF_ITEMS}
    values["state"] = item.state.value
    return {key: "none" if value is None else value for key, value in values.items()}


def all_differences(case: WorkedCase) -> list[str]:
    """List every way in which the plan and the agenda are not what the case file states."""
    listed = case.list_agenda()
    of_agenda = [] if listed is None else agenda_differences(listed, case.expect)
    return [*differences(case.draft(), case.expect), *of_agenda]


def worked_case(file: Path) -> WorkedCase:
    """Read a case file; its folder names the policy."""
    return parse(file.read_text(encoding="utf-8"), policy=file.parent.name)


@pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.name}/{file.stem}" for file in FILES])
def test_plan_and_agenda_are_what_the_worked_case_expects(file: Path) -> None:
    """They hold everything that the case file states, for the reasons that it states."""
    assert all_differences(worked_case(file)) == []


def test_every_folder_belongs_to_a_bundled_policy() -> None:
    """A folder with another name would be read under no policy that the library has."""
    folders = {file.parent.name for file in FILES}
    assert folders <= set(bundled_policies())


def test_every_policy_file_extends_its_folders_policy_and_is_used() -> None:
    """A policy beside the cases builds on the folder's policy, and some case is read under it."""
    used = {worked_case(file).policy for file in FILES}
    assert set(POLICY_FILES) == {policy for policy in used if isinstance(policy, Path)}
    for file in POLICY_FILES:
        extends = tomllib.loads(file.read_text("utf-8"))["extends"]
        assert extends == file.parent.parent.name, file


@pytest.mark.parametrize("policy", SEEDS)
def test_every_policy_of_the_seeds_has_enough_worked_cases(policy: str) -> None:
    """Each of them is shown by several worked cases."""
    assert sum(file.parent.name == policy for file in FILES) >= FEWEST_FILES


@pytest.mark.parametrize("policy", AGENCIES)
def test_every_duty_that_an_agency_states_is_shown_by_a_worked_case(policy: str) -> None:
    """Whatever an agency's own file says of a duty, some case says when it is due."""
    stated = tomllib.loads(bundled_policies()[policy].read_text("utf-8"))["duties"]
    expectations = [worked_case(file).expect for file in FILES if file.parent.name == policy]
    shown_duties = {row["duty"] for expect in expectations for row in expect.get("agenda", [])}
    assert set(stated) <= shown_duties


def test_titles_tell_the_cases_apart() -> None:
    """No two case files have the same title under one policy."""
    loaded = [(file.parent.name, tomllib.loads(file.read_text("utf-8"))) for file in FILES]
    titles = {(policy, data["title"]) for policy, data in loaded}
    assert len(titles) == len(FILES)


def test_a_warning_that_must_not_occur_occurs_in_another_case() -> None:
    """An unwanted text that no case ever sees would prove nothing."""
    expectations = [worked_case(file).expect for file in FILES]
    wanted = {text for expect in expectations for text in expect.get("warnings", [])}
    unwanted = {text for expect in expectations for text in expect.get("no_warnings", [])}
    assert unwanted <= wanted


SMALL = """
title = "A small case"
citation = "VA step 7 (VA-7c): two goals at a time are the most."
as_of = 2026-11-21
[case]
participant = { id = "P-1" }
risk_level = "high"
assigned_on = 2026-11-02
needs = [
  { id = "thinking", domain = "antisocial_cognition", level = "high" },
  { id = "craving", domain = "withdrawal", level = "low", interferes = true },
]
driver = { need_id = "thinking" }
conditions = [{ id = "c1", text = "report each week" }]
[expect]
"""


@pytest.mark.parametrize(
    "wrong",
    [
        'eligibility = "exempt"',
        "plan_due_on = 2026-12-31",
        'plan_due_on = "none"',
        'ranks = ["thinking", "craving"]',
        'ranks = ["craving"]',
        'tiers = { craving = "responsivity", thinking = "maintenance" }',
        'tiers = { craving = "responsivity" }',
        'dispositions = { craving = "active", thinking = "future" }',
        'active = ["thinking", "craving"]',
        'future = ["thinking"]',
        'candidates = ["thinking"]',
        "safety = []",
        'safety = [{ id = "need-craving", kind = "withdrawal", due_on = 2026-11-21 }]',
        'conditions = { c1 = "thinking" }',
        "formal_reviews = [2027-05-21]",
        'ways = ["ride_aid"]',
        'rules = { thinking = ["targets.watched"] }',
        'rules = { nobody = ["targets.level"] }',
        'no_rules = { thinking = ["sequence.kept_place"] }',
        'no_rules = { nobody = ["sequence.kept_place"] }',
        'goal_rules = { thinking = ["goals.own_wording"] }',
        'eligibility_rules = ["eligibility.diverted"]',
        'driver = { standing = "refused" }',
        'driver = { standing = "accepted", rules = ["drivers.outside_usual"] }',
        'warnings = ["is overdue"]',
        'no_warnings = ["not verified at the source"]',
    ],
)
def test_a_wrong_expectation_is_found(wrong: str) -> None:
    """Whatever a case file states is checked: a statement that does not hold is reported."""
    case = parse(SMALL + wrong, policy="rnr-baseline")
    assert len(all_differences(case)) == 1


LIVING = """
title = "A small case that goes on"
citation = "SP-6b: the plan is due on day 60; NP-5: each goal has a cadence of its own."
as_of = 2026-11-21
plan = true
holidays = [2026-11-26]
[agenda]
start = 2026-11-01
end = 2026-12-31
[case]
participant = { id = "P-1" }
risk_level = "high"
assigned_on = 2026-11-02
needs = [
  { id = "thinking", domain = "antisocial_cognition", level = "high" },
  { id = "work", domain = "employment", level = "high" },
]
conditions = [
  { id = "c1", text = "report each week" },
  { id = "c2", text = "pay", due_on = 2026-11-20 },
]
[[history]]
event = "case_plan"
on = 2026-11-21
[[history]]
event = "condition_met"
on = 2026-11-20
about = "c2"
[[history]]
pause = "consent"
starts_on = 2026-11-05
ends_on = 2026-11-06
[[history]]
fact = "risk_level"
on = 2026-11-10
before = "moderate"
after = "high"
[expect]
"""
CONDITION = (
    'duty = "condition", due_on = 2026-11-20, state = "met", done_on = 2026-11-20, about = "c2"'
)
LACKS_A_DAY = 'undecided = { condition = ["condition_due"] }'
CHECKED = 'duty = "goal_check_in", state = "upcoming"'


@pytest.mark.parametrize(
    "right",
    [
        f"agenda = [{{ {CONDITION} }}]\n{LACKS_A_DAY}",
        f'agenda = [{{ {CONDITION}, rules = ["duties.on_day", "duties.met"] }}]\n{LACKS_A_DAY}',
        f"agenda = [{{ {CONDITION}, overdue_from = 2026-11-21 }}]\n{LACKS_A_DAY}",
        'undecided = { reassessment = ["assessment"] }',
        f"""agenda = [
          {{ {CHECKED}, due_on = 2026-12-05, about = "g1" }},
          {{ {CHECKED}, due_on = 2026-12-12, about = "g2" }},
          {{ {CHECKED}, due_on = 2026-12-19, about = "g1" }},
        ]""",
    ],
)
def test_a_right_expectation_of_an_agenda_holds(right: str) -> None:
    """Each of the wrong ones below differs from one of these in one thing."""
    assert all_differences(parse(LIVING + right, policy="rnr-baseline")) == []


@pytest.mark.parametrize(
    "wrong",
    [
        f"agenda = [{{ {CONDITION.replace('-20', '-30', 1)} }}]\n{LACKS_A_DAY}",
        f"agenda = [{{ {CONDITION.replace('met', 'missed', 1)} }}]\n{LACKS_A_DAY}",
        f"agenda = [{{ {CONDITION.replace(', done_on = 2026-11-20', '')} }}]\n{LACKS_A_DAY}",
        f"agenda = [{{ {CONDITION.replace('20, about', '19, about')} }}]\n{LACKS_A_DAY}",
        f"agenda = [{{ {CONDITION.replace('c2', 'c1')} }}]\n{LACKS_A_DAY}",
        f"agenda = [{{ {CONDITION}, earliest_on = 2026-11-01 }}]\n{LACKS_A_DAY}",
        f"agenda = [{{ {CONDITION}, overdue_from = 2026-11-20 }}]\n{LACKS_A_DAY}",
        f'agenda = [{{ {CONDITION}, rules = ["duties.late"] }}]\n{LACKS_A_DAY}',
        f"agenda = [{{ {CONDITION} }}, {{ {CONDITION} }}]\n{LACKS_A_DAY}",
        f"agenda = [{{ {CONDITION} }}]",
        f"agenda = [{{ {CONDITION} }}]\nundecided = {{ condition = [] }}",
        'undecided = { case_plan = ["assigned_on"], reassessment = ["assessment"] }',
        LACKS_A_DAY,
        'undecided = { reassessment = ["assessment", "drafted"] }',
        "undecided = { no_such_duty = [] }",
        'agenda = [{ duty = "no_such_duty", due_on = 2026-11-30, state = "due" }]',
        f'agenda = [{{ {CHECKED}, due_on = 2026-12-05, about = "g1" }}]',
        f"""agenda = [
          {{ {CHECKED}, due_on = 2026-12-05, about = "g1" }},
          {{ {CHECKED}, due_on = 2026-12-19, about = "g1" }},
          {{ {CHECKED}, due_on = 2026-12-12, about = "g2" }},
        ]""",
    ],
)
def test_a_wrong_expectation_of_an_agenda_is_found(wrong: str) -> None:
    """A day that is missing, too much or another is reported, and so is what is not known."""
    assert len(all_differences(parse(LIVING + wrong, policy="rnr-baseline"))) == 1


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("note = 1\n" + SMALL + "active = []", "the file holds unknown keys: note"),
        (SMALL + "goals = []", "expect holds unknown keys: goals"),
        (SMALL + 'driver = { why = "" }', "expect.driver holds unknown keys: why"),
        (SMALL + 'safety = [{ text = "" }]', "expect.safety holds unknown keys: text"),
        (
            'policy = "none.toml"\n' + SMALL + "active = []",
            "policy names no file in the folder policies",
        ),
        (SMALL, "expect is missing or empty"),
        (SMALL.replace("citation", "#") + "active = []", "citation is missing or empty"),
        (SMALL.replace("VA", "they") + "active = []", "citation names no source"),
        (SMALL.replace("A small case", " ") + "active = []", "title and citation are texts"),
        ("plan = true\n" + SMALL + "active = []", "plan has no meaning without agenda"),
        (
            "holidays = [2026-12-25]\n" + SMALL + "active = []",
            "holidays has no meaning without agenda",
        ),
        (
            SMALL + "undecided = { court_date = [] }",
            "expect.undecided has no meaning without agenda",
        ),
        (LIVING + "active = []", "nothing is expected of the agenda"),
        (LIVING + "agenda = []", "expect.agenda is empty or false"),
        (
            LIVING.replace("plan = true", "plan = false") + LACKS_A_DAY,
            "plan is empty or false",
        ),
        (LIVING.replace("end = 2026-12-31", "") + LACKS_A_DAY, "agenda lacks end"),
        (LIVING.replace("end =", "until =") + LACKS_A_DAY, "agenda holds unknown keys: until"),
        (
            LIVING + 'agenda = [{ duty = "condition", due_on = "none" }]',
            "expect.agenda lacks state",
        ),
        (
            LIVING + 'agenda = [{ duty = "condition", why = "" }]',
            "expect.agenda holds unknown keys: why",
        ),
        (
            LIVING.replace("event =", "contact =") + LACKS_A_DAY,
            "an entry of history is not one of event, pause, fact",
        ),
        (
            LIVING.replace("on = 2026-11-10", "") + LACKS_A_DAY,
            "history of one fact lacks on",
        ),
        (
            LIVING.replace("ends_on =", "about =") + LACKS_A_DAY,
            "history of one pause holds unknown keys: about",
        ),
    ],
)
def test_a_case_file_that_cannot_be_checked_is_refused(text: str, problem: str) -> None:
    """A key that nobody checks, an empty expectation or a missing source is refused."""
    with pytest.raises(CaseFileError, match=f"^{re.escape(problem)}$"):
        parse(text, policy="rnr-baseline")
