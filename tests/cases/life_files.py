"""Reading the worked cases of lives, and letting the plans live.

What a file may hold is said in ``test_worked_lives.py``.
"""

import datetime
import json
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any

import attrs

from rnr_caseplan import (
    Applied,
    Case,
    CasePlan,
    PlanEvent,
    Policy,
    PolicyBook,
    apply,
    draft_plan,
    load_policy_book,
    read_case,
    read_event,
)
from rnr_caseplan.lifecycle import NeedsReassessed, PlanTransferred
from tests.cases.life_views import AMONG, OF_FOLLOW_UPS, PARTS, RULES_OF, WHOLE

FOLDER = Path(__file__).parent
FILES = sorted(FOLDER.glob("*/lives/*.toml"))
POLICY_FILES = sorted(FOLDER.glob("*/lives/policies/*.toml"))
STATEMENTS = frozenset((FOLDER.parent / "data/statement_ids.txt").read_text("utf-8").split())

SECTIONS = ("title", "citation", "as_of", "case", "expect")
MORE_SECTIONS = ("policy", "by_hand", "events")
STATED = re.compile(r"\b(?:VA|TC|SP|NP|CC)-\d+[a-d]?\b")
UNSTATED = re.compile(r"\b(?:AB|CG|SK|AR|LIB|OAR|NYCRR|ID|ND|NE|FAC|TAC|FED)\b")
OF_EVENTS = ("refused", "instead", "says", "rules", "proposed")
"""What a case file may expect of an event itself."""


class LifeFileError(Exception):
    """A case file that the runner cannot read as one."""


@attrs.frozen(kw_only=True)
class Happening:
    """An event of a case file: the event, under which policy, and what is expected of it."""

    event: PlanEvent
    under: str | None
    expect: Mapping[str, Any]


@attrs.frozen(kw_only=True)
class WorkedLife:
    """What a case file holds."""

    policy: str | Path
    as_of: datetime.date
    facts: Mapping[str, Any]
    by_hand: Mapping[str, Any]
    happenings: tuple[Happening, ...]
    expect: Mapping[str, Any]

    def draft(self) -> CasePlan:
        """Draft the plan, with what the case file puts into it by hand."""
        document = {"schema": "rnr-caseplan/case/1", **self.facts}
        case: Case = read_case(json.dumps(document, default=datetime.date.isoformat).encode())
        plan = draft_plan(case, policy_on(self.policy, self.as_of), as_of=self.as_of)
        return attrs.evolve(plan, **self.by_hand)

    def policy_named(self, name: str, day: datetime.date) -> Policy:
        """Give a policy on a day, by the name that plans know it by."""
        own = book_of(self.policy)
        return policy_on(self.policy if name == own.name else name, day)


@attrs.frozen(kw_only=True)
class Moment:
    """A plan before an event, the policy in force, and what came of the event."""

    happening: Happening
    before: CasePlan
    policy: Policy
    applied: Applied


# Reading. -------------------------------------------------------------------------------


@cache
def book_of(name: str | Path) -> PolicyBook:
    """Load a policy once."""
    return load_policy_book(name)


@cache
def policy_on(name: str | Path, day: datetime.date) -> Policy:
    """Give a policy once for each day."""
    return book_of(name).on(day)


def worked_life(file: Path) -> WorkedLife:
    """Read a case file; the folder above its own names the policy."""
    return parse(file.read_text(encoding="utf-8"), policy=file.parent.parent.name)


