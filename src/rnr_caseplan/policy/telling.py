"""Duties in plain words."""

from collections.abc import Iterable, Iterator

from rnr_caseplan.policy.cadence import (
    Align,
    Cadence,
    Edge,
    ForEach,
    Interval,
    OnChange,
    PastEnd,
    PauseRule,
    Repeats,
    Stage,
    Standing,
    Timing,
)
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.policy.when import When

NO_TERMS = Terms()
_PAST_ENDS = {
    PastEnd.DUE_THEN: "due then",
    PastEnd.AT_LEAST_ONCE: "due then if not before",
    PastEnd.NOT_DUE: "not due after that",
}
_ON_SIDES = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
}


def in_words(name: str) -> str:
    """Tell a name without its underscores."""
    return name.replace("_", " ")


def told_count(count: int, unit: str) -> str:
    """Tell a number of units, whose name is given in the plural."""
    return f"{count} {in_words(unit)[:-1]}" if count == 1 else f"{count} {in_words(unit)}"


def tell_tests(when: Iterable[When], terms: Terms) -> tuple[str, ...]:
    """Tell each test of a band in words.

    Args:
        when: The tests.
        terms: The names that the policy declares.

    Returns:
        One phrase a test.

    Examples:
        >>> tell_tests([When(fact="risk_level", one_of=("high", "very_high"))], Terms())
        ('risk level is high or very high',)
    """
    return tuple(" and ".join(_tell_test(test, terms)) for test in when)


def _tell_test(test: When, terms: Terms) -> Iterator[str]:
    name = terms.words_for(test.subject)
    if test.recorded is not None:
        yield f"{name} is recorded"
    elif test.not_recorded is not None:
        yield f"{name} is not recorded"
    elif test.one_of is not None:
        yield f"{name} is {' or '.join(in_words(word) for word in test.one_of)}"
    if test.edges:
        subject = f"the time left until {name}" if test.time_left_until else name
        told = " and ".join(f"{_ON_SIDES[edge]} {value}" for edge, value in test.edges)
        if test.at_least is not None and test.at_least == test.at_most:
            told = str(test.at_least)
        yield f"{subject} is {told}"


def tell_cadence(cadence: Cadence, terms: Terms = NO_TERMS) -> str:
    """Tell a duty in words.

    Args:
        cadence: The duty.
        terms: The names that the policy declares.

    Returns:
        One line: each band in its order, then what holds for all of them.

    Examples:
        >>> from rnr_caseplan.dates import Unit
        >>> tell_cadence(Cadence(anchor="assigned_on", amount=60, unit=Unit.DAYS))
        'once 60 days after the day of assignment'
    """
    return "; ".join(_phrases(cadence, terms))


def _phrases(cadence: Cadence, terms: Terms) -> Iterator[str]:
    if cadence.what is not None:
        yield " ".join(cadence.what.split())
    if cadence.for_each is not ForEach.PARTICIPANT:
        yield f"for each {in_words(cadence.for_each.value)}"
    for when, timing in cadence.choices:
        tests = " and ".join(tell_tests(when, terms))
        others = "otherwise " if len(cadence.choices) > 1 else ""
        yield (
            f"where {tests}: {_tell_timing(timing, terms)}"
            if tests
            else (f"{others}{_tell_timing(timing, terms)}")
        )
    if cadence.met_by:
        yield f"met by {' or '.join(terms.words_for(name) for name in cadence.met_by)}"
    for pause in cadence.pauses:
        yield _tell_pause(pause, terms)
    if cadence.is_timed:
        yield "the time left is measured from the day that is counted from"
    if cadence.on_change is not OnChange.KEEP:
        yield f"when a level changes: {cadence.on_change.value}"


def _tell_timing(timing: Timing, terms: Terms) -> str:
    if timing.standing is not None:
        return "none" if timing.standing is Standing.EXEMPT else "not stated"
    return ", ".join(_timing_phrases(timing, terms))


