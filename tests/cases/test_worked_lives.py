"""The worked cases of lives: one file of facts and events, a source, and what the plan becomes.

A file lies in the folder ``lives`` of its policy and is named like a sentence. It holds ``title``,
``citation`` (ids of statements, or a source beside them), ``as_of``, the day of the draft, and
``[case]`` (as case JSON, without the schema line). Then come:

- ``[[events]]``: the events in the order in which they are recorded, each as event JSON; ``none``
  stands for a null. An event may also hold ``under``, the name of another policy than the plan's
  own, and ``[events.expect]``;
- ``[expect]``: what holds after the last event.

A case under a policy of its own also holds ``policy``: the name of a file in ``lives/policies``,
which extends the folder's policy. ``by_hand`` puts parts into the draft that only events bring
about.

What ``[events.expect]`` may hold of the event itself:

- ``refused``: every rule that refuses it, in order; where it is absent the event is accepted;
  ``instead``: texts that must stand in what would be accepted instead;
- ``rules``: rules that must be among its reasons; ``says``: texts that must stand in them;
- ``proposed``, of a reassessment: ``needs`` and ``goals``, by id whatever ``reassess`` sees change,
  such as ``high 2 active -> low 3 watched`` (level, rank, what the plan does) or
  ``none -> future``.

What it and ``[expect]`` may hold of the plan as it stands after the event, on the latest day in its
history or on a day ``on``:

- whole, so that nothing else may be there: ``version``, ``policy``, ``closed_on``, ``eligibility``;
  ``active``, ``paused``, ``future``, ``achieved``, ``discontinued``: the goals by their first need
  in their order, and ``goals``: the status of each by its id; ``ranks``, the first need first;
  ``levels``, ``tiers``, ``dispositions``: for every need; ``driver`` (its standing, or "none"),
  ``candidates``, ``adaptations`` (needs), ``ways`` (of working, by kind); ``conditions`` (the need
  of the goal that each is woven into, or "alone") and ``met_on``; ``dangers`` ("open", or the day
  of the answer); ``strengths``
  (steps), ``triggers`` (the response plan), ``referrals`` (the status); ``responses``,
  ``conferences``, ``team``, ``supporters``, ``incidents`` (ids); ``court_days``: those that the
  agenda counts; ``signatures`` (who and what); ``exceptions`` (check, part or "none", last day or
  "none"); ``lead``, ``copy_given_on``, ``risk_level``, ``supervision_level``, ``caseload``,
  ``sober_since``, ``stage``; ``reviews`` and ``reassessments``: days; ``follow_ups``: ``kind``, and
  where it has them ``about`` and ``due_on``, perhaps with ``rules`` that must be among its reasons;
  ``closing``, ``graduation``: the rules of what is open before the plan ends; ``overridden``: by
  version the rules that somebody set aside;
- in part, by the ids that matter: ``starts_on``, ``target_dates``, ``closes_at``, ``statements``,
  ``wording``, ``check_ins`` (days): by goal; ``steps`` (status), ``step_days``; ``responsible``, by
  activity; ``danger_days``; ``explained`` (by topic or assessment), ``shared``, ``agreement`` (by
  assessment or need); ``services``; ``progress``: what ``progress`` tells on the day;
- ``missing``, ``warnings``, ``story`` (texts that must stand in some line), ``no_missing``,
  ``no_warnings`` (texts that must not);
- ``need_rules``, ``goal_rules``: by id, rules that must be among the reasons.
"""

import itertools
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from rnr_caseplan import (
    CasePlan,
    FollowUpKind,
    apply,
    bundled_policies,
    dump_plan,
    read_plan,
    replay,
)
from rnr_caseplan.catalogue.about_lives import OVERRIDABLE_RULES, RULES_ABOUT_LIVES
from rnr_caseplan.lifecycle import Drafted, NeedsReassessed
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from tests.cases.life_differences import all_differences, reassessment_of
from tests.cases.life_files import (
    FILES,
    OF_EVENTS,
    POLICY_FILES,
    LifeFileError,
    Moment,
    book_of,
    live,
    parse,
    worked_life,
)
from tests.cases.life_views import AMONG, PARTS, RULES_OF, WHOLE

SEEDS = ("rnr-baseline", "success-plan", "treatment-court", "virginia")
FEWEST_FILES = 5
NO_REFUSALS = frozenset(
    (
        "lives.override",
        "lives.need_by_goal",
        "lives.proposed",
        "lives.no_place",
        "lives.dates_moved",
    )
)
"""The rules of lives that explain what came of an event, and refuse none."""
OF_LIVES = tuple(rule.id for rule in RULES_ABOUT_LIVES)


