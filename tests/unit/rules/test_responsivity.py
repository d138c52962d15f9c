"""How is the work fitted to this participant?"""

import datetime
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    AdaptationKind,
    Barrier,
    Case,
    Level,
    LevelOverride,
    Need,
    Policy,
    ResponsivityProfile,
    WayOfWorking,
)
from rnr_caseplan.rules.responsivity import decide_first_step, list_ways, take_turns
from tests.unit.builders import TODAY, a_case, a_need, policy_named, policy_with

SHORTER, ONE = AdaptationKind.SHORTER_STEPS, AdaptationKind.ONE_THING_AT_A_TIME


def with_barriers(*words: str, needs: tuple[Need, ...] = (), **facts: Any) -> Case:
    """Give a case with some barriers."""
    barriers = tuple(Barrier(word) for word in words)
    return a_case(*needs, responsivity=ResponsivityProfile(barriers=barriers, **facts))


def ways_of(case: Case, policy: Policy | None = None) -> dict[str, WayOfWorking]:
    """Give the ways of working of a case by their kinds."""
    return {way.kind.value: way for way in list_ways(case, policy or policy_named())}


def rules_of(way: WayOfWorking) -> list[str]:
    """Give the rules of a way's reasons."""
    return [reason.rule.partition(".")[2] for reason in way.reasons]


# What gets in the way. -----------------------------------------------------------------


@pytest.mark.parametrize(
    "case",
    [
        a_case(),
        a_case(responsivity=ResponsivityProfile()),
        with_barriers(literacy="does not read", schedule="works in shifts", gender="women only"),
        a_case(a_need("n1", "trauma"), a_need("n2", "transport"), a_need("n3", "employment")),
    ],
)
def test_without_a_recorded_barrier_nothing_is_fitted(case: Case) -> None:
    """Free words are never read, and most needs show no barrier by themselves."""
    assert list_ways(case, policy_named()) == ()


@pytest.mark.parametrize("barrier", Barrier)
def test_every_barrier_is_answered_as_the_policy_says(barrier: Barrier) -> None:
    """Alone nothing rules its answers out; each cites who asks for it, and has its words."""
    policy = policy_named()
    (answer,) = [item for item in policy.barrier_answers.value if item.barrier is barrier]
    words = {item.kind: item.text for item in policy.adaptation_words.value}
    found = list_ways(with_barriers(barrier.value), policy)
    assert [way.kind for way in found] == sorted(answer.kinds)
    for way in found:
        assert way.barriers == (barrier,)
        assert way.text == words[way.kind]
        (reason,) = way.reasons
        assert (reason.rule, reason.facts) == (
            "responsivity.adapted",
            (("barrier", barrier.value),),
        )
        assert reason.citation == answer.citation


@pytest.mark.parametrize(
    ("word", "kind", "statement"),
    [
        ("learns_by_doing", "practice", "NP-6"),
        ("reads_little", "read_aloud", "CC-7"),
        ("cultural_wish", "culturally_specific_service", "NP-6"),
        ("women_only_wish", "women_only_group", "CC-10"),
        ("trauma", "trauma_informed", "TC-9b"),
        ("thinking_and_memory", "shorter_steps", "SP-8"),
        ("no_car", "ride_aid", "SP-8"),
        ("shift_work", "hours_around_shifts", None),
        ("other_language", "interpreter", None),
    ],
)
def test_an_answer_cites_the_source_that_names_the_barrier(
    word: str, kind: str, statement: str | None
) -> None:
    """Where none does, it is this library's own choice."""
    (reason,) = ways_of(with_barriers(word))[kind].reasons
    assert reason.citation.statement == statement
    assert (reason.citation.source == "LIB") is (statement is None)


def test_a_way_of_working_is_shown_once_with_all_that_ask_for_it() -> None:
    """In the order of the vocabularies, whatever the order given."""
    found = ways_of(with_barriers("short_attention", "little_stamina", "does_not_read"))
    assert list(found) == [
        "read_aloud",
        "pictures",
        "shorter_steps",
        "short_sessions",
        "spoken_reminders",
    ]
    both = found["short_sessions"]
    assert [barrier.value for barrier in both.barriers] == ["little_stamina", "short_attention"]
    assert [reason.fact("barrier") for reason in both.reasons] == [
        "little_stamina",
        "short_attention",
    ]


