"""The policies of random lives: bundled ones, and some with other limits and overrides."""

import datetime
import functools
from collections.abc import Mapping
from typing import Any

from attrs import evolve

from rnr_caseplan import Policy, PolicyBook
from tests.strategies import POLICY_NAMES, book_named

_LIMIT, _OVERRIDES = "goals.active_at_once", "overrides.rules"
_MORE_OVERRIDES = ("goals.limit", "targets.no_full_plan", "closing.danger_open")
_VARIANTS: Mapping[str, Mapping[str, tuple[tuple[datetime.date, int], ...]]] = {
    "one-goal": {_LIMIT: ((datetime.date.min, 1),)},
    "three-goals": {_LIMIT: ((datetime.date.min, 3),)},
    "changing": {
        _LIMIT: (
            (datetime.date.min, 3),
            (datetime.date(2027, 2, 1), 2),
            (datetime.date(2027, 9, 1), 1),
        )
    },
}
"""The limits of variants of the baseline, each with the days from which they hold."""
NAMES_OF_LIVES = (*POLICY_NAMES, *_VARIANTS)


@functools.cache
def book_of_lives(name: str) -> PolicyBook:
    """Give a bundled policy, or a variant of the baseline by its name."""
    if name not in _VARIANTS:
        return book_named(name)
    book = book_named("rnr-baseline")
    timelines: dict[str, Any] = dict(book.timelines)
    for key, values in _VARIANTS[name].items():
        (cited,) = timelines[key]
        timelines[key] = tuple(evolve(cited, value=value, starts_on=day) for day, value in values)
    if name == "three-goals":
        (cited,) = timelines[_OVERRIDES]
        timelines[_OVERRIDES] = (evolve(cited, value=(*cited.value, *_MORE_OVERRIDES)),)
    return evolve(book, name=name, timelines=tuple(timelines.items()))


@functools.lru_cache(maxsize=1024)
def policy_of_lives(name: str, on: datetime.date) -> Policy:
    """Give a policy of lives as it is in force on a day."""
    return book_of_lives(name).on(on)


def every_book() -> tuple[PolicyBook, ...]:
    """Give the books of all policies of lives."""
    return tuple(book_of_lives(name) for name in NAMES_OF_LIVES)