def _timing_phrases(timing: Timing, terms: Terms) -> Iterator[str]:
    anchor = terms.words_for(timing.anchor or "")
    if timing.first is not None:
        yield f"the first {_tell_interval(timing.first)} after {anchor}"
    yield _tell_recurrence(timing, anchor)
    if timing.first_period is not None:
        yield f"the first {timing.first_period.value} one counts"
    if timing.opens is not None:
        yield f"not before {_tell_edge(timing.opens, terms)}"
    if timing.ends is not None:
        yield f"up to {_tell_edge(timing.ends, terms)} ({_PAST_ENDS[timing.ends.then]})"


def _tell_recurrence(  # noqa: PLR0911  # one sentence for each way to come back
    timing: Timing, anchor: str
) -> str:
    """Tell how a duty comes back, and the day that it is counted from."""
    repeats, times = timing.repeats or Repeats.NEVER, timing.times or 1
    if timing.period is not None:
        return f"{often(times)} in each calendar {timing.period.value} from {anchor}"
    if timing.stages is not None:
        return f"{_tell_stages(timing.stages)}, from {anchor}"
    if repeats is Repeats.NEVER:
        return (
            f"{often(times)} {_tell_own(timing)} after {anchor}"
            if _has_length(timing)
            else f"on {anchor}"
        )
    if times > 1 and repeats is Repeats.FROM_LAST:
        return f"{often(times)} in any {_tell_own(timing)}, from {anchor}"
    every = f"every {_tell_own(timing)}"
    if repeats is Repeats.FROM_ANCHOR:
        repeated = f"{often(times)} " if times > 1 else ""
        return f"{repeated}{every}, counted from {anchor}"
    if timing.first is not None:
        return f"then {every} after it was done last"
    return f"{every} after it was done last, at first after {anchor}"


def tell_rhythm(timing: Timing) -> str:
    """Tell how often a duty comes, without the day that it is counted from.

    Examples:
        >>> from rnr_caseplan.dates import Unit
        >>> tell_rhythm(Timing(amount=6, unit=Unit.MONTHS, repeats=Repeats.FROM_LAST))
        'every 6 months'
    """
    first = "" if timing.first is None else f"first {_tell_interval(timing.first)}, then "
    if timing.period is not None:
        return f"{first}{often(timing.times or 1)} in each calendar {timing.period.value}"
    if timing.stages is not None:
        return f"{first}{_tell_stages(timing.stages)}"
    if (timing.repeats or Repeats.NEVER) is Repeats.NEVER:
        return _tell_own(timing)
    if (timing.times or 1) > 1:
        return f"{first}{often(timing.times or 1)} in any {_tell_own(timing)}"
    return f"{first}every {_tell_own(timing)}"


def _has_length(timing: Timing) -> bool:
    return bool(timing.amount) or timing.align is Align.END_OF_MONTH


def _tell_own(timing: Timing) -> str:
    """Tell the interval that a timing states by amount and unit."""
    unit = timing.unit.value if timing.unit else ""
    return _tell_length(timing.amount or 0, unit, timing.align or Align.SAME_DAY)


def _tell_stages(stages: Iterable[Stage]) -> str:
    return ", then ".join(_tell_stage(stage) for stage in stages)


def often(times: int) -> str:
    """Tell a number of times."""
    return {1: "once", 2: "twice"}.get(times, f"{times} times")


def _tell_length(amount: int, unit: str, align: Align) -> str:
    told = told_count(amount, unit)
    return f"{told} (to the end of the month)" if align is Align.END_OF_MONTH else told


def _tell_interval(interval: Interval) -> str:
    return _tell_length(interval.amount, interval.unit.value, interval.align)


def _tell_stage(stage: Stage) -> str:
    repeated = "" if stage.times is None else f" {often(stage.times)}"
    return f"every {_tell_interval(stage)}{repeated}"


def _tell_edge(edge: Edge, terms: Terms) -> str:
    name = {"due": "the due day", "start": "the day that it is counted from"}.get(edge.name)
    day = name or terms.words_for(edge.name)
    if not edge.amount:
        return day
    side = "before" if edge.before else "after"
    return f"{told_count(edge.amount, edge.unit.value)} {side} {day}"


def _tell_pause(pause: PauseRule, terms: Terms) -> str:
    then = pause.then.value
    if pause.amount is not None and pause.unit is not None:
        then += f", {told_count(pause.amount, pause.unit.value)} after it"
    return f"{pause.reads.value} by {terms.words_for(pause.event)}: the day is {then}"
