"""When is a duty due, and where does it stand?

``duties.counted``, ``duties.on_day``, ``duties.first``: a stated time after an anchor.
``duties.again``, ``duties.next_interval``, ``duties.several``, ``duties.period``: how it comes
back; a missed day stays, and the earliest one is kept.
``duties.band``: which band of the policy holds, and why (SP-16).
``duties.window_end``, ``duties.level_changed``, ``duties.after_pause``, ``duties.paused``: what
moved the day.
``duties.met``, ``duties.late``, ``duties.too_early``: what became of it.
``duties.exempt``, ``duties.window_closed``: that nothing is asked for.
``duties.undecided``: that nothing is guessed.
"""

import datetime
from collections.abc import Iterator
from typing import NamedTuple

from rnr_caseplan.citations import Citation
from rnr_caseplan.dates import ONE_DAY, day_after
from rnr_caseplan.decisions import Reason
from rnr_caseplan.duties.counting import count_duty
from rnr_caseplan.duties.course import AfterChange, AfterPaused, Due, Move, Nothing
from rnr_caseplan.duties.known import Known
from rnr_caseplan.duties.length import CALENDAR_END, NOT_STATED, Basis, Length
from rnr_caseplan.duties.wording import tell_lacking, tell_length
from rnr_caseplan.model.agenda import AgendaItem, DutyState, UndecidedDuty
from rnr_caseplan.model.plan import Eligibility, SafetyItem
from rnr_caseplan.model.vocabulary import SafetyAction
from rnr_caseplan.policy.cadence import Cadence, PauseReads, Repeats
from rnr_caseplan.policy.policy import Cited, Policy
from rnr_caseplan.policy.telling import in_words, often, tell_tests, told_count
from rnr_caseplan.structure.kinds import FactValue
from rnr_caseplan.value import maker_of


class Subject(NamedTuple):
    """What a duty is counted for, and what is known of it.

    Attributes:
        for_whom: The participant's id.
        about: The goal, condition or court date; ``None`` for the participant.
        known: What is known on the day for which states are asked.
    """

    for_whom: str
    about: str | None
    known: Known


class Judged(NamedTuple):
    """The days of one duty, each with its state and reasons, or why there are none."""

    items: tuple[AgendaItem, ...]
    undecided: tuple[UndecidedDuty, ...]


def judge_duty(
    key: str,
    cited: Cited[Cadence],
    policy: Policy,
    subject: Subject,
    *,
    period: tuple[datetime.date, datetime.date],
) -> Judged:
    """Say on which days a duty is due, and where each stands.

    Args:
        key: The duty's key in the policy.
        cited: The duty with its citation.
        policy: The policy in force.
        subject: What it is counted for.
        period: The first and the last day that are asked for.

    Returns:
        Every day of the period in order, and before it the earliest one that is still open; and
        what cannot be counted.
    """
    name = key.partition(".")[2]
    what = cited.value.what or in_words(name)
    for_whom, about, known = subject
    writer = _Writer(policy, cited)
    events = cited.value.events_for(name)
    course = count_duty(cited.value, known, met_by=events, period=period)
    items = [
        _make_item(
            name,
            what,
            for_whom,
            about,
            due.due_on,
            due.earliest_on,
            _day_after(due.due_on),
            _state(due, known, policy),
            due.met_on or due.late_on,
            writer.reasons(due),
        )
        for due in course.dues
    ]
    is_open = any(due.met_on is None and due.late_on is None for due in course.dues)
    if course.nothing is not None and not is_open:
        items.append(
            AgendaItem(
                duty=name,
                what=what,
                for_whom=for_whom,
                about=about,
                state=DutyState.EXEMPT,
                reasons=writer.reasons_for_nothing(course.nothing),
            )
        )
    undecided: tuple[UndecidedDuty, ...] = ()
    if course.lacking:
        because = ("because", tell_lacking(course.lacking, policy.terms))
        undecided = (
            UndecidedDuty(
                duty=name,
                what=what,
                for_whom=for_whom,
                about=about,
                lacking=tuple(name for name in course.lacking if name not in _NO_NAMES),
                reasons=(Reason("duties.undecided", (because,), cited.citation),),
            ),
        )
    return Judged(tuple(items), undecided)


