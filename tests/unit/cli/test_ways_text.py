"""How staff work with a participant, as text."""

from rnr_caseplan import Barrier, CasePlan, ResponsivityProfile
from rnr_caseplan.cli.plan_text import render_plan
from rnr_caseplan.cli.ways_text import tell_ways
from tests.unit.builders import a_need, policy_named
from tests.unit.lives import drafted

EVERY_NOTE = ResponsivityProfile(
    learning_style="by trying it out",
    literacy="short texts",
    language="Spanish at home",
    culture="family first",
    gender="no wishes",
    disability="a bad knee",
    capacity="calm",
    schedule="nights in turns",
)


def with_profile(*barriers: Barrier, **words: str) -> CasePlan:
    """Draft a plan with a profile."""
    return drafted(responsivity=ResponsivityProfile(barriers=barriers, **words))


def test_each_way_of_working_stands_with_its_words_and_reasons() -> None:
    """Each reason with its source and its rule."""
    plan = with_profile(Barrier.SHIFT_WORK, Barrier.FAR_FROM_SERVICES, Barrier.NO_INTERNET)
    words = {item.kind: item.text for item in policy_named().adaptation_words.value}
    lines = list(tell_ways(plan))
    told = [line for indent, line in lines if indent == "  "]
    assert told == [f"- {words[way.kind]}" for way in plan.ways_of_working]
    why = (
        "Why: because of what was found: shift work (LIB a barrier like the lack of "
        "transportation of SP-8) [responsivity.adapted]"
    )
    assert ("      ", why) in lines
    assert len(lines) == len(told) + sum(len(way.reasons) for way in plan.ways_of_working)


def test_free_words_are_shown_as_they_are() -> None:
    """Under what each of them is about, and none where nothing is noted."""
    plan = drafted(responsivity=EVERY_NOTE)
    assert [line for _, line in tell_ways(plan)] == [
        "Noted, how I learn: by trying it out",
        "Noted, reading and writing: short texts",
        "Noted, language: Spanish at home",
        "Noted, culture: family first",
        "Noted, wishes to do with gender: no wishes",
        "Noted, disability: a bad knee",
        "Noted, what I can bear now: calm",
        "Noted, when I can come: nights in turns",
    ]
    assert list(tell_ways(drafted())) == []
    assert list(tell_ways(with_profile())) == []


def test_the_page_has_a_block_for_it_before_the_goals() -> None:
    """Its sources are in the list at the end; without anything to say there is no block."""
    text = render_plan(with_profile(Barrier.NO_CAR, schedule="weekends"), policy_named())
    block = text[text.index("HOW WE WORK TOGETHER") : text.index("GOALS NOW")]
    assert "Arrange a ride or a fare for each date" in block
    assert "Noted, when I can come: weekends" in block
    assert "HOW WE WORK" not in render_plan(drafted(), policy_named())
    shown = render_plan(drafted((a_need("n1", "literacy"),)), policy_named())
    assert "HOW WE WORK TOGETHER" in shown
    assert "\n  CC: " in shown.partition("SOURCES")[2]