@pytest.mark.parametrize("file", FILES, ids=[f"{f.parents[1].name}/{f.stem}" for f in FILES])
def test_a_plan_lives_as_the_worked_case_expects(file: Path) -> None:
    """Each event is accepted or refused for the stated reasons, and the plan holds what it says."""
    assert all_differences(worked_life(file)) == []


# Laws that hold in every case. ------------------------------------------------------------


@pytest.mark.parametrize("file", FILES, ids=[f"{f.parents[1].name}/{f.stem}" for f in FILES])
def test_the_plan_of_a_worked_case_is_kept_exactly(file: Path) -> None:
    """Its history, its events alone, and its document each give the same plan back."""
    life = worked_life(file)
    plan, _ = live(life)
    own = book_of(life.policy)
    names = {entry.policy.name for entry in plan.history} - {own.name}
    books = [own, *[book_of(name) for name in sorted(names)]]
    if plan.history:
        assert replay(plan.history, books) == plan
        assert replay([entry.event for entry in plan.history], books) == plan
    assert read_plan(dump_plan(plan).encode()) == plan


@pytest.mark.parametrize("file", FILES, ids=[f"{f.parents[1].name}/{f.stem}" for f in FILES])
def test_an_event_of_a_worked_case_changes_the_plan_once_or_not_at_all(file: Path) -> None:
    """An accepted event makes the next version and is refused afterwards; a refused one nothing.

    Who drafted the plan is said of its first version.
    """
    _, moments = live(worked_life(file))
    for moment in moments:
        before, applied, event = moment.before, moment.applied, moment.happening.event
        if applied.accepted:
            begins = isinstance(event, Drafted)
            assert applied.value.version == before.version + (not begins)
            assert applied.value.history[-1].event == event
            assert not apply(applied.value, event, moment.policy).accepted
        else:
            assert applied.value is before
            assert len(applied.instead) == len(applied.reasons)


@pytest.mark.parametrize("file", FILES, ids=[f"{f.parents[1].name}/{f.stem}" for f in FILES])
def test_nothing_is_lost_and_no_limit_passed_in_a_worked_case(file: Path) -> None:
    """Goals, steps, needs and conditions stay, and only an override goes past the limit."""
    _, moments = live(worked_life(file))
    for moment in moments:
        before, after = moment.before, moment.applied.value
        assert parts_of(before) <= parts_of(after)
        is_beyond = len(after.active_goals) > moment.policy.goals_active_at_once.value
        is_overridden = any(
            reason.rule == "goals.limit" for entry in after.history for reason in entry.reasons
        )
        assert not is_beyond or is_overridden


def parts_of(plan: CasePlan) -> set[tuple[str, str]]:
    """Give the ids of what must never disappear."""
    return {
        *[("need", item.need.id) for item in plan.needs],
        *[("condition", item.id) for item in plan.conditions],
        *[("goal", goal.id) for goal in plan.goals],
        *[("step", step.id) for goal in plan.goals for step in goal.steps],
    }


def test_a_reassessment_is_recorded_as_it_was_proposed() -> None:
    """What ``reassess`` showed of needs and goals is what the recorded event then makes."""
    accepted = [
        moment
        for moment in all_moments()
        if moment.applied.accepted
        and isinstance(moment.happening.event, NeedsReassessed)
        and moment.happening.event.assessed_with is None
    ]
    assert accepted
    for moment in accepted:
        proposed = reassessment_of(moment).plan
        assert (proposed.needs, proposed.goals) == (
            moment.applied.value.needs,
            moment.applied.value.goals,
        )


# What the cases must show together. -------------------------------------------------------


def all_moments() -> Iterator[Moment]:
    """Give every event of every case, with what came of it."""
    for file in FILES:
        yield from live(worked_life(file))[1]


def all_expectations() -> Iterator[Mapping[str, Any]]:
    """Give every table of expectations of every case."""
    for file in FILES:
        life = worked_life(file)
        yield life.expect
        yield from (happening.expect for happening in life.happenings)


def expected_rules(name: str) -> set[str]:
    """Give every rule that some case expects under a name."""
    return set(itertools.chain.from_iterable(table.get(name, []) for table in all_expectations()))


