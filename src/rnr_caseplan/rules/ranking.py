"""What comes first?

``ranking.order``, ``ranking.first``: tiers in the policy's order (TC-12a).
``ranking.after_class``: inside a tier the class: moderate, high or interfering; then unknown;
then low.
``ranking.after``: then the keys that the policy lists (VA-2c, NP-2a, NP-2b); the need's id
last, so that the order is total.
``ranking.not_ranked``: what is never a target has no rank.
``ranking.loop``: needs that fuel each other in a loop are reported.
"""

import bisect
import functools
import itertools
from collections.abc import Callable, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import Any, NamedTuple

from rnr_caseplan.decisions import Decision, Reason, reason_for
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.plan import RankedNeed
from rnr_caseplan.model.vocabulary import LEVEL_PLACE, Agreement, Level, Tier
from rnr_caseplan.policy.policy import Cited, Policy
from rnr_caseplan.policy.values import RankKey

_TARGET_CLASS, _UNKNOWN_CLASS, _LOW_CLASS = range(3)
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


class _Entry(NamedTuple):
    """A need on its way to a rank: sorted by group, then by the values of its keys."""

    group: tuple[int, int]
    values: tuple[Any, ...]
    need: Need
    decided: Decision[Tier]


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
        The decision's reasons name the order of tiers, and each loop in "fuels".
    """
    tiers = policy.tier_order.value
    functions = {tier: _functions_of(_keys_of(policy, tier).value) for tier in tiers}
    entries: list[_Entry] = []
    static: list[tuple[Need, Decision[Tier]]] = []
    for need, decided in classified:
        tier = decided.value
        if tier is Tier.NOT_A_TARGET:
            static.append((need, decided))
            continue
        is_driver = need.id == driver_id
        on_top = is_driver or need.interferes
        group = (tiers.index(tier), _TARGET_CLASS if on_top else _CLASS_OF_LEVEL[need.level])
        keys = [function(need, policy, driver_id) for function in functions[tier].values()]
        entries.append(_Entry(group, (not is_driver, *keys, need.id), need, decided))
    entries.sort(key=_sort_key)
    loops = _find_loops([entry.need for entry in entries])
    placed: list[_Entry] = []
    for _, members in itertools.groupby(entries, key=_group_of):
        in_group = list(members)
        keys_of_tier = _keys_of(policy, in_group[0].decided.value)
        if RankKey.FUELS in keys_of_tier.value:
            in_group = _fuelers_first(in_group, loops)
        placed += in_group
    ranked = [
        RankedNeed(
            need=entry.need,
            tier=entry.decided.value,
            rank=place + 1,
            reasons=(
                *entry.decided.reasons,
                _rank_reason(placed[place - 1] if place else None, entry, functions, policy),
                *entry.need.reasons_of_level,
            ),
        )
        for place, entry in enumerate(placed)
    ]
    ranked += [
        RankedNeed(
            need=need,
            tier=decided.value,
            rank=None,
            reasons=(
                *decided.reasons,
                Reason("ranking.not_ranked", (), decided.reasons[0].citation),
            ),
        )
        for need, decided in sorted(static, key=_id_of)
    ]
    names = tuple(tier.value for tier in tiers)
    order = Reason("ranking.order", (("tiers", names),), policy.tier_order.citation)
    reported = [reason_for("ranking.loop", ("needs", loop)) for loop in loops]
    return Decision(tuple(ranked), (order, *reported))


def _keys_of(policy: Policy, tier: Tier) -> Cited[tuple[RankKey, ...]]:
    if tier is Tier.RESPONSIVITY:
        return policy.responsivity_keys
    return policy.criminogenic_keys if tier is Tier.CRIMINOGENIC else policy.maintenance_keys


@functools.cache
def _functions_of(keys: tuple[RankKey, ...]) -> Mapping[str, KeyFunction]:
    """Give the functions of the keys that compare two needs, by the keys' names."""
    return MappingProxyType({key.value: _KEYS[key] for key in keys if key in _KEYS})


def _sort_key(entry: _Entry) -> tuple[Any, ...]:
    return entry[:2]


def _group_of(entry: _Entry) -> tuple[int, int]:
    return entry.group


