"""In which steps are the strengths used?"""

from rnr_caseplan import Strength
from rnr_caseplan.rules.strengths import place_strengths

GOALS = [("g1", "food", 3), ("g2", "employment", 4)]


def steps_of(strengths: list[Strength], goals: list[tuple[str, str, int]]) -> list[tuple[str, ...]]:
    """Give the steps that use each strength."""
    placed = place_strengths(strengths, goals)
    assert [item.id for item in placed] == [strength.id for strength in strengths]
    return [item.step_ids for item in placed]


def some(count: int, *domains: str) -> list[Strength]:
    """Give strengths that help in some domains."""
    return [Strength(id=f"s{number}", text="x", domains=domains) for number in range(count)]


def test_strengths_without_a_goal_wait() -> None:
    """They are kept, with the reason."""
    (placed,) = place_strengths(some(1), [])
    assert (placed.step_ids, placed.reasons[0].rule) == ((), "strengths.no_goal")
    assert steps_of([], GOALS) == []


def test_strengths_go_to_the_goals_in_turn() -> None:
    """And there to the next step, from the first again after the last."""
    assert steps_of(some(8), GOALS) == [
        ("g1.s1",),
        ("g2.s1",),
        ("g1.s2",),
        ("g2.s2",),
        ("g1.s3",),
        ("g2.s3",),
        ("g1.s1",),
        ("g2.s4",),
    ]


def test_a_strength_goes_where_it_helps_most() -> None:
    """To the goal of a domain that it names."""
    assert steps_of(some(2, "employment"), GOALS) == [("g2.s1",), ("g2.s2",)]


def test_a_strength_that_fits_no_goal_is_used_all_the_same() -> None:
    """Strengths are used."""
    (placed,) = place_strengths(some(1, "dental"), GOALS)
    assert placed.step_ids == ("g1.s1",)
    assert placed.reasons[0].rule == "strengths.used"
    assert placed.reasons[0].fact("steps") == ("g1.s1",)
