"""What is wrong in the duties of a policy: names that nobody knows, timings that cannot hold."""

from collections.abc import Collection, Iterator, Mapping

from rnr_caseplan.errors import Fault
from rnr_caseplan.policy.band_faults import find_band_faults
from rnr_caseplan.policy.cadence import (
    DUE,
    START,
    Cadence,
    Edge,
    OnChange,
    Repeats,
    Stage,
    Timing,
)
from rnr_caseplan.policy.terms import OWN_WORDS, FactTerm, Terms
from rnr_caseplan.policy.when import When

_WORDS_OF = {
    "period": "week, month, quarter or year",
    "first_period": "partial or full",
}
GRIDS = {Repeats.FROM_ANCHOR, Repeats.EACH_PERIOD}


def find_duty_faults(
    key: str, name: str, cadence: Cadence, terms: Terms, unread: Collection[int] = ()
) -> Iterator[Fault]:
    """Find what is wrong in one duty.

    Args:
        key: Its place, such as ``duties.case_plan``, for the paths of the faults.
        name: Its name, such as ``case_plan``.
        cadence: The duty.
        terms: The names that the policy declares.
        unread: The bands whose tests could not be read.

    Yields:
        The faults, each with its place in the duty.
    """
    unsound = set(unread)
    for place in range(len(cadence.bands)):
        faults = list(_faults_of_tests(key, place, cadence, terms))
        yield from faults
        if faults:
            unsound.add(place)
    yield from _faults_of_events(key, name, cadence, terms)
    yield from dict.fromkeys(_faults_of_choices(key, cadence, terms))
    yield from _faults_of_several(key, cadence)
    yield from _faults_of_mixture(key, cadence)
    yield from find_band_faults(key, cadence, terms.facts_for(cadence.for_each), unsound)


def _faults_of_choices(key: str, cadence: Cadence, terms: Terms) -> Iterator[Fault]:
    """Find what is wrong with each timing; what several bands inherit comes once for each."""
    for place, (_, timing) in enumerate(cadence.choices):
        is_band = place < len(cadence.bands)
        path = f"{key}.bands[{place}]" if is_band else key
        yield from _faults_of_standing(path, place, cadence)
        if timing.standing is None:
            yield from _faults_of_timing(path, timing, cadence)
            for name, problem, expected in _faults_of_days(timing, cadence, terms):
                is_inherited = is_band and getattr(cadence.bands[place], name) is None
                is_inherited = is_inherited and getattr(cadence, name) is not None
                yield Fault(f"{key if is_inherited else path}.{name}", problem, expected)


def _listed(names: Mapping[str, object]) -> str:
    return f"one of {', '.join(names)}"


def _faults_of_events(key: str, name: str, cadence: Cadence, terms: Terms) -> Iterator[Fault]:
    known = dict(terms.events)
    for event in cadence.events_for(name):
        if event not in known:
            problem = "can never be met: no event of this name is declared under [events]"
            place = f"{key}.met_by" if cadence.met_by else key
            expected = f"{event} under [events], or met_by with {_listed(known)}"
            yield Fault(place, problem, expected)
    for number, pause in enumerate(cadence.pauses):
        if pause.event not in known:
            path = f"{key}.pauses[{number}].event"
            yield Fault(path, "is not declared under [events]", _listed(known))


def _faults_of_tests(key: str, place: int, cadence: Cadence, terms: Terms) -> Iterator[Fault]:
    days = terms.days_for(cadence.for_each)
    facts = terms.facts_for(cadence.for_each)
    for number, test in enumerate(cadence.bands[place].when):
        path = f"{key}.bands[{place}].when[{number}]"
        if test.fact is None:
            if test.subject not in days:
                problem = "names a day that is not declared under [dates]"
                yield Fault(path, problem, _listed(days))
        elif test.fact in facts:
            yield from _faults_of_values(path, test, facts[test.fact])
        elif test.fact in OWN_WORDS:
            problem = "tests a fact whose words are not declared under [facts]"
            yield Fault(path, problem, f"[facts.{test.fact}] with words")
        else:
            yield Fault(path, "names a fact that is not declared under [facts]", _listed(facts))


def _faults_of_values(path: str, test: When, term: FactTerm) -> Iterator[Fault]:
    if term.is_number:
        if test.one_of is not None:
            yield Fault(f"{path}.one_of", "names words for a number", "at_least, at_most and so on")
        return
    if test.edges:
        yield Fault(path, "gives edges to a fact that is no number", "one_of")
    if set(test.one_of or ()) - set(term.accepted):
        accepted = ", ".join(term.accepted)
        yield Fault(f"{path}.one_of", "names a word that the fact cannot be", f"some of {accepted}")


def _faults_of_standing(path: str, place: int, cadence: Cadence) -> Iterator[Fault]:
    said: Timing = cadence.bands[place] if place < len(cadence.bands) else cadence
    if said.standing is None:
        return
    if said.amount is not None or said.stages is not None or said.period is not None:
        yield Fault(path, f"says {said.standing.value} and how long as well", "one of the two")


