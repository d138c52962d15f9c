"""What stays of a tool that is built on."""

import datetime

from rnr_caseplan.instruments.extending import kept_bands
from tests.unit.instruments.tools import PEERS, a_set

EARLY = datetime.date(2010, 1, 1)
MIDDLE = datetime.date(2015, 1, 1)
LATE = datetime.date(2020, 1, 1)


def test_own_bands_hold_from_their_first_day_on() -> None:
    """What began before stays, and what began later or on that day does not."""
    inherited = [a_set(starts_on=day) for day in (EARLY, MIDDLE, LATE)]
    own = [a_set(starts_on=LATE), a_set(starts_on=MIDDLE)]
    assert kept_bands(inherited, own) == (inherited[0],)


def test_bands_of_another_scale_or_agency_stay() -> None:
    """Only bands of the same scale and agency are replaced, whatever the norm group."""
    inherited = (
        a_set("peers", PEERS),
        a_set(agency="north"),
        a_set(norm_group="first"),
    )
    assert kept_bands(inherited, [a_set()]) == inherited[:2]
    assert kept_bands(inherited, []) == inherited