def test_every_kind_of_event_is_accepted_and_refused_in_some_case() -> None:
    """No event is only described: each one lives in a case, and meets a refusal in one."""
    moments = list(all_moments())
    kinds = {
        outcome: {m.happening.event.kind for m in moments if m.applied.accepted is outcome}
        for outcome in (True, False)
    }
    plans = [live(worked_life(file))[0] for file in FILES]
    drafted = {entry.event.kind for plan in plans for entry in plan.history[:1]}
    assert kinds[True] | drafted == set(EVENT_KINDS)
    assert kinds[False] == set(EVENT_KINDS)


def test_every_rule_that_can_refuse_an_event_is_expected_by_some_case() -> None:
    """The rules of lives that refuse, and those that stand against an event."""
    refusing = {rule for rule in OF_LIVES if rule.startswith("lives.")} - NO_REFUSALS
    assert expected_rules("refused") == {*refusing, *OVERRIDABLE_RULES, "targets.static"}


def test_every_rule_that_can_be_set_aside_is_set_aside_in_some_case() -> None:
    """And the override that did it is expected to be seen."""
    tables = [table.get("overridden", {}) for table in all_expectations()]
    seen = {rule for table in tables for rules in table.values() for rule in rules}
    assert seen == set(OVERRIDABLE_RULES)


def test_every_rule_of_an_end_is_expected_by_some_case() -> None:
    """What stands open before a plan ends, and that nothing does."""
    found = expected_rules("closing") | expected_rules("graduation")
    assert found == {rule for rule in OF_LIVES if rule.startswith("closing.")}


def test_every_follow_up_is_expected_by_some_case() -> None:
    """Each kind, and the rule of each."""
    rows = [row for table in all_expectations() for row in table.get("follow_ups", [])]
    rules = {rule for row in rows for rule in row.get("rules", [])}
    assert {row["kind"] for row in rows} == {kind.value for kind in FollowUpKind}
    assert {rule for rule in OF_LIVES if rule.startswith("follow_ups.")} <= rules


def test_every_other_rule_of_lives_is_expected_by_some_case() -> None:
    """What explains a need, a goal or an event; of a proposal the reasons say that it is one."""
    of_parts = {
        rule
        for table in all_expectations()
        for name in RULES_OF
        for rules in table.get(name, {}).values()
        for rule in rules
    }
    assert NO_REFUSALS - {"lives.proposed"} <= of_parts | expected_rules("rules")


def test_every_folder_of_lives_belongs_to_a_bundled_policy() -> None:
    """A folder with another name would be read under no policy that the library has."""
    folders = {file.parents[1].name for file in FILES}
    assert folders <= set(bundled_policies())


@pytest.mark.parametrize("policy", SEEDS)
def test_every_policy_of_the_seeds_has_enough_worked_lives(policy: str) -> None:
    """Each of them is shown by several lives."""
    assert sum(file.parents[1].name == policy for file in FILES) >= FEWEST_FILES


def test_every_policy_file_of_lives_extends_its_folders_policy_and_is_used() -> None:
    """A policy beside the cases builds on the folder's policy, and some case lives under it."""
    used = {worked_life(file).policy for file in FILES}
    assert set(POLICY_FILES) == {policy for policy in used if isinstance(policy, Path)}
    for file in POLICY_FILES:
        assert tomllib.loads(file.read_text("utf-8"))["extends"] == file.parents[2].name


def test_titles_tell_the_lives_apart() -> None:
    """No two files have the same title, nor the same participant."""
    loaded = [tomllib.loads(file.read_text("utf-8")) for file in FILES]
    assert len({data["title"] for data in loaded}) == len(FILES)
    assert len({data["case"]["participant"]["id"] for data in loaded}) == len(FILES)


@pytest.mark.parametrize("name", ["missing", "warnings"])
def test_a_text_that_must_not_stand_stands_in_another_life(name: str) -> None:
    """An unwanted text that no life ever shows would prove nothing."""
    tables = list(all_expectations())
    wanted = [text for table in tables for text in table.get(name, [])]
    unwanted = {text for table in tables for text in table.get(f"no_{name}", [])}
    assert unwanted
    assert all(any(text in other for other in wanted) for text in unwanted)


# The runner itself. -----------------------------------------------------------------------