def judge_no_plan(
    key: str, cited: Cited[Cadence], eligibility: Eligibility, *, for_whom: str
) -> Judged:
    """Say that no plan is owed, so that none is due.

    Args:
        key: The duty's key in the policy.
        cited: The duty with its citation.
        eligibility: Who gets a plan, as decided.
        for_whom: The participant's id.

    Returns:
        One exempt item with the reasons of that decision.
    """
    name = key.partition(".")[2]
    first = Reason("duties.exempt", (), cited.citation)
    item = AgendaItem(
        duty=name,
        what=cited.value.what or in_words(name),
        for_whom=for_whom,
        state=DutyState.EXEMPT,
        reasons=(first, *eligibility.reasons),
    )
    return Judged((item,), ())


def judge_danger(danger: SafetyItem, policy: Policy, subject: Subject) -> Judged:
    """Say where the answer to an acute danger stands.

    Args:
        danger: The urgent item.
        policy: The policy in force.
        subject: Whose danger it is.

    Returns:
        One item; it is met by an event ``safety_answered`` about the danger's id, from the day on
        which the danger was noted.
    """
    for_whom, _, known = subject
    act = "assess" if danger.action is SafetyAction.ASSESS else "act on"
    what = f"{act} {in_words(danger.kind.value)}"
    if danger.due_on is None:
        undecided = UndecidedDuty(
            duty=SAFETY, what=what, for_whom=for_whom, about=danger.id, reasons=danger.reasons
        )
        return Judged((), (undecided,))
    within = {item.kind: item.within_days for item in policy.safety_due.value}[danger.kind]
    noted_on = day_after(danger.due_on, -within) or datetime.date.min
    answers = known.days_of([SAFETY_ANSWERED], about=danger.id)
    done_on = next((day for day in answers if day >= noted_on), None)
    in_time = done_on is not None and done_on <= danger.due_on
    state = DutyState.MET if in_time else DutyState.MISSED
    if done_on is None:
        state = _open_state(danger.due_on, known, policy)
    citation = policy.safety_due.citation
    told = () if done_on is None else (_told_done(done_on, citation, in_time=in_time),)
    item = AgendaItem(
        duty=SAFETY,
        what=what,
        for_whom=for_whom,
        about=danger.id,
        due_on=danger.due_on,
        overdue_from=_day_after(danger.due_on),
        state=state,
        done_on=done_on,
        reasons=(*danger.reasons, *told),
    )
    return Judged((item,), ())


def _told_done(done_on: datetime.date, citation: Citation, *, in_time: bool) -> Reason:
    rule = "duties.met" if in_time else "duties.late"
    return Reason(rule, (("done_on", done_on.isoformat()),), citation)


def _day_after(day: datetime.date) -> datetime.date | None:
    return day + ONE_DAY if day < datetime.date.max else None


SAFETY = "safety"
"""The name under which acute dangers stand among duties."""
SAFETY_ANSWERED = "safety_answered"
_NO_NAMES = {NOT_STATED, CALENDAR_END}
_make_item = maker_of(AgendaItem)
_RULES_OF_BASES = {
    Basis.ANCHOR: "duties.counted",
    Basis.DONE: "duties.again",
    Basis.DUE: "duties.next_interval",
    Basis.CHANGE: "duties.next_interval",
}


def _state(due: Due, known: Known, policy: Policy) -> DutyState:
    if due.met_on is not None:
        return DutyState.MET
    if due.late_on is not None:
        return DutyState.MISSED
    if due.paused is not None:
        return DutyState.EXEMPT if due.paused is PauseReads.EXEMPT else DutyState.PAUSED
    return _open_state(due.due_on, known, policy)


def _open_state(due_on: datetime.date, known: Known, policy: Policy) -> DutyState:
    left = due_on.toordinal() - known.as_of.toordinal()
    if left < 0:
        return DutyState.OVERDUE
    if left == 0:
        return DutyState.DUE
    return DutyState.DUE_SOON if left <= policy.due_soon_days.value else DutyState.UPCOMING


