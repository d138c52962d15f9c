"""Lengths of time, and what is not known, in words."""

from collections.abc import Iterable

from rnr_caseplan.duties.length import CALENDAR_END, NOT_STATED, Length
from rnr_caseplan.policy.terms import Terms


def tell_length(length: Length) -> str:
    """Tell how long after the day that is counted from.

    Examples:
        >>> tell_length(Length(0, 45, 0, to_month_end=False))
        '45 days'
        >>> tell_length(Length(2, 0, 0, to_month_end=True))
        'at the end of the month 2 months'
    """
    parts = [
        f"{count} {unit}" if count == 1 else f"{count} {unit}s"
        for count, unit in (
            (length.months, "month"),
            (length.days, "day"),
            (length.working_days, "working day"),
        )
        if count
    ]
    told = " and ".join(parts) or "0 days"
    return f"at the end of the month {told}" if length.to_month_end else told


def tell_lacking(names: Iterable[str], terms: Terms) -> tuple[str, ...]:
    """Tell why a duty cannot be counted, one thing a name.

    Examples:
        >>> tell_lacking(["assigned_on", NOT_STATED], Terms())
        ('the day of assignment is not recorded', 'the policy does not state it')
    """
    words = {
        NOT_STATED: "the policy does not state it",
        CALENDAR_END: "the calendar ends before it",
    }
    return tuple(words.get(name, f"{terms.words_for(name)} is not recorded") for name in names)
