"""Scores of any tool: an answer for all of them, and one that rises with the score.

Whatever the scores, a bundled tool gives a result without an exception; a higher score never
gives a lower level; and the same levels give the same tiers and ranks, whichever tool they come
from (all but the distance above the threshold, which is a tie-break of its own).
"""

import datetime
import functools
from typing import Any

from attrs import evolve
from hypothesis import assume, example, given
from hypothesis import strategies as st

from rnr_caseplan import Level, Need, RiskLevel, rank_needs
from rnr_caseplan.instruments import (
    Instrument,
    ScoredAssessment,
    Scores,
    bundled_instruments,
    case_with_assessments,
    combine_assessments,
    load_instrument,
    score_assessment,
)
from tests.strategies import POLICY_NAMES, TODAY, a_situation, days, policy_named

NAMES = tuple(bundled_instruments())
LATEST = datetime.date.max
DOMAINS = (
    "antisocial_cognition",
    "antisocial_companions",
    "employment",
    "family_marital",
    "substance_use",
    "criminal_history",
)


@functools.cache
def tool_named(name: str) -> Instrument:
    """Give a bundled tool with all its bands."""
    return load_instrument(name, on=LATEST)


@st.composite
def assessments(draw: st.DrawFn, name: str | None = None) -> Scores:
    """Give scores of a tool, sound or not, near its own scales or far from them."""
    tool = tool_named(name or draw(st.sampled_from(NAMES)))
    ids = [scale.id for scale in tool.scales] + ["not_a_scale"]
    numbers = st.integers(-2, max(scale.maximum for scale in tool.all_scales) + 2)
    groups = [None, "not_a_group", *dict(tool.norm_groups)]
    agencies = [None, "not_an_agency", *dict(tool.agencies)]
    return Scores(
        instrument=tool.name,
        assessed_on=draw(days()),
        total=draw(st.none() | numbers),
        scales=tuple(draw(st.dictionaries(st.sampled_from(ids), numbers)).items()),
        unanswered=tuple(draw(st.dictionaries(st.sampled_from(ids), st.integers(0, 3))).items()),
        norm_group=draw(st.sampled_from(groups)),
        agency=draw(st.sampled_from(agencies)),
    )


def levels_of(found: ScoredAssessment) -> dict[str, RiskLevel | Level]:
    """Give the level of each scale, and the risk level."""
    levels: dict[str, RiskLevel | Level] = {each.id: each.level.value for each in found.scales}
    if found.risk_level is not None:
        levels["total"] = found.risk_level.value
    return levels


@given(scores=assessments(), as_of=days())
@example(
    scores=Scores(instrument="oras-cst", assessed_on=datetime.date.max, total=10**6),
    as_of=datetime.date.min,
)
def test_any_scores_give_a_result_with_reasons(scores: Scores, as_of: datetime.date) -> None:
    """Never an exception; every answer says why, and every unknown is an issue."""
    tool = tool_named(scores.instrument)
    found = score_assessment(scores, tool, as_of=as_of)
    decided = [*(each.level for each in found.scales), *found.needs]
    assert found.risk_level is not None
    assert all(each.reasons and each.why for each in (found.risk_level, *decided))
    unknown = [name for name, level in levels_of(found).items() if level.value == "unknown"]
    assert bool(unknown) <= bool(found.issues)
    assert len(found.scales) == len(tool.scales)
    combined = combine_assessments([found], preferred=(scores.instrument,))
    assert combined.disagreements == ()


@given(scores=assessments(), as_of=days())
def test_what_cannot_be_used_is_never_read_as_a_level(scores: Scores, as_of: datetime.date) -> None:
    """Without a score in range, on a day that is seen, there is no level."""
    tool = tool_named(scores.instrument)
    levels = levels_of(score_assessment(scores, tool, as_of=as_of))
    for scale in tool.all_scales:
        score = scores.score_of(scale.id)
        if score is None or not scale.minimum <= score <= scale.maximum:
            assert levels[scale.id].value == "unknown"
        if scores.assessed_on > as_of or scores.unanswered_of(scale.id):
            assert levels[scale.id].value == "unknown"


