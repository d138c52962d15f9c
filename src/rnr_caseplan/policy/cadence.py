"""``Cadence``: the one type that expresses every duty in time."""

import enum
from collections.abc import Iterator, Mapping
from typing import Any

import attrs
from attrs import field, frozen

from rnr_caseplan.dates import Period, Unit
from rnr_caseplan.errors import Fault
from rnr_caseplan.model.fields import are_some_texts, instance, is_text, optional, tuple_of, whole
from rnr_caseplan.policy.when import When
from rnr_caseplan.value import Value

LONGEST_DAYS = 36_600
"""A hundred years; no duty of a plan is longer."""
MOST_TIMES = 1000
UNKNOWN = "unknown"
DUE, START = "due", "start"
"""Names that an edge may use beside days: the due day, and the day that a duty is counted from."""


class Align(enum.Enum):
    """On which day of its month a counted day falls due."""

    SAME_DAY = "same_day"
    END_OF_MONTH = "end_of_month"


class Repeats(enum.Enum):
    """How a duty comes back.

    ``never``: once. ``from_last``: counted from the event that met it last; done ``times`` in any
    window of the interval. ``from_anchor``: at fixed intervals from the anchor, whenever it is
    met. ``each_period``: ``times`` in each period of the calendar.
    """

    NEVER = "never"
    FROM_LAST = "from_last"
    FROM_ANCHOR = "from_anchor"
    EACH_PERIOD = "each_period"


class FirstPeriod(enum.Enum):
    """Whether the calendar period in which the anchor lies counts already."""

    PARTIAL = "partial"
    FULL = "full"


class Standing(enum.Enum):
    """What a band says instead of a day."""

    EXEMPT = "exempt"
    NOT_STATED = "not_stated"


class OnChange(enum.Enum):
    """What becomes of a running duty when a fact that chooses its band changes.

    ``keep``: its day stays, and the next one follows the new band. ``recount``: counted anew from
    where it began, but never before the day of the change. ``restart``: counted anew from the day
    of the change. ``earlier``: the earlier of ``keep`` and ``restart``.
    """

    KEEP = "keep"
    RECOUNT = "recount"
    RESTART = "restart"
    EARLIER = "earlier"


class PauseReads(enum.Enum):
    """How a duty reads while it is paused."""

    PAUSED = "paused"
    EXEMPT = "exempt"


class AfterPause(enum.Enum):
    """What a running deadline becomes when a pause ends.

    ``unchanged``: it stays. ``shifted``: later by the days of the pause. ``later``: the later of
    itself and a stated time after the pause. ``restart``: a stated time after the pause.
    """

    UNCHANGED = "unchanged"
    SHIFTED = "shifted"
    LATER = "later"
    RESTART = "restart"


class PastEnd(enum.Enum):
    """What becomes of a duty whose counted day lies past its window's end.

    ``due_then``: it is due on the window's last day. ``at_least_once``: so it is if nothing was due
    before, and not due otherwise. ``not_due``: it is not due.
    """

    DUE_THEN = "due_then"
    AT_LEAST_ONCE = "at_least_once"
    NOT_DUE = "not_due"


class ForEach(enum.Enum):
    """For whom or for what a duty is counted, each by itself."""

    PARTICIPANT = "participant"
    ACTIVE_GOAL = "active_goal"
    CONDITION = "condition"
    COURT_DATE = "court_date"


@frozen(kw_only=True, repr=False, eq=False)
class Interval(Value):
    """An amount of time, and the day of the month on which it ends."""

    amount: int = field(validator=whole(0, LONGEST_DAYS))
    unit: Unit = field(validator=instance(Unit))
    align: Align = field(default=Align.SAME_DAY, validator=instance(Align))


@frozen(kw_only=True, repr=False, eq=False)
class Stage(Interval):
    """An interval that holds so many times, and then the next stage; without ``times`` for ever."""

    times: int | None = field(default=None, validator=optional(whole(1, MOST_TIMES)))