def parse(text: str, *, policy: str) -> WorkedLife:
    """Read a case file strictly: nothing unknown, nothing missing, nothing empty."""
    data = tomllib.loads(text)
    refuse_unknown("the file", data, (*SECTIONS, *MORE_SECTIONS))
    for name in (*SECTIONS, *[name for name in MORE_SECTIONS if name in data]):
        refuse(not data.get(name), f"{name} is missing or empty")
    cited = STATED.findall(data["citation"])
    refuse(not cited and not UNSTATED.search(data["citation"]), "citation names no source")
    unknown = sorted(set(cited) - STATEMENTS)
    refuse(bool(unknown), f"citation names no statement of a source: {', '.join(unknown)}")
    refuse_state("expect", data["expect"])
    return WorkedLife(
        policy=policy_file(policy, data["policy"]) if "policy" in data else policy,
        as_of=data["as_of"],
        facts=data["case"],
        by_hand=data.get("by_hand", {}),
        happenings=tuple(happenings(data.get("events", []))),
        expect=data["expect"],
    )


def happenings(entries: Sequence[Mapping[str, Any]]) -> Iterator[Happening]:
    """Read the events, each with what is expected of it."""
    for place, entry in enumerate(entries):
        own = {name: value for name, value in entry.items() if name not in {"expect", "under"}}
        expect = entry.get("expect", {})
        refuse("expect" in entry and not expect, f"events[{place}].expect is empty")
        refuse_state(f"events[{place}].expect", expect, OF_EVENTS)
        for name in ("instead", "says", "refused"):
            is_empty = name in expect and not expect[name]
            refuse(is_empty, f"events[{place}].expect.{name} is empty")
        is_half = "instead" in expect and "refused" not in expect
        refuse(is_half, f"events[{place}].expect.instead has no meaning without refused")
        event = read_event(as_json(own))
        is_read = "proposed" not in expect or isinstance(event, NeedsReassessed)
        refuse(not is_read, f"events[{place}].expect.proposed is about a reassessment")
        yield Happening(event=event, under=entry.get("under"), expect=expect)


def as_json(entry: Mapping[str, Any]) -> Any:
    """Give an event as JSON would: days in words, and null where a case file says ``none``."""
    given = {name: None if value == "none" else value for name, value in entry.items()}
    return json.loads(json.dumps(given, default=datetime.date.isoformat))


def refuse_state(place: str, expect: Mapping[str, Any], more: tuple[str, ...] = ()) -> None:
    """Refuse an expectation that nobody would check."""
    refuse_unknown(place, expect, ("on", *WHOLE, *PARTS, *AMONG, *RULES_OF, *more))
    for item in expect.get("follow_ups", []):
        refuse_unknown(f"{place}.follow_ups", item, (*OF_FOLLOW_UPS, "rules"))
    alone = set(expect) == {"on"}
    refuse(alone, f"{place} expects nothing of the day")


def policy_file(policy: str, name: str) -> Path:
    """Find a case's own policy among those that extend the folder's policy."""
    found = {file.name: file for file in POLICY_FILES if file.parents[2].name == policy}
    refuse(name not in found, "policy names no file in the folder policies")
    return found[name]


def refuse_unknown(place: str, given: Mapping[str, Any], known: tuple[str, ...]) -> None:
    """Refuse a key that the runner would not check."""
    unknown = sorted(set(given) - set(known))
    refuse(bool(unknown), f"{place} holds unknown keys: {', '.join(unknown)}")


def refuse(is_wrong: bool, problem: str) -> None:
    """Refuse a case file where something is wrong with it."""
    if is_wrong:
        raise LifeFileError(problem)


# Living. --------------------------------------------------------------------------------


def live(life: WorkedLife) -> tuple[CasePlan, tuple[Moment, ...]]:
    """Draft the plan and apply the events, each under the policy in force on its day."""
    plan = life.draft()
    moments: list[Moment] = []
    for happening in life.happenings:
        event = happening.event
        named = event.policy if isinstance(event, PlanTransferred) else None
        policy = life.policy_named(happening.under or named or plan.policy.name, event.on)
        applied = apply(plan, event, policy)
        moments.append(Moment(happening=happening, before=plan, policy=policy, applied=applied))
        plan = applied.value
    return plan, tuple(moments)


def last_day(plan: CasePlan) -> datetime.date:
    """Give the latest day in the history of a plan."""
    return max([plan.as_of, *[entry.event.on for entry in plan.history]])
