"""What is measured: one case of eight needs, done by the library and done plainly.

In JSON both sides read and write the same bytes; plainly that is the ``json`` module alone.
"""

import datetime
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

from attrs import frozen

from benchmarks import plain
from benchmarks.agendas import list_agenda, list_plainly
from rnr_caseplan import (
    classify_need,
    draft_plan,
    dump_plan,
    load_policy,
    rank_needs,
    read_case,
    read_plan,
)

AS_OF = datetime.date(2026, 11, 21)
POLICY = load_policy("rnr-baseline", on=AS_OF)

CASE_DOCUMENT = Path(__file__).with_name("eight_needs.json").read_bytes()
CASE = read_case(CASE_DOCUMENT)
PLAN = draft_plan(CASE, POLICY, as_of=AS_OF)
PLAN_DOCUMENT = dump_plan(PLAN).encode()

PLAIN_CASE: dict[str, Any] = json.loads(CASE_DOCUMENT)
PLAIN_PLAN: dict[str, Any] = json.loads(PLAN_DOCUMENT)
DRIVER_ID: str = PLAIN_CASE["driver"]["need_id"]


@frozen
class Workload:
    """One piece of work, done by the library and done plainly."""

    name: str
    library: Callable[[], object]
    plainly: Callable[[], object]


def _rank_plainly() -> object:
    tiers = {need["id"]: plain.tier_of(need) for need in PLAIN_CASE["needs"]}
    return plain.rank(PLAIN_CASE["needs"], tiers, DRIVER_ID)


def _draft() -> object:
    return draft_plan(CASE, POLICY, as_of=AS_OF)


def _draft_plainly_with_activities() -> object:
    return plain.add_activities(plain.draft(PLAIN_CASE, AS_OF), PLAIN_CASE)


WORKLOADS = (
    Workload(
        "classify 8 needs",
        lambda: [classify_need(need, POLICY) for need in CASE.needs],
        lambda: [plain.tier_of(need) for need in PLAIN_CASE["needs"]],
    ),
    Workload(
        "rank 8 needs",
        lambda: rank_needs(CASE.needs, POLICY, driver_id=DRIVER_ID),
        _rank_plainly,
    ),
    Workload("draft_plan", _draft, lambda: plain.draft(PLAIN_CASE, AS_OF)),
    Workload("draft_plan, plain with activities", _draft, _draft_plainly_with_activities),
    Workload("read_case", lambda: read_case(CASE_DOCUMENT), lambda: json.loads(CASE_DOCUMENT)),
    Workload(
        "dump_plan",
        lambda: dump_plan(PLAN),
        lambda: json.dumps(PLAIN_PLAN, ensure_ascii=False, indent=2),
    ),
    Workload("agenda, 12 duties, ten years", list_agenda, list_plainly),
    Workload("read_plan", lambda: read_plan(PLAN_DOCUMENT), lambda: json.loads(PLAN_DOCUMENT)),
)