SMALL = """
title = "A small life"
citation = "VA-7c: two goals at a time are the most."
as_of = 2026-03-02
[case]
participant = { id = "P-1" }
risk_level = "high"
lead = "staff:17"
assessments = [{ id = "a1", kind = "criminogenic" }]
conditions = [{ id = "c1", text = "report each week" }]
needs = [
  { id = "thinking", domain = "antisocial_cognition", level = "high" },
  { id = "friends", domain = "antisocial_companions", level = "high" },
  { id = "work", domain = "employment", level = "moderate" },
]
[[events]]
kind = "goal_activated"
on = 2026-03-09
by = "staff:17"
goal_id = "g3"
expect = { refused = ["goals.limit"] }
[[events]]
kind = "needs_reassessed"
on = 2026-03-16
by = "staff:17"
levels = [{ need_id = "work", level = "high" }]
"""

WRONG = (
    "version = 1",
    'policy = "virginia"',
    "closed_on = 2026-03-16",
    'eligibility = "diverted"',
    'risk_level = "moderate"',
    'supervision_level = "high"',
    'caseload = "administrative"',
    "sober_since = 2026-03-02",
    'stage = "action"',
    'ways = ["ride_aid"]',
    'lead = "none"',
    'team = ["staff:17"]',
    'supporters = ["u1"]',
    'incidents = ["i1"]',
    "court_days = { k1 = 2026-05-04 }",
    'active = ["friends", "thinking"]',
    'active = ["thinking"]',
    'paused = ["thinking"]',
    "future = []",
    'achieved = ["thinking"]',
    'discontinued = ["thinking"]',
    'goals = { g1 = "active" }',
    'ranks = ["friends", "thinking", "work"]',
    'levels = { thinking = "high", friends = "high", work = "moderate" }',
    "tiers = {}",
    'dispositions = { thinking = "active", friends = "active", work = "active" }',
    'driver = "accepted"',
    'candidates = ["thinking"]',
    'adaptations = ["thinking"]',
    'conditions = { c1 = "thinking" }',
    "met_on = { c1 = 2026-03-16 }",
    'dangers = { d1 = "open" }',
    "strengths = { w1 = [] }",
    'triggers = { t1 = "none" }',
    "reviews = [2026-09-02]",
    "reassessments = []",
    'referrals = { r1 = "made" }',
    'responses = ["r1"]',
    'conferences = ["k1"]',
    'signatures = ["P-1 agreed"]',
    'exceptions = ["TGT08 none none"]',
    "copy_given_on = 2026-03-16",
    "follow_ups = []",
    'follow_ups = [{ kind = "hold_review", due_on = 2026-03-24 }]',
    'follow_ups = [{ kind = "hold_review" }]',
    'follow_ups = [{ kind = "hold_review", about = "g1", due_on = 2026-03-23 }]',
    """follow_ups = [
      { kind = "hold_review", due_on = 2026-03-23, rules = ["follow_ups.next_goal"] },
    ]""",
    'closing = ["closing.nothing_open"]',
    "graduation = []",
    'overridden = { 2 = ["goals.limit"] }',
    "starts_on = { g3 = 2026-03-16 }",
    "target_dates = { g9 = 2026-05-31 }",
    'closes_at = { g3 = "moderate" }',
    'statements = { g1 = "I do it." }',
    'wording = { g1 = "own" }',
    'steps = { "g1.s1" = "completed" }',
    'step_days = { "g1.s1" = "none" }',
    'responsible = { "g1.a1" = "staff:20" }',
    "danger_days = { d1 = 2026-03-02 }",
    'agreement = { thinking = "agrees" }',
    "explained = { roles = 2026-03-02 }",
    "shared = { a1 = 2026-03-02 }",
    "services = { s1 = { used = true } }",
    "check_ins = { g1 = [] }",
    "progress = { sessions = 1 }",
    'progress = { done = { g1 = "1 of 3" } }',
    'missing = ["readiness.stage: it is action"]',
    'no_missing = ["readiness.stage: not recorded"]',
    'warnings = ["is overdue today"]',
    'no_warnings = ["not verified at the source"]',
    'story = ["the plan was closed"]',
    'need_rules = { thinking = ["lives.no_driver"] }',
    'need_rules = { nobody = ["targets.level"] }',
    'goal_rules = { g1 = ["lives.no_place"] }',
)
RIGHT_ROW = 'follow_ups = [{ kind = "hold_review", due_on = 2026-03-23 }]'


