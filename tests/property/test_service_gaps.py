"""What holds for every caseload and every community (TC-20).

The number of those who can get a place is the largest there is; what is certain is never more
than what is possible; more places and fewer participants never make a gap; and no order means
anything.
"""

import functools
from collections import Counter
from collections.abc import Mapping

from attrs import evolve
from hypothesis import assume, given
from hypothesis import strategies as st

from rnr_caseplan import Case
from rnr_caseplan.planning.places import count_places
from rnr_caseplan.services import ServiceCatalogue, ServiceGaps, service_gaps
from tests.offers import TODAY, catalogues, people
from tests.strategies import policy_named

POLICY = policy_named()
SERVICES = ("a", "b", "c")


def caseloads() -> st.SearchStrategy[list[Case]]:
    """Draw up to four participants."""
    return st.integers(0, 4).flatmap(
        lambda size: st.tuples(*[people(f"P-{number}") for number in range(size)]).map(list)
    )


def gaps(caseload: list[Case], catalogue: ServiceCatalogue) -> ServiceGaps:
    """Look for gaps on the day of these tests."""
    return service_gaps(caseload, catalogue, POLICY, as_of=TODAY)


def most_by_trying(waiting: tuple[frozenset[str], ...], places: tuple[tuple[str, int], ...]) -> int:
    """Give the largest number who can have a place, by trying every way to give them."""

    @functools.cache
    def best(number: int, left: tuple[tuple[str, int], ...]) -> int:
        if number == len(waiting):
            return 0
        found = best(number + 1, left)
        for name, free in left:
            if free and name in waiting[number]:
                fewer = tuple((other, n - (other == name)) for other, n in left)
                found = max(found, 1 + best(number + 1, fewer))
        return found

    return best(0, places)


@given(
    waiting=st.lists(st.frozensets(st.sampled_from(SERVICES)), max_size=6),
    places=st.fixed_dictionaries({name: st.integers(0, 3) for name in SERVICES}),
)
def test_as_many_get_a_place_as_can(
    waiting: list[frozenset[str]], places: Mapping[str, int]
) -> None:
    """No other way to give the places serves more."""
    assert count_places(Counter(waiting), places) == most_by_trying(
        tuple(waiting), tuple(places.items())
    )


@given(caseload=caseloads(), catalogue=catalogues())
def test_what_is_certain_is_never_more_than_what_is_possible(
    caseload: list[Case], catalogue: ServiceCatalogue
) -> None:
    """In each group and over the whole caseload; the groups make up the needs."""
    found = gaps(caseload, catalogue)
    assert 0 <= found.short_at_least <= found.short_at_most <= found.needs
    assert sum(group.participants for group in found.groups) == found.needs
    for group in found.groups:
        assert 0 <= group.served_for_certain <= group.served_at_most <= group.participants
        assert len(group.participant_ids) == group.participants
    assert found.short_at_least >= max((group.short_at_least for group in found.groups), default=0)


@given(caseload=caseloads(), catalogue=catalogues())
def test_no_order_means_anything(caseload: list[Case], catalogue: ServiceCatalogue) -> None:
    """Neither that of the caseload nor that of the catalogue."""
    turned = evolve(catalogue, services=catalogue.services[::-1])
    assert gaps(caseload[::-1], turned) == gaps(caseload, catalogue)


@given(caseload=caseloads(), catalogue=catalogues())
def test_more_places_never_make_a_gap(caseload: list[Case], catalogue: ServiceCatalogue) -> None:
    """One more free place at each service of which they are counted serves as many or more."""
    services = tuple(
        item if item.free_places is None else evolve(item, free_places=item.free_places + 1)
        for item in catalogue.services
    )
    found, more = gaps(caseload, catalogue), gaps(caseload, evolve(catalogue, services=services))
    assert more.short_at_least <= found.short_at_least
    assert more.short_at_most <= found.short_at_most


@given(caseload=caseloads(), catalogue=catalogues())
def test_fewer_participants_never_make_a_gap(
    caseload: list[Case], catalogue: ServiceCatalogue
) -> None:
    """Whoever leaves the caseload leaves a place, or never had one."""
    assume(caseload)
    fewer, all_of_them = gaps(caseload[1:], catalogue), gaps(caseload, catalogue)
    assert fewer.short_at_least <= all_of_them.short_at_least
    assert fewer.short_at_most <= all_of_them.short_at_most