@frozen(kw_only=True, repr=False, eq=False)
class Edge(Value):
    """An edge of a window: so long before or after a named day; 0 is the day itself."""

    amount: int = field(validator=whole(0, LONGEST_DAYS))
    unit: Unit = field(validator=instance(Unit))
    before: str | None = field(default=None, validator=optional(is_text))
    after: str | None = field(default=None, validator=optional(is_text))

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> Iterator[Fault]:
        """Find edges that lie nowhere, or on both sides of something."""
        if (values.get("before") is None) == (values.get("after") is None):
            yield Fault("", "does not say before or after which day", "one of before, after")

    @property
    def name(self) -> str:
        """The name of the day that the edge is counted from."""
        return self.before or self.after or ""


@frozen(kw_only=True, repr=False, eq=False)
class WindowEnd(Edge):
    """The end of a window, and what becomes of a duty that is counted past it."""

    then: PastEnd = field(validator=instance(PastEnd))


@frozen(kw_only=True, repr=False, eq=False)
class PauseRule(Value):
    """What a pause does to a duty.

    Attributes:
        event: The kind of pause.
        reads: How the duty reads meanwhile: ``paused`` or ``exempt``.
        then: What the deadline becomes when the pause ends.
        amount: How long after the pause, for ``later`` and ``restart``.
        unit: The unit of that.
    """

    event: str = field(validator=is_text)
    reads: PauseReads = field(default=PauseReads.PAUSED, validator=instance(PauseReads))
    then: AfterPause = field(validator=instance(AfterPause))
    amount: int | None = field(default=None, validator=optional(whole(0, LONGEST_DAYS)))
    unit: Unit | None = field(default=None, validator=optional(instance(Unit)))

    @staticmethod
    def contradictions(values: Mapping[str, Any]) -> Iterator[Fault]:
        """Find an amount that is missing, or that nothing would read."""
        then = values.get("then")
        given = [name for name in ("amount", "unit") if values.get(name) is not None]
        if then in {AfterPause.LATER, AfterPause.RESTART}:
            for name in sorted({"amount", "unit"} - set(given)):
                yield Fault(name, "is missing", f"the {name} of time after the pause")
        elif then is not None:
            for name in given:
                yield Fault(name, f"has no meaning beside {then.value}", f"no {name}")


@frozen(kw_only=True, repr=False, eq=False)
class Timing(Value):
    """When a duty is due in one band.

    Attributes:
        anchor: The day or the event to count from.
        amount: How many units; 0 is the anchor itself.
        unit: Calendar days, working days, weeks or calendar months.
        align: The same day, or the end of its month.
        first: Another first interval.
        stages: Intervals that follow each other, in place of ``amount`` and ``unit``.
        repeats: How the duty comes back.
        times: How often it is done in the interval or period.
        period: The period of the calendar, for ``each_period``.
        first_period: Whether the period of the anchor counts, for ``each_period``.
        opens: The first day on which it can be met.
        ends: The end of the window that no due day passes.
        standing: That there is no such duty, or that it is not stated, in place of the rest.
    """

    anchor: str | None = field(default=None, validator=optional(is_text))
    amount: int | None = field(default=None, validator=optional(whole(0, LONGEST_DAYS)))
    unit: Unit | None = field(default=None, validator=optional(instance(Unit)))
    align: Align | None = field(default=None, validator=optional(instance(Align)))
    first: Interval | None = field(default=None, validator=optional(instance(Interval)))
    stages: tuple[Stage, ...] | None = field(default=None, validator=optional(tuple_of(Stage)))
    repeats: Repeats | None = field(default=None, validator=optional(instance(Repeats)))
    times: int | None = field(default=None, validator=optional(whole(1, MOST_TIMES)))
    period: Period | None = field(default=None, validator=optional(instance(Period)))
    first_period: FirstPeriod | None = field(
        default=None, validator=optional(instance(FirstPeriod))
    )
    opens: Edge | None = field(default=None, validator=optional(instance(Edge)))
    ends: WindowEnd | None = field(default=None, validator=optional(instance(WindowEnd)))
    standing: Standing | None = field(default=None, validator=optional(instance(Standing)))


@frozen(kw_only=True, repr=False, eq=False)
class Band(Timing):
    """What differs from the cadence's own timing where all tests pass."""

    when: tuple[When, ...] = field(validator=tuple_of(When))


Choice = tuple[tuple[When, ...], Timing]
"""A band with all that it inherits: its tests, and when the duty is due."""