def test_what_something_else_makes_impossible_is_left_out_with_the_reason() -> None:
    """No session by phone for whoever has none; by whatever stays, it says what was left out."""
    alone = ways_of(with_barriers("far_from_services"))
    assert list(alone) == ["home_or_near_place", "telehealth", "phone_session"]
    found = ways_of(with_barriers("far_from_services", "no_phone", "no_private_place"))
    assert list(found) == ["private_room", "home_or_near_place", "contact_without_phone"]
    stays = found["home_or_near_place"]
    assert rules_of(stays) == ["adapted", "ruled_out", "ruled_out", "ruled_out"]
    assert [
        (reason.fact("adaptation"), reason.fact("against")) for reason in stays.reasons[1:]
    ] == [
        ("telehealth", "no_private_place"),
        ("phone_session", "no_phone"),
        ("phone_session", "no_private_place"),
    ]
    assert rules_of(found["private_room"]) == ["adapted"]
    sentence = stays.reasons[1].sentence
    assert sentence.startswith("telehealth is left out here, because of no private place (LIB ")


# What needs show by themselves. --------------------------------------------------------


@pytest.mark.parametrize(
    ("level", "interferes", "is_fitted"),
    [
        ("high", None, True),
        ("moderate", False, True),
        ("low", None, False),
        ("unknown", None, False),
        ("low", False, False),
        ("low", True, True),
        ("unknown", True, True),
    ],
)
def test_a_need_shows_a_barrier_where_it_is_worth_a_target_or_interferes(
    level: str, interferes: bool | None, is_fitted: bool
) -> None:
    """What is unknown shows nothing."""
    need = a_need("n1", "literacy", level, interferes=interferes)
    found = ways_of(a_case(need))
    assert list(found) == (["plain_and_short", "read_aloud"] if is_fitted else [])
    for way in found.values():
        assert way.barriers == (Barrier.READS_LITTLE,)
        assert rules_of(way) == ["adapted", "from_need"]
        facts = (("need", "n1"), ("level", level), ("interferes", interferes))
        assert way.reasons[1].facts == facts


@pytest.mark.parametrize(
    ("domain", "barrier"),
    [
        ("literacy", Barrier.READS_LITTLE),
        ("language", Barrier.OTHER_LANGUAGE),
        ("intellectual_deficits", Barrier.THINKING_AND_MEMORY),
    ],
)
def test_three_domains_change_how_a_plan_is_written(domain: str, barrier: Barrier) -> None:
    """The policy names them, and the barrier that each shows."""
    found = list_ways(a_case(a_need("n1", domain)), policy_named())
    assert {way.barriers for way in found} == {(barrier,)}
    assert found


def test_what_is_recorded_and_what_needs_show_come_together() -> None:
    """The reasons of needs stand by id, whatever the order of the needs."""
    needs = (a_need("n2", "literacy"), a_need("n1", "literacy", "moderate"))
    found = ways_of(with_barriers("reads_little", "no_car", needs=needs))
    assert list(found) == ["plain_and_short", "read_aloud", "ride_aid"]
    way = found["read_aloud"]
    assert rules_of(way) == ["adapted", "from_need", "from_need"]
    assert [reason.fact("need") for reason in way.reasons[1:]] == ["n1", "n2"]
    turned = with_barriers("no_car", "reads_little", needs=needs[::-1])
    assert ways_of(turned) == found


def test_a_level_that_a_person_set_decides_and_is_named() -> None:
    """Every later decision builds on the person's."""
    override = LevelOverride(by="staff:9", on=TODAY, reason="x", instead_of=Level.LOW)
    found = ways_of(a_case(a_need("n1", "literacy", "high", level_override=override)))
    assert [reason.rule for reason in found["read_aloud"].reasons] == [
        "responsivity.adapted",
        "responsivity.from_need",
        "levels.overridden",
    ]


def test_a_need_of_a_domain_that_the_policy_does_not_know_shows_nothing() -> None:
    """Who drafts refuses it; here it is passed over."""
    assert list_ways(a_case(a_need("n1", "weather")), policy_named()) == ()