def by_itself(scores: Scores, name: str, score: int) -> RiskLevel | Level:
    """Give the level of one score, taken by itself so that nothing contradicts it."""
    given_score: dict[str, Any] = (
        {"total": score} if name == "total" else {"scales": ((name, score),)}
    )
    alone = evolve(scores, total=None, scales=(), unanswered=())
    tool = tool_named(scores.instrument)
    found = score_assessment(evolve(alone, **given_score), tool, as_of=scores.assessed_on)
    return levels_of(found)[name]


@given(scores=assessments(), data=st.data())
def test_a_higher_score_never_gives_a_lower_level(scores: Scores, data: st.DataObject) -> None:
    """On any scale, for any group, agency and day; where one is known, so is the other."""
    tool = tool_named(scores.instrument)
    scale = data.draw(st.sampled_from(tool.all_scales))
    points = st.integers(scale.minimum, scale.maximum)
    low, high = sorted((data.draw(points), data.draw(points)))
    below, above = (by_itself(scores, scale.id, score) for score in (low, high))
    assert (below.value == "unknown") is (above.value == "unknown")
    assert below.value == "unknown" or below <= above


@given(scores=assessments(), data=st.data())
def test_a_need_tells_how_far_it_is_above_the_threshold(
    scores: Scores, data: st.DataObject
) -> None:
    """A score reaches the threshold exactly where the need is more than low."""
    tool = tool_named(scores.instrument)
    scale = data.draw(st.sampled_from(tool.scales or tool.all_scales))
    score = data.draw(st.integers(scale.minimum, scale.maximum))
    alone = evolve(scores, total=None, scales=((scale.id, score),), unanswered=())
    found = score_assessment(alone, tool, as_of=scores.assessed_on)
    for need in (each.value for each in found.needs if each.value.domain == scale.domain):
        assert (need.score, need.max_score) == (score, scale.maximum)
        if need.level is Level.UNKNOWN:
            assert need.threshold is None
        else:
            assert need.threshold is not None
            assert (score >= need.threshold) is (need.level > Level.LOW)


@st.composite
def tool_facts(draw: st.DrawFn) -> dict[str, Any]:
    """Give what a tool says of a need beside its level, all but what ranks by distance."""
    return {
        "assessed_with": draw(st.sampled_from((None, *NAMES))),
        "assessed_on": draw(st.none() | days()),
        "band": draw(st.sampled_from((None, "maximum", "probable"))),
        "max_score": draw(st.sampled_from((None, 8, 10, 43))),
    }


@given(
    levels=st.lists(st.sampled_from(Level), min_size=len(DOMAINS), max_size=len(DOMAINS)),
    facts=st.lists(tool_facts(), min_size=2 * len(DOMAINS), max_size=2 * len(DOMAINS)),
    name=st.sampled_from(POLICY_NAMES),
)
def test_the_same_levels_from_any_tool_give_the_same_tiers_and_ranks(
    levels: list[Level], facts: list[dict[str, Any]], name: str
) -> None:
    """Tiers, ranks and their reasons know levels, and no tool."""
    policy = policy_named(name)
    ranked: list[list[Any]] = []
    for half in (facts[::2], facts[1::2]):
        needs = [
            Need(id=domain, domain=domain, level=level, **told)
            for domain, level, told in zip(DOMAINS, levels, half, strict=True)
        ]
        ranked.append(
            [
                (each.need.id, each.tier, each.rank, each.reasons)
                for each in rank_needs(needs, policy).value
            ]
        )
    assert ranked[0] == ranked[1]


ZERO = Scores(instrument="pcra", assessed_on=TODAY, total=0)


@given(first=assessments(), second=assessments(), as_of=st.sampled_from((TODAY, LATEST)))
@example(first=ZERO, second=evolve(ZERO, total=None), as_of=TODAY)
@example(first=ZERO, second=evolve(ZERO, total=18), as_of=TODAY)
def test_the_order_of_assessments_means_nothing(
    first: Scores, second: Scores, as_of: datetime.date
) -> None:
    """Two of them, of any tools, say the same together in either order."""
    assume(first != second)
    both = [
        score_assessment(scores, tool_named(scores.instrument), as_of=as_of)
        for scores in (first, second)
    ]
    assert combine_assessments(both) == combine_assessments(reversed(both))
    case = a_situation().case
    once = case_with_assessments(case, *both)
    assert once == case_with_assessments(case, *reversed(both))
    assert case_with_assessments(once, *both) == once
