"""What events of exceptions to checks add."""

from attrs import evolve

from rnr_caseplan.lifecycle.outcome import Change, Handlers, Outcome, refuse
from rnr_caseplan.lifecycle.parts import IDS
from rnr_caseplan.model.events.exceptions import ExceptionMade
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.model.records import CheckException
from rnr_caseplan.policy.policy import Policy

_PARTS = (
    "needs",
    "goals",
    "steps",
    "activities",
    "conditions",
    "services",
    "referrals",
    "safety items",
    "strengths",
    "triggers",
    "assessments",
    "incidents",
    "responses",
    "court_dates",
)
"""The collections whose elements an exception may hold for."""
_WHOLE_PLAN = "the whole plan"


def make_exception(plan: CasePlan, event: ExceptionMade, _: Policy) -> Outcome:
    """Keep an exception beside the earlier ones; of those for the same part the last counts."""
    known = [identifier for name in _PARTS for identifier in IDS[name](plan)]
    if event.about is not None and event.about not in known:
        none = f"none, for {_WHOLE_PLAN}"
        return refuse(
            "lives.not_in_the_plan",
            ("part", f"{', '.join(_PARTS[:-1])} and {_PARTS[-1]}"),
            ("field", "about"),
            accepted=f"{none}, or one of {', '.join(known)}" if known else none,
        )
    if _ends_as_the_last_one(plan, event):
        return refuse("lives.nothing_new", ("field", "until"), accepted="another last day")
    made = CheckException(
        code=event.code,
        by=event.by,
        on=event.on,
        reason=event.reason,
        about=event.about,
        until=event.until,
    )
    facts = (("about", event.about or _WHOLE_PLAN),)
    return Change(evolve(plan, exceptions=(*plan.exceptions, made)), facts=facts)


def _ends_as_the_last_one(plan: CasePlan, event: ExceptionMade) -> bool:
    """Say whether the last exception for the same check and part holds for just as long.

    It is still in force then: it began no later, and no exception ends before it is made.
    """
    about = (event.code, event.about)
    held = [item for item in plan.exceptions if (item.code, item.about) == about]
    return bool(held) and held[-1].until == event.until


HANDLERS: Handlers = {ExceptionMade: make_exception}
