"""The worked cases: one file of facts, a source, and what the plan must hold.

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
- ``formal_reviews``: every one of their days;
- ``warnings``, ``no_warnings``: texts that must, or must not, occur in some warning.
"""

import datetime
import json
import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

import attrs
import pytest

from rnr_caseplan import (
    CasePlan,
    Policy,
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

TEXTS = ("title", "citation")
SECTIONS = (*TEXTS, "as_of", "case", "expect")
OWN_POLICY = "policy"
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
SOURCE = re.compile(r"\b(VA|TC|SP|NP|CC|AB|CG|SK|AR|LIB)\b")


class CaseFileError(Exception):
    """A case file that the runner cannot read as one."""


@attrs.frozen(kw_only=True)
class WorkedCase:
    """What a case file holds."""

    policy: str | Path
    as_of: datetime.date
    facts: Mapping[str, Any]
    expect: Mapping[str, Any]

    def draft(self) -> CasePlan:
        """Draft the plan as a caller would: the facts come as JSON."""
        document = {"schema": "rnr-caseplan/case/1", **self.facts}
        text = json.dumps(document, default=datetime.date.isoformat)
        policy = policy_on(self.policy, self.as_of)
        return draft_plan(read_case(text.encode()), policy, as_of=self.as_of)


@cache
def policy_on(name: str | Path, day: datetime.date) -> Policy:
    """Load a policy once for each day."""
    return load_policy(name, on=day)


def parse(text: str, *, policy: str) -> WorkedCase:
    """Read a case file strictly: nothing unknown, nothing missing, nothing empty."""
    data = tomllib.loads(text)
    refuse_unknown("the file", data, (*SECTIONS, OWN_POLICY))
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
    refuse_unknown("expect", expect, (*EXACT, *AMONG))
    refuse_unknown("expect.driver", expect.get("driver", {}), ("standing", "rules"))
    for item in expect.get("safety", []):
        refuse_unknown("expect.safety", item, ("id", "kind", "due_on", "action"))
    used = policy_file(policy, data[OWN_POLICY]) if OWN_POLICY in data else policy
    return WorkedCase(policy=used, as_of=data["as_of"], facts=data["case"], expect=expect)


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


def worked_case(file: Path) -> WorkedCase:
    """Read a case file; its folder names the policy."""
    return parse(file.read_text(encoding="utf-8"), policy=file.parent.name)


@pytest.mark.parametrize("file", FILES, ids=[f"{file.parent.name}/{file.stem}" for file in FILES])
def test_plan_is_what_the_worked_case_expects(file: Path) -> None:
    """The plan holds everything that the case file states, for the reasons that it states."""
    case = worked_case(file)
    assert differences(case.draft(), case.expect) == []


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


@pytest.mark.parametrize("policy", bundled_policies())
def test_every_bundled_policy_has_enough_worked_cases(policy: str) -> None:
    """Each bundled policy is shown by several worked cases."""
    assert sum(file.parent.name == policy for file in FILES) >= FEWEST_FILES


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
    assert len(differences(case.draft(), case.expect)) == 1


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
    ],
)
def test_a_case_file_that_cannot_be_checked_is_refused(text: str, problem: str) -> None:
    """A key that nobody checks, an empty expectation or a missing source is refused."""
    with pytest.raises(CaseFileError, match=f"^{re.escape(problem)}$"):
        parse(text, policy="rnr-baseline")
