"""What comes first?

``ranking.first``, ``ranking.after``: tiers in the policy's order (TC-12a); inside a tier the
class (moderate, high or interfering; then unknown; then low); then the keys that the policy
lists (VA-2c, NP-2a, NP-2b); the need's id last, so that the order is total.
``ranking.loop``: needs that fuel each other in a loop are reported.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from rnr_caseplan.decisions import Decision, Reason
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.plan import RankedNeed
from rnr_caseplan.model.vocabulary import Agreement, Level, Tier
from rnr_caseplan.policy.policy import Cited, Policy
from rnr_caseplan.policy.values import RankKey

_TARGET_CLASS, _UNKNOWN_CLASS, _LOW_CLASS = range(3)
_LEVEL_PLACE = {Level.HIGH: 0, Level.MODERATE: 1, Level.UNKNOWN: 2, Level.LOW: 3}
_CLASS_OF_LEVEL = {
    Level.HIGH: _TARGET_CLASS,
    Level.MODERATE: _TARGET_CLASS,
    Level.UNKNOWN: _UNKNOWN_CLASS,
    Level.LOW: _LOW_CLASS,
}
_AGREEMENT_PLACE = {
    Agreement.AGREES: 0,
    Agreement.AGREES_IN_PART: 1,
    None: 2,
    Agreement.DISAGREES: 3,
}

KeyFunction = Callable[[Need, Policy, "str | None"], Any]


def order_needs(
    classified: Iterable[tuple[Need, Decision[Tier]]], policy: Policy, *, driver_id: str | None
) -> Decision[tuple[RankedNeed, ...]]:
    """Order needs; the order does not depend on the order in which they are given.

    Args:
        classified: Each need with its tier.
        policy: The policy in force.
        driver_id: The need that is the accepted driver, if there is one; it precedes all
            others in its tier.

    Returns:
        Every need: ranked ones from 1 without gaps, then those that are no target, by id.
        The decision's reasons name each loop in "fuels", or the order of tiers.
    """
    tier_place = {tier: place for place, tier in enumerate(policy.tier_order.value)}
    groups: dict[tuple[int, int], list[tuple[tuple[Any, ...], Need, Decision[Tier]]]] = {}
    static: list[tuple[Need, Decision[Tier]]] = []
    for need, decided in classified:
        tier = decided.value
        if tier is Tier.NOT_A_TARGET:
            static.append((need, decided))
            continue
        need_class = _TARGET_CLASS if need.interferes else _CLASS_OF_LEVEL[need.level]
        if need.id == driver_id:
            need_class = _TARGET_CLASS
        keys = _keys_of(policy, tier)
        values = (
            need.id != driver_id,
            *[_KEYS[key](need, policy, driver_id) for key in keys.value if key in _KEYS],
            need.id,
        )
        groups.setdefault((tier_place[tier], need_class), []).append((values, need, decided))
    loops = _find_loops([entry[1] for group in groups.values() for entry in group])
    ranked: list[RankedNeed] = []
    previous: tuple[tuple[int, int], tuple[Any, ...], Need] | None = None
    for group_key in sorted(groups):
        entries = sorted(groups[group_key], key=_values_of)
        keys = _keys_of(policy, entries[0][2].value)
        if RankKey.FUELS in keys.value:
            entries = _fuelers_first(entries, loops)
        for values, need, decided in entries:
            reason = _rank_reason(previous, (group_key, values, need), keys, policy)
            ranked.append(
                RankedNeed(
                    need=need,
                    tier=decided.value,
                    rank=len(ranked) + 1,
                    reasons=(*decided.reasons, reason),
                )
            )
            previous = (group_key, values, need)
    for need, decided in sorted(static, key=lambda pair: pair[0].id):
        reason = Reason("ranking.not_ranked", (), decided.reasons[0].citation)
        ranked.append(
            RankedNeed(
                need=need, tier=decided.value, rank=None, reasons=(*decided.reasons, reason)
            )
        )
    order = Reason(
        "ranking.first",
        (("tiers", tuple(tier.value for tier in policy.tier_order.value)),),
        policy.tier_order.citation,
    )
    reported = tuple(
        Reason("ranking.loop", (("needs", loop),), policy.criminogenic_keys.citation)
        for loop in loops
    )
    return Decision(tuple(ranked), (order, *reported))


def _keys_of(policy: Policy, tier: Tier) -> Cited[tuple[RankKey, ...]]:
    if tier is Tier.RESPONSIVITY:
        return policy.responsivity_keys
    return policy.criminogenic_keys if tier is Tier.CRIMINOGENIC else policy.maintenance_keys


def _values_of(entry: tuple[tuple[Any, ...], Need, Decision[Tier]]) -> tuple[Any, ...]:
    return entry[0]


# The keys; smaller comes first. --------------------------------------------------------


def _distance(need: Need, _: Policy, __: str | None) -> tuple[bool, float]:
    """Order by distance above the domain's own threshold, as a share of its own scale.

    Raw scores of scales of different length do not compare; a need without a score, a
    threshold and a maximum comes after those that have them.
    """
    if need.score is None or need.threshold is None or need.max_score is None:
        return (True, 0.0)
    return (False, (need.threshold - need.score) / need.max_score)


def _risk_link(need: Need, policy: Policy, _: str | None) -> int:
    weights = policy.risk_link_weights.value
    harm = weights.harm if need.linked_to_harm else 0
    return -(harm + (weights.reoffending if need.linked_to_reoffending else 0))


def _name(need: Need, policy: Policy, _: str | None) -> str:
    cited = policy.domain(need.domain)
    return cited.value.name if cited else need.domain


_KEYS: Mapping[RankKey, KeyFunction] = {
    RankKey.DRIVER: lambda need, _, driver_id: need.id != driver_id,
    RankKey.INTERFERES: lambda need, _, __: not need.interferes,
    RankKey.SURVIVAL: lambda need, policy, _: need.domain not in policy.survival_domains.value,
    RankKey.INFLUENCE: lambda need, policy, _: policy.influence_group(need.domain),
    RankKey.LEVEL: lambda need, _, __: _LEVEL_PLACE[need.level],
    RankKey.DISTANCE: _distance,
    RankKey.RISK_LINK: _risk_link,
    RankKey.AGREEMENT: lambda need, _, __: _AGREEMENT_PLACE[need.agreement],
    RankKey.PRIORITY: lambda need, _, __: -(need.priority or 0),
    RankKey.TABLE: lambda need, policy, _: policy.table_place(need.domain),
    RankKey.NAME: _name,
}


# What fuels what. ----------------------------------------------------------------------


def _find_loops(needs: Sequence[Need]) -> tuple[tuple[str, ...], ...]:
    """Find the groups of needs that fuel each other in a loop, each by id, in order of id."""
    fuels = {need.id: set(need.fuels) for need in needs}
    if not any(fuels.values()):
        return ()
    reached = {identifier: _reach(identifier, fuels) for identifier in fuels}
    loops = {
        tuple(sorted(other for other in reached[identifier] if identifier in reached[other]))
        for identifier in fuels
        if identifier in reached[identifier]
    }
    return tuple(sorted(loops))


def _reach(start: str, fuels: Mapping[str, set[str]]) -> set[str]:
    """Give every need that is fed by the first one, directly or through others."""
    found: set[str] = set()
    waiting = list(fuels[start])
    while waiting:
        identifier = waiting.pop()
        if identifier not in found and identifier in fuels:
            found.add(identifier)
            waiting.extend(fuels[identifier])
    return found


def _fuelers_first(
    entries: list[tuple[tuple[Any, ...], Need, Decision[Tier]]],
    loops: tuple[tuple[str, ...], ...],
) -> list[tuple[tuple[Any, ...], Need, Decision[Tier]]]:
    """Take, again and again, the first need all of whose fuelers are already placed.

    The driver, which comes first by its keys, waits for nobody.
    """
    loop_of = {identifier: loop for loop in loops for identifier in loop}
    here = {entry[1].id for entry in entries}
    fuelers: dict[str, set[str]] = {identifier: set() for identifier in here}
    for _, need, _ in entries:
        for fed in need.fuels:
            same_loop = need.id in loop_of and loop_of[need.id] is loop_of.get(fed)
            if fed in here and fed != need.id and not same_loop:
                fuelers[fed].add(need.id)
    if not any(fuelers.values()):
        return entries
    placed: list[tuple[tuple[Any, ...], Need, Decision[Tier]]] = []
    done: set[str] = set()
    waiting = list(entries)
    while waiting:
        index = next(
            index
            for index, (values, need, _) in enumerate(waiting)
            if fuelers[need.id] <= done or not values[0]
        )
        entry = waiting.pop(index)
        placed.append(entry)
        done.add(entry[1].id)
    return placed


# Telling why. --------------------------------------------------------------------------


def _rank_reason(
    previous: tuple[tuple[int, int], tuple[Any, ...], Need] | None,
    current: tuple[tuple[int, int], tuple[Any, ...], Need],
    keys: Cited[tuple[RankKey, ...]],
    policy: Policy,
) -> Reason:
    """Say after which need this one comes, and which key told them apart."""
    if previous is None:
        return Reason("ranking.first", (), policy.tier_order.citation)
    (tier_before, class_before), values_before, need_before = previous
    (tier_now, class_now), values_now, _ = current
    citation = keys.citation
    if tier_before != tier_now:
        decided_by, citation = "tier", policy.tier_order.citation
    elif class_before != class_now:
        decided_by, citation = "class", policy.target_levels.citation
    elif values_before > values_now:
        decided_by = "fuels"
    else:
        names = ["driver", *[key.value for key in keys.value if key in _KEYS], "id"]
        decided_by = next(
            name
            for name, before, now in zip(names, values_before, values_now, strict=True)
            if before != now
        )
    facts = (("after", need_before.id), ("decided_by", decided_by))
    return Reason("ranking.after", facts, citation)
