"""Lengths of time and tests in words."""

from collections.abc import Iterable, Iterator

from rnr_caseplan.duties.course import NOT_STATED, Length
from rnr_caseplan.policy.terms import Terms
from rnr_caseplan.policy.when import When

_ON_SIDES = {
    "at_least": "at least",
    "more_than": "more than",
    "at_most": "at most",
    "less_than": "less than",
}


def tell_length(length: Length) -> str:
    """Tell how long after the day that is counted from.

    Examples:
        >>> tell_length(Length(0, 45, 0, to_month_end=False))
        '45 days'
        >>> tell_length(Length(2, 0, 0, to_month_end=True))
        'at the end of the month 2 months'
    """
    parts = [
        _counted(count, unit)
        for count, unit in (
            (length.months, "month"),
            (length.days, "day"),
            (length.working_days, "working day"),
        )
        if count
    ]
    told = " and ".join(parts) or "0 days"
    return f"at the end of the month {told}" if length.to_month_end else told


def _counted(count: int, unit: str) -> str:
    return f"{count} {unit}" if count == 1 else f"{count} {unit}s"


def tell_tests(when: Iterable[When], terms: Terms) -> tuple[str, ...]:
    """Tell each test of a band in words.

    Examples:
        >>> tell_tests([When(fact="risk_level", one_of=("high", "very_high"))], Terms())
        ('risk level is high or very high',)
    """
    return tuple(" and ".join(_tell(test, terms)) for test in when)


def _tell(test: When, terms: Terms) -> Iterator[str]:
    name = terms.words_for(test.subject)
    if test.recorded is not None:
        yield f"{name} is recorded"
    elif test.not_recorded is not None:
        yield f"{name} is not recorded"
    elif test.one_of is not None:
        yield f"{name} is {' or '.join(word.replace('_', ' ') for word in test.one_of)}"
    else:
        subject = f"the time left until {name}" if test.time_left_until else name
        told = " and ".join(f"{_ON_SIDES[edge]} {value}" for edge, value in test.edges)
        yield f"{subject} is {told}"


def tell_lacking(names: Iterable[str], terms: Terms) -> tuple[str, ...]:
    """Tell why a duty cannot be counted, one thing a name.

    Examples:
        >>> tell_lacking(["assigned_on", NOT_STATED], Terms())
        ('the day of assignment is not recorded', 'the policy does not state it')
    """
    return tuple(
        "the policy does not state it"
        if name == NOT_STATED
        else f"{terms.words_for(name)} is not recorded"
        for name in names
    )