def _id_of(pair: tuple[Need, Decision[Tier]]) -> str:
    return pair[0].id


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
    RankKey.LEVEL: lambda need, _, __: LEVEL_PLACE[need.level],
    RankKey.DISTANCE: _distance,
    RankKey.RISK_LINK: _risk_link,
    RankKey.AGREEMENT: lambda need, _, __: _AGREEMENT_PLACE[need.agreement],
    RankKey.PRIORITY: lambda need, _, __: -(need.priority or 0),
    RankKey.TABLE: lambda need, policy, _: policy.table_place(need.domain),
    RankKey.NAME: _name,
}


# What fuels what. ----------------------------------------------------------------------


def _find_loops(needs: Sequence[Need]) -> tuple[tuple[str, ...], ...]:
    """Find the groups of needs that fuel each other in a loop, each by id, in order of id.

    A group is a strongly connected part of the relation; one walk finds them all (Tarjan).
    """
    feeding = {need.id for need in needs if need.fuels}
    fuels = {
        need.id: sorted(feeding.intersection(need.fuels)) for need in needs if need.id in feeding
    }
    if not any(fuels.values()):
        return ()
    loops: list[tuple[str, ...]] = []
    number: dict[str, int] = {}
    lowest: dict[str, int] = {}
    path: list[str] = []
    on_path: set[str] = set()
    for start in sorted(fuels):
        walk = [(start, iter(fuels[start]))] if start not in number else []
        while walk:
            here, onward = walk[-1]
            if here not in number:
                number[here] = lowest[here] = len(number)
                path.append(here)
                on_path.add(here)
            after = next((fed for fed in onward if fed not in number), None)
            if after is not None:
                walk.append((after, iter(fuels[after])))
                continue
            walk.pop()
            reachable = [lowest[fed] for fed in fuels[here] if fed in on_path]
            lowest[here] = min([lowest[here], *reachable])
            if lowest[here] == number[here]:
                place = path.index(here)
                group = path[place:]
                del path[place:]
                on_path.difference_update(group)
                if len(group) > 1 or here in fuels[here]:
                    loops.append(tuple(sorted(group)))
    return tuple(sorted(loops))


def _fuelers_first(entries: list[_Entry], loops: tuple[tuple[str, ...], ...]) -> list[_Entry]:
    """Take, again and again, the first need all of whose fuelers are already placed.

    The driver, which comes first by its keys, waits for nobody.
    """
    feeding = [place for place, entry in enumerate(entries) if entry.need.fuels]
    if not feeding:
        return entries
    loop_of = {identifier: loop for loop in loops for identifier in loop}
    place_of = {entry.need.id: place for place, entry in enumerate(entries)}
    feeds: dict[int, list[int]] = {}
    waits_for = dict.fromkeys(range(len(entries)), 0)
    for place in feeding:
        source = entries[place].need.id
        for fed in entries[place].need.fuels:
            same_loop = source in loop_of and loop_of[source] is loop_of.get(fed)
            is_here = fed in place_of and fed != source and not same_loop
            if is_here and entries[place_of[fed]].values[0]:
                feeds.setdefault(place, []).append(place_of[fed])
                waits_for[place_of[fed]] += 1
    if not feeds:
        return entries
    ready = [place for place, fuelers in waits_for.items() if not fuelers]
    placed: list[_Entry] = []
    while ready:
        place = ready.pop(0)
        placed.append(entries[place])
        for fed_place in feeds.get(place, ()):
            waits_for[fed_place] -= 1
            if not waits_for[fed_place]:
                bisect.insort(ready, fed_place)
    return placed


# Telling why. --------------------------------------------------------------------------


def _rank_reason(
    previous: _Entry | None,
    entry: _Entry,
    functions: Mapping[Tier, Mapping[str, KeyFunction]],
    policy: Policy,
) -> Reason:
    """Say after which need this one comes, and which key told them apart."""
    if previous is None:
        return Reason("ranking.first", (), policy.tier_order.citation)
    if previous.group[0] != entry.group[0]:
        facts = (("after", previous.need.id), ("decided_by", "tier"))
        return Reason("ranking.after", facts, policy.tier_order.citation)
    if previous.group != entry.group:
        return reason_for("ranking.after_class", ("after", previous.need.id))
    if previous.values > entry.values:
        facts_fuels = (("after", previous.need.id), ("decided_by", "fuels"))
        return Reason("ranking.after", facts_fuels, policy.key_source("fuels"))
    place = 0
    while previous.values[place] == entry.values[place]:
        place += 1
    decided_by = ("driver", *functions[entry.decided.value], "id")[place]
    facts_key = (("after", previous.need.id), ("decided_by", decided_by))
    return Reason("ranking.after", facts_key, policy.key_source(decided_by))
