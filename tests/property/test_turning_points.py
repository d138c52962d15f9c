"""What would change who may be the driver is what the rule itself says then (CG, AB).

The case in which the one named fact is otherwise has the named answer; a smaller change of the same
fact is not enough; nothing depends on the order of needs and incidents.
"""

from attrs import evolve
from hypothesis import example, given

from rnr_caseplan import (
    Case,
    Incident,
    Policy,
    TurningFact,
    TurningOutcome,
    TurningPoint,
    find_turning_points,
    propose_drivers,
)
from tests.strategies import Situation, a_need, a_situation, alike_needs, situations

WORK = a_need("n1", "employment", "high", fuels=("n3",))
FREE_TIME = a_need("n2", "leisure", "moderate")
FRIENDS = a_need("n3", "antisocial_companions", "high")
SCHOOL = a_need("n4", "education", "moderate", contributed=True)
AT_WORK = (("n1", "n3"), ("n1",), ("n1", "n2"), ("n4",), (), ("n1",), ("n2",))
INCIDENTS = tuple(Incident(id=f"i{place}", need_ids=ids) for place, ids in enumerate(AT_WORK))
SOME = a_situation(WORK, FREE_TIME, FRIENDS, SCHOOL, incidents=INCIDENTS)


def with_fact(case: Case, point: TurningPoint, about: tuple[str, ...]) -> Case:
    """Give the case in which the fact of a turning point is otherwise, as far as it says."""
    of, fact = point.of_need_id, point.fact
    need = next(need for need in case.needs if need.id == of)
    if fact in {TurningFact.MORE_INCIDENTS, TurningFact.FEWER_INCIDENTS}:
        return evolve(
            case,
            incidents=tuple(
                evolve(item, need_ids=toggled(item.need_ids, of)) if item.id in about else item
                for item in case.incidents
            ),
        )
    if fact is TurningFact.LEVEL:
        assert point.level is not None
        changed = evolve(need, level=point.level)
    elif fact is TurningFact.NOT_CONTRIBUTED:
        changed = evolve(need, contributed=False)
    else:
        changed = need
        for name in about:
            changed = evolve(changed, fuels=toggled(changed.fuels, name))
    needs = tuple(changed if item.id == of else item for item in case.needs)
    return evolve(case, needs=needs)


def toggled(names: tuple[str, ...], name: str) -> tuple[str, ...]:
    """Put a name into a list that lacks it, or take it out."""
    if name in names:
        return tuple(other for other in names if other != name)
    return (*names, name)


def has_turned(case: Case, policy: Policy, point: TurningPoint) -> bool:
    """Say whether a candidate stands in a case as a turning point says."""
    found = [candidate.need_id for candidate in propose_drivers(case, policy).value]
    if point.outcome is TurningOutcome.FIRST:
        return found[:1] == [point.need_id]
    return point.need_id not in found


@given(situation=situations(needs_of=alike_needs) | situations())
@example(situation=SOME)
def test_the_rule_itself_gives_the_other_answer(situation: Situation) -> None:
    """With the one fact changed as the turning point says, and not with a smaller change of it."""
    case, policy = situation.case, situation.policy
    for point in find_turning_points(case, policy):
        assert not has_turned(case, policy, point)
        assert has_turned(with_fact(case, point, point.about), policy, point)
        assert len(point.about) in {0, point.size}
        if point.size > 1 and point.about:
            assert not has_turned(with_fact(case, point, point.about[:-1]), policy, point)


@given(situation=situations(needs_of=alike_needs))
@example(situation=SOME)
def test_turning_points_are_of_candidates_in_their_order(situation: Situation) -> None:
    """At most one for each outcome; the first candidate is first already."""
    found = [item.need_id for item in propose_drivers(situation.case, situation.policy).value]
    points = find_turning_points(situation.case, situation.policy)
    named = [(found.index(point.need_id), point.outcome.value) for point in points]
    assert named == sorted(named, key=lambda pair: (pair[0], pair[1] != "first"))
    assert len(set(named)) == len(named)
    assert (0, "first") not in named
    for point in points:
        allowed = {point.need_id}
        if point.outcome is TurningOutcome.FIRST:
            allowed.add(found[0])
        assert point.of_need_id in allowed


@given(situation=situations(needs_of=alike_needs))
@example(situation=SOME)
def test_turning_points_do_not_depend_on_the_order_of_the_case(situation: Situation) -> None:
    """Neither on that of needs nor on that of incidents."""
    case = situation.case
    turned = evolve(case, needs=case.needs[::-1], incidents=case.incidents[::-1])
    policy = situation.policy
    assert find_turning_points(turned, policy) == find_turning_points(case, policy)


@given(situation=situations(needs_of=alike_needs))
@example(situation=SOME)
def test_the_evidence_of_a_candidate_is_counted_from_the_reviewed_incidents(
    situation: Situation,
) -> None:
    """Its share is that of the reviewed ones, and its days are among theirs, the latest first."""
    case, policy = situation.case, situation.policy
    reviewed = min(len(case.incidents), policy.incidents_reviewed.value)
    days = {incident.id: incident.happened_on for incident in case.incidents}
    for candidate in propose_drivers(case, policy).value:
        assert candidate.reviewed == reviewed
        assert candidate.share == (len(candidate.incident_ids) / reviewed if reviewed else None)
        known = [day for name in candidate.incident_ids if (day := days[name]) is not None]
        assert list(candidate.days) == known == sorted(known, reverse=True)
        named = [reason for reason in candidate.reasons if reason.rule == "drivers.at_work"]
        assert len(named) == bool(candidate.incident_ids)
