"""``replay``: a plan from its events, exactly as it was."""

import datetime
from collections.abc import Iterable
from typing import cast

from attrs import evolve

from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.lifecycle.applying import apply, first_entry
from rnr_caseplan.model.events.ending import PlanTransferred
from rnr_caseplan.model.events.engagement import Drafted
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.recorded import PlanEvent, Recorded
from rnr_caseplan.planning.draft import draft_plan
from rnr_caseplan.policy.book import PolicyBook
from rnr_caseplan.policy.policy import Policy

Policies = PolicyBook | Policy | Iterable[PolicyBook | Policy]


def replay(events: Iterable[PlanEvent | Recorded], policies: Policies) -> CasePlan:
    """Make a plan from its events.

    An event that a plan has recorded is applied under the policy of the day that it was recorded
    with; any other one under the policy in force on the day of the event.

    Args:
        events: The events in the order in which they were recorded, ``Drafted`` first; or what a
            plan's ``history`` holds, or what ``read_log`` gives.
        policies: The policy's book, or several where the plan was transferred to another policy,
            or lived on under another version of its own. A snapshot stands for its policy on
            every day. Events that no plan has recorded take the last of one name.

    Returns:
        The plan; for the whole history of a plan it is equal to that plan.

    Raises:
        InputError: Where there is no event, the first one is not ``Drafted``, an event is refused
            or a policy is lacking; with the place of the event and what would be accepted.
        NoValueError: Where a policy has no value on a day.

    Examples:
        >>> from rnr_caseplan import Case, Participant, load_policy_book
        >>> case = Case(participant=Participant(id="P-1"), needs=())
        >>> drafted = Drafted(on=datetime.date(2026, 11, 21), by="staff:17", case=case)
        >>> replay([drafted], load_policy_book("rnr-baseline")).version
        1
    """
    entries = list(events)
    shelf = _Shelf(policies)
    _check_events(entries)
    if not entries or not isinstance(_event_of(entries[0]), Drafted):
        raise InputError([Fault("events[0]", "is not the draft", "a Drafted event")])
    first = cast("Drafted", _event_of(entries[0]))
    recorded = entries[0].policy.name if isinstance(entries[0], Recorded) else None
    name = first.policy or recorded or shelf.only_name("events[0].policy")
    try:
        policy = shelf.policy(entries[0], name, "events[0]")
        plan = draft_plan(first.case, policy, as_of=first.on)
    except FaultsError as error:
        raise InputError(error.faults) from None
    plan = evolve(plan, history=(first_entry(plan, first),))
    for place, entry in enumerate(entries[1:], start=1):
        event, path = _event_of(entry), f"events[{place}]"
        if isinstance(event, PlanTransferred) and event.policy is not None:
            name = event.policy
        applied = apply(plan, event, shelf.policy(entry, name, path))
        if not applied.accepted:
            rules = ", ".join(reason.rule for reason in applied.reasons)
            problem = f"is refused by {rules}"
            raise InputError([Fault(path, problem, "; ".join(applied.instead))])
        plan = applied.value
    return plan


def _check_events(entries: list[PlanEvent | Recorded]) -> None:
    kinds = set(EVENT_KINDS.values())
    faults = [
        Fault(f"events[{place}]", "is of the wrong kind", "an event of rnr_caseplan.lifecycle")
        for place, entry in enumerate(entries)
        if type(_event_of(entry)) not in kinds
    ]
    if faults:
        raise InputError(faults)


def _event_of(entry: PlanEvent | Recorded) -> PlanEvent:
    return entry.event if isinstance(entry, Recorded) else entry


class _Shelf:
    """Policies by name, and their snapshots, each made once."""

    def __init__(self, policies: Policies) -> None:
        given = [policies] if isinstance(policies, (PolicyBook, Policy)) else list(policies)
        kinds = {type(policy) for policy in given}
        if not kinds or kinds - {PolicyBook, Policy}:
            expected = "at least one PolicyBook or Policy, and nothing else"
            raise InputError([Fault("policies", "are of the wrong kind", expected)])
        self._by_name = {policy.name: policy for policy in given}
        self._by_version = {(policy.name, policy.version): policy for policy in given}
        self._snapshots: dict[tuple[str, str, datetime.date], Policy] = {}

    def only_name(self, path: str) -> str:
        """Give the name of the only policy, for events that name none."""
        if len(self._by_name) != 1:
            expected = f"one of {', '.join(self._by_name)}"
            raise InputError([Fault(path, "names no policy, and there are several", expected)])
        return next(iter(self._by_name))

    def policy(self, entry: PlanEvent | Recorded, name: str, path: str) -> Policy:
        """Give the policy under which an event is applied."""
        book = self._by_name.get(name)
        if book is None:
            expected = f"one of {', '.join(self._by_name)}"
            raise InputError([Fault(path, f"asks for the policy {name}", expected)])
        if isinstance(entry, Recorded):
            version = entry.policy.version
            problem = f"was recorded under another version than {book.version}"
            book = self._by_version.get((name, version))
            if book is None:
                expected = f"version {version} of the policy {name}"
                raise InputError([Fault(path, problem, expected)])
        if isinstance(book, Policy):
            return book
        day = entry.policy.on if isinstance(entry, Recorded) else entry.on
        key = (name, book.version, day)
        if key not in self._snapshots:
            self._snapshots[key] = book.on(day)
        return self._snapshots[key]