class _Writer:
    """Writes the reasons for the days of one duty."""

    def __init__(self, policy: Policy, cited: Cited[Cadence]) -> None:
        self._terms = policy.terms
        self._citation: Citation = cited.citation
        self._bands: dict[int, tuple[Reason, ...]] = {}
        self._lengths: dict[Length, str] = {}

    def reasons(self, due: Due) -> tuple[Reason, ...]:
        """Give the reasons for one day: how it is counted first."""
        band = self._bands.get(id(due.when))
        if band is None:
            band = self._bands[id(due.when)] = tuple(self._band(due))
        if due.met_on is None and due.late_on is None and not due.moves and not due.early_on:
            return (self._counted(due), *band)
        moves = [self._move(move) for move in due.moves]
        return (self._counted(due), *band, *moves, *self._ends(due))

    def _counted(self, due: Due) -> Reason:
        timing, length = due.timing, due.length
        count = self._lengths.get(length)
        if count is None:
            count = self._lengths[length] = tell_length(length)
        counted_from = due.counted_from.isoformat()
        anchor = ("anchor", self._terms.words_for(timing.anchor or ""))
        counted: tuple[tuple[str, FactValue], ...] = (
            ("count", count),
            ("counted_from", counted_from),
        )
        if timing.repeats is Repeats.EACH_PERIOD and timing.period is not None:
            rule = "duties.period"
            facts = (
                ("often", often(timing.times or 1)),
                ("period", timing.period.value),
                ("counted_from", counted_from),
            )
            return Reason(rule, facts, self._citation)
        if due.is_first:
            return Reason("duties.first", (*counted, anchor), self._citation)
        if (timing.times or 1) > 1 and timing.repeats is Repeats.FROM_LAST:
            unit = timing.unit.value if timing.unit else ""
            several = (("times", timing.times), ("window", told_count(timing.amount or 0, unit)))
            basis = "the one that opens the window"
            if due.basis is Basis.ANCHOR:
                basis = f"{anchor[1]}, because fewer are recorded"
            return Reason("duties.several", (*several, *counted, ("basis", basis)), self._citation)
        if not any(length):
            return Reason("duties.on_day", (("counted_from", counted_from), anchor), self._citation)
        rule = _RULES_OF_BASES[due.basis]
        told = (*counted, anchor) if due.basis is Basis.ANCHOR else counted
        return Reason(rule, told, self._citation)

    def _band(self, due: Due | Nothing) -> Iterator[Reason]:
        if due.when:
            because = tell_tests(due.when, self._terms)
            yield Reason("duties.band", (("because", because),), self._citation)

    def _move(self, move: Move) -> Reason:
        before = ("before", move.before.isoformat())
        if isinstance(move, AfterChange):
            facts = (("on", move.on.isoformat()), ("then", move.how.value), before)
            return Reason("duties.level_changed", facts, self._citation)
        if isinstance(move, AfterPaused):
            pause = ("pause", self._terms.words_for(move.rule.event))
            starts_on = ("starts_on", move.starts_on.isoformat())
            if move.ends_on is None:
                return Reason("duties.paused", (pause, starts_on, before), self._citation)
            then = (("ends_on", move.ends_on.isoformat()), ("then", _then(move)), before)
            return Reason("duties.after_pause", (pause, starts_on, *then), self._citation)
        return Reason("duties.window_end", (before,), self._citation)

    def _ends(self, due: Due) -> Iterator[Reason]:
        for rule, day in (
            ("duties.met", due.met_on),
            ("duties.late", due.late_on),
            ("duties.too_early", due.early_on),
        ):
            if day is not None:
                yield Reason(rule, (("done_on", day.isoformat()),), self._citation)

    def reasons_for_nothing(self, nothing: Nothing) -> tuple[Reason, ...]:
        """Give the reasons why nothing is asked for."""
        if nothing.ended_on is not None:
            facts = (("ended_on", nothing.ended_on.isoformat()),)
            first = Reason("duties.window_closed", facts, self._citation)
        else:
            first = Reason("duties.exempt", (), self._citation)
        return (first, *self._band(nothing))


def _then(move: AfterPaused) -> str:
    rule = move.rule
    if rule.amount is None or rule.unit is None:
        return rule.then.value
    return f"{rule.then.value}, {told_count(rule.amount, rule.unit.value)} after it"