def test_a_policy_may_let_no_domain_show_a_barrier() -> None:
    """Or another level count."""
    policy = policy_named()
    domains = tuple(
        (name, evolve(cited, value=evolve(cited.value, shows=None)))
        for name, cited in policy.domains
    )
    case = a_case(a_need("n1", "literacy"))
    assert list_ways(case, evolve(policy, domains=domains)) == ()
    only_high = policy_with(target_levels=(Level.HIGH,))
    assert list_ways(a_case(a_need("n1", "literacy", "moderate")), only_high) == ()


# When steps are due. -------------------------------------------------------------------


def test_the_first_step_is_due_sooner_where_steps_are_shorter() -> None:
    """The reason names what asks for it, and cites the policy's number."""
    policy = policy_named()
    ways = list_ways(with_barriers("short_attention", "thinking_and_memory"), policy)
    decided = decide_first_step(ways, policy)
    assert decided.value == 7
    (reason,) = decided.reasons
    assert reason.rule == "responsivity.shorter_steps"
    assert reason.fact("barriers") == ("thinking_and_memory", "short_attention")
    assert reason.citation == policy.short_first_step_after_days.citation
    assert "because of thinking and memory, short attention" in reason.sentence


@pytest.mark.parametrize("words", [(), ("no_car",), ("easily_overwhelmed",)])
def test_else_the_first_step_is_due_as_for_everybody(words: tuple[str, ...]) -> None:
    """By the policy's own number."""
    policy = policy_named()
    decided = decide_first_step(list_ways(with_barriers(*words), policy), policy)
    assert decided.value == 14
    assert [(reason.rule, reason.facts) for reason in decided.reasons] == [
        ("goals.first_step", (("days", 14),))
    ]


@pytest.mark.parametrize(
    ("usual", "short", "days", "rule"),
    [
        (14, 13, 13, "responsivity.shorter_steps"),
        (14, 14, 14, "goals.first_step"),
        (14, 15, 14, "goals.first_step"),
        (14, 0, 0, "responsivity.shorter_steps"),
    ],
)
def test_shorter_steps_never_begin_later(usual: int, short: int, days: int, rule: str) -> None:
    """A policy whose number for everybody is smaller keeps that one."""
    policy = policy_with(first_step_after_days=usual, short_first_step_after_days=short)
    ways = list_ways(with_barriers("short_attention"), policy)
    decided = decide_first_step(ways, policy)
    assert (decided.value, decided.reasons[0].rule) == (days, rule)


@pytest.mark.parametrize(
    ("words", "goals", "days"),
    [
        (("easily_overwhelmed",), 0, []),
        (("easily_overwhelmed",), 1, [14]),
        (("easily_overwhelmed",), 2, [7, 14]),
        (("easily_overwhelmed",), 3, [4, 9, 14]),
        (("thinking_and_memory",), 2, [3, 7]),
        (("short_attention",), 2, [7, 7]),
        (("no_car",), 2, [14, 14]),
    ],
)
def test_goals_that_begin_together_take_turns_where_one_thing_comes_at_a_time(
    words: tuple[str, ...], goals: int, days: list[int]
) -> None:
    """None begins later than alone."""
    policy = policy_named()
    ways = list_ways(with_barriers(*words), policy)
    first = decide_first_step(ways, policy)
    turns = take_turns(first, ways, goals)
    assert [turn.value for turn in turns] == days
    take_their_turn = ONE in {way.kind for way in ways} and goals > 1
    for place, turn in enumerate(turns, start=1):
        assert turn.reasons[0] == first.reasons[0]
        facts = [reason.facts for reason in turn.reasons[1:]]
        expected = (
            ("days", days[place - 1]),
            ("place", place),
            ("goals", goals),
            ("within", first.value),
        )
        assert facts == ([expected] if take_their_turn else [])


def test_more_goals_than_days_share_days() -> None:
    """The earliest may be due on the first day of work."""
    policy = policy_with(first_step_after_days=1)
    ways = list_ways(with_barriers("easily_overwhelmed"), policy)
    first = decide_first_step(ways, policy)
    assert [turn.value for turn in take_turns(first, ways, 3)] == [0, 0, 1]


def test_the_ways_do_not_depend_on_the_day() -> None:
    """The same profile under a policy of another day gives the same ways."""
    case = with_barriers("no_car", "trauma")
    later = policy_named("rnr-baseline", datetime.date(2040, 1, 1))
    assert list_ways(case, later) == list_ways(case, policy_named())