def _faults_of_timing(path: str, timing: Timing, cadence: Cadence) -> Iterator[Fault]:
    repeats = timing.repeats or Repeats.NEVER
    if repeats is Repeats.EACH_PERIOD:
        for name, words in _WORDS_OF.items():
            if getattr(timing, name) is None:
                yield Fault(f"{path}.{name}", "is missing beside each_period", words)
        for name in ("amount", "unit", "align", "first", "stages"):
            if getattr(timing, name) is not None:
                yield Fault(f"{path}.{name}", "has no meaning beside each_period", f"no {name}")
    else:
        for name in ("period", "first_period"):
            if getattr(timing, name) is not None:
                expected = 'repeats = "each_period"'
                yield Fault(f"{path}.{name}", "is read in each_period only", expected)
        yield from _faults_of_intervals(path, timing, repeats)
    if repeats in GRIDS and cadence.on_change not in {OnChange.KEEP, OnChange.RESTART}:
        problem = f"cannot be counted for a duty that repeats {repeats.value}"
        yield Fault(f"{path}.on_change", problem, "keep or restart")


def _faults_of_intervals(path: str, timing: Timing, repeats: Repeats) -> Iterator[Fault]:
    if timing.stages is not None:
        yield from _faults_of_stages(path, timing, timing.stages, repeats)
        return
    for name in ("amount", "unit"):
        if getattr(timing, name) is None:
            yield Fault(f"{path}.{name}", "is missing", f"the {name}, or stages")
    if timing.amount == 0 and repeats is not Repeats.NEVER:
        yield Fault(f"{path}.amount", "would come back on the same day", "at least 1")
    if timing.first is not None and repeats is Repeats.NEVER:
        yield Fault(f"{path}.first", "is read for a duty that repeats", "repeats, or no first")


def _faults_of_stages(
    path: str, timing: Timing, stages: tuple[Stage, ...], repeats: Repeats
) -> Iterator[Fault]:
    for name in ("amount", "unit", "align", "first"):
        if getattr(timing, name) is not None:
            yield Fault(f"{path}.{name}", "has no meaning beside stages", f"no {name}")
    if repeats is Repeats.NEVER:
        yield Fault(f"{path}.stages", "are read for a duty that repeats", "repeats")
    if (timing.times or 1) > 1 and repeats is not Repeats.FROM_LAST:
        yield Fault(f"{path}.times", "cannot be counted in stages", "no times")
    endless = [place for place, stage in enumerate(stages, start=1) if stage.times is None]
    if endless != [len(stages)]:
        problem = "do not end with the one stage that holds for ever"
        yield Fault(f"{path}.stages", problem, "times for each stage but the last")
    if any(stage.amount == 0 for stage in stages):
        yield Fault(f"{path}.stages", "have an amount of 0", "amounts of at least 1")


def _faults_of_several(key: str, cadence: Cadence) -> Iterator[Fault]:
    """Find what cannot be counted where a duty is done several times in any window."""
    timings = [timing for _, timing in cadence.choices]
    rolling = [timing for timing in timings if (timing.repeats or Repeats.NEVER) not in GRIDS]
    if all((timing.times or 1) == 1 for timing in rolling):
        return
    for name in ("stages", "opens"):
        if any(getattr(timing, name) is not None for timing in rolling):
            yield Fault(f"{key}.{name}", "cannot be counted where times is above 1", f"no {name}")


def _faults_of_mixture(key: str, cadence: Cadence) -> Iterator[Fault]:
    """Find bands that may follow each other, but come back in ways that cannot."""
    timings = [timing for _, timing in cadence.choices if timing.standing is None]
    on_grids = {(timing.repeats or Repeats.NEVER) in GRIDS for timing in timings}
    if len(on_grids) > 1 and (cadence.tested or cadence.is_timed):
        problem = "mix duties at fixed days with others, and facts may change from one to the other"
        expected = "never and from_last, or from_anchor and each_period; or two duties"
        yield Fault(f"{key}.bands", problem, expected)


def _faults_of_days(
    timing: Timing, cadence: Cadence, terms: Terms
) -> Iterator[tuple[str, str, str]]:
    """Find days that nobody declared: the field, the problem and what is expected."""
    days = terms.days_for(cadence.for_each)
    anchors = {**days, **dict(terms.events)}
    if timing.anchor is None:
        yield "anchor", "is missing", _listed(anchors)
    elif timing.anchor not in anchors:
        yield "anchor", "is not declared under [dates] or [events]", _listed(anchors)
    undeclared = "names a day that is not declared under [dates]"
    if timing.opens is not None:
        if timing.opens.name not in {DUE, START, *days}:
            yield "opens", undeclared, _listed({DUE: "", START: "", **days})
        if _opens_too_late(timing.opens, timing):
            problem = "can never be met: the window opens after the duty is due"
            yield "opens", problem, "a day up to the due day"
    if timing.ends is not None and timing.ends.name not in {START, *days}:
        yield "ends", undeclared, _listed({START: "", **days})


def _opens_too_late(opens: Edge, timing: Timing) -> bool:
    """Say whether a window opens after the due day, as far as one unit tells."""
    if opens.after == DUE:
        return opens.amount > 0
    if opens.after != START or timing.amount is None:
        return False
    return opens.unit is timing.unit and opens.amount > timing.amount