TIMING_FIELDS = tuple(attribute.name for attribute in attrs.fields(Timing))
INTERVALS = ("amount", "unit", "align", "first", "stages", "period", "first_period")
"""The fields that say how long."""
_WHOLE_INTERVALS = {"stages", "period", "standing"}
"""A band that says one of these says anew how long; one that says ``amount`` inherits none of
them."""


@frozen(kw_only=True, repr=False, eq=False)
class Cadence(Timing):
    """A duty in time: what is owed, from which day, how long after, and how often.

    The first band whose tests all pass counts; a band inherits what it does not say. The cadence's
    own timing is the last band, where it says by itself how long.

    Attributes:
        what: What is done, in words; without it the duty's name.
        met_by: The kinds of event that meet it; without them the event named like the duty.
        for_each: Whether it is counted for the participant, or for each goal, condition or
            court date.
        bands: The bands, the first that fits counts.
        pauses: What pauses it.
        on_change: What becomes of it when a level changes.
        choices: The bands with all that they inherit.
        anchors: The days and events that it is counted from.
        tested: The facts that bands test.
        is_timed: Whether a band measures the time up to a day.
        unknown_in: The facts that a band names as unknown; others that are unknown decide nothing.

    The fields that say when it is due are those of ``Timing``; the reference of duties lists all
    of them. Whether they fit together is asked when a policy is loaded.

    Raises:
        InputError: Where a field is malformed.

    Examples:
        >>> cadence = Cadence(anchor="assigned_on", amount=60, unit=Unit.DAYS)
        >>> [timing.amount for _, timing in cadence.choices]
        [60]
    """

    what: str | None = field(default=None, validator=optional(is_text))
    met_by: tuple[str, ...] | None = field(default=None, validator=optional(are_some_texts))
    for_each: ForEach = field(default=ForEach.PARTICIPANT, validator=instance(ForEach))
    bands: tuple[Band, ...] = field(default=(), validator=tuple_of(Band))
    pauses: tuple[PauseRule, ...] = field(default=(), validator=tuple_of(PauseRule))
    on_change: OnChange = field(default=OnChange.KEEP, validator=instance(OnChange))
    choices: tuple[Choice, ...] = field(init=False, eq=False, repr=False)
    anchors: frozenset[str] = field(init=False, eq=False, repr=False)
    tested: frozenset[str] = field(init=False, eq=False, repr=False)
    is_timed: bool = field(init=False, eq=False, repr=False)
    unknown_in: frozenset[str] = field(init=False, eq=False, repr=False)

    def events_for(self, name: str) -> tuple[str, ...]:
        """Give the kinds of event that meet a duty of this name: those that it names, or its own.

        Examples:
            >>> Cadence(anchor="assigned_on").events_for("face_to_face")
            ('face_to_face',)
        """
        return self.met_by or (name,)

    def __attrs_post_init__(self) -> None:
        """Give each band what it inherits, once."""
        own = {name: getattr(self, name) for name in TIMING_FIELDS}
        choices: list[Choice] = [
            (band.when, Timing(**_inherited(band, own))) for band in self.bands
        ]
        if own["amount"] is not None or any(own[name] for name in _WHOLE_INTERVALS):
            choices.append(((), Timing(**own)))
        tests = [test for when, _ in choices for test in when]
        derived = {
            "choices": tuple(choices),
            "anchors": frozenset(timing.anchor for _, timing in choices if timing.anchor),
            "tested": frozenset(test.fact for test in tests if test.fact is not None),
            "is_timed": any(test.time_left_until for test in tests),
            "unknown_in": frozenset(
                test.subject for test in tests if UNKNOWN in (test.one_of or ())
            ),
        }
        for name, value in derived.items():
            object.__setattr__(self, name, value)


def _inherited(band: Band, own: Mapping[str, Any]) -> dict[str, Any]:
    """Give a band's timing, with what it does not say taken from the cadence."""
    said = {name: value for name in TIMING_FIELDS if (value := getattr(band, name)) is not None}
    if "standing" in said:
        return said
    dropped: set[str] = {"standing"}
    if _WHOLE_INTERVALS & set(said):
        dropped |= set(INTERVALS)
    elif "amount" in said:
        dropped |= {"stages", "period", "first_period"}
    return {**{name: value for name, value in own.items() if name not in dropped}, **said}