@pytest.mark.parametrize("wrong", WRONG)
def test_a_wrong_expectation_of_a_life_is_found(wrong: str) -> None:
    """Whatever a case file states is checked: a statement that does not hold is reported."""
    assert all_differences(parse(f"{SMALL}[expect]\n{RIGHT_ROW}", policy="rnr-baseline")) == []
    life = parse(f"{SMALL}[expect]\n{wrong}", policy="rnr-baseline")
    assert len(all_differences(life)) == 1


def test_every_expectation_is_checked_and_used() -> None:
    """Each thing that a file may expect is shown above to be checked, and some case expects it."""
    checked = {line.partition(" ")[0] for line in WRONG}
    used = {name for table in all_expectations() for name in table}
    assert checked == {*WHOLE, *PARTS, *AMONG, *RULES_OF}
    assert used == {*checked, *OF_EVENTS, "on"}


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('expect = { refused = ["goals.limit"] }', ""),
        ('refused = ["goals.limit"]', 'refused = ["sequence.kept_place"]'),
        ('refused = ["goals.limit"]', 'refused = ["goals.limit", "sequence.kept_place"]'),
        ('["goals.limit"] }', '["goals.limit"], instead = ["a third place"] }'),
        ('["goals.limit"] }', '["goals.limit"], says = ["three at a time"] }'),
        ('["goals.limit"] }', '["goals.limit"], version = 2 }'),
        ('level = "high" }]', 'level = "high" }]\nexpect = { rules = ["lives.override"] }'),
        ('level = "high" }]', 'level = "high" }]\nexpect = { refused = ["goals.limit"] }'),
        ('level = "high" }]', 'level = "high" }]\nexpect = { proposed = { needs = {} } }'),
        ('level = "high" }]', 'level = "high" }]\nunder = "virginia"'),
    ],
)
def test_a_wrong_expectation_of_an_event_is_found(right: str, wrong: str) -> None:
    """An event that is accepted, refused or explained otherwise than stated is reported."""
    text = f"{SMALL}[expect]\nlead = 'staff:17'"
    head, found, tail = text.rpartition(right)
    assert found
    assert len(all_differences(parse(f"{head}{wrong}{tail}", policy="rnr-baseline"))) == 1


def test_a_rule_that_nobody_knows_is_an_error() -> None:
    """A misspelled rule could otherwise stand in a list that is never looked at."""
    text = SMALL.replace("goals.limit", "goals.limits") + "[expect]\nversion = 2"
    with pytest.raises(LookupError):
        all_differences(parse(text, policy="rnr-baseline"))


END = '[expect]\nlead = "staff:17"'


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("note = 1\n" + SMALL + END, "the file holds unknown keys: note"),
        (SMALL + "[expect]\nagenda = []", "expect holds unknown keys: agenda"),
        (SMALL + "[expect]\non = 2026-03-20", "expect expects nothing of the day"),
        (SMALL + "[expect]", "expect is missing or empty"),
        (
            SMALL + '[expect]\nfollow_ups = [{ kind = "hold_review", why = "" }]',
            "expect.follow_ups holds unknown keys: why",
        ),
        (SMALL.replace("citation", "#") + END, "citation is missing or empty"),
        (SMALL.replace("VA-7c", "They say") + END, "citation names no source"),
        (
            SMALL.replace("VA-7c", "VA-99") + END,
            "citation names no statement of a source: VA-99",
        ),
        (
            SMALL.replace("as_of", 'policy = "none.toml"\nas_of') + END,
            "policy names no file in the folder policies",
        ),
        (SMALL.replace("as_of", "by_hand = {}\nas_of") + END, "by_hand is missing or empty"),
        (
            SMALL.replace("refused =", "forbidden =") + END,
            "events[0].expect holds unknown keys: forbidden",
        ),
        (SMALL.replace('"goals.limit"', "") + END, "events[0].expect.refused is empty"),
        (SMALL.replace('refused = ["goals.limit"]', "") + END, "events[0].expect is empty"),
        (
            SMALL.replace("refused =", "instead =") + END,
            "events[0].expect.instead has no meaning without refused",
        ),
        (
            SMALL.replace('refused = ["goals.limit"]', "proposed = {}") + END,
            "events[0].expect.proposed is about a reassessment",
        ),
    ],
)
def test_a_life_file_that_cannot_be_checked_is_refused(text: str, problem: str) -> None:
    """A key that nobody checks, an empty expectation or a missing source is refused."""
    with pytest.raises(LifeFileError, match=f"^{re.escape(problem)}$"):
        parse(text, policy="rnr-baseline")
