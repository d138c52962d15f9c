"""Risk-Need-Responsivity case planning: from the facts of a case to a plan with reasons.

Give it a case and a policy, and it drafts a dated case plan with priorities, in which every
decision names its rule and its source.
"""

import importlib
import typing

from rnr_caseplan.catalogue.rule import Rule
from rnr_caseplan.catalogue.telling import find_rule
from rnr_caseplan.citations import Citation, Source
from rnr_caseplan.dates import Unit
from rnr_caseplan.decisions import Decision, Reason
from rnr_caseplan.errors import (
    CasePlanError,
    Fault,
    FaultsError,
    InputError,
    NotFoundError,
    NoValueError,
    PolicyError,
)
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.circumstances import (
    Assessment,
    Condition,
    CourtDate,
    CustodyOrder,
    SafetyNote,
    Strength,
    Trigger,
)
from rnr_caseplan.model.goals import ActionStep, Activity, Goal
from rnr_caseplan.model.needs import Driver, Incident, Need, Override, WantedGoal
from rnr_caseplan.model.people import (
    Participant,
    Readiness,
    ResponsivityProfile,
    Supporter,
    TeamMember,
)
from rnr_caseplan.model.plan import (
    Adaptation,
    CasePlan,
    DriverCandidate,
    DriverFinding,
    Eligibility,
    PlannedCondition,
    PlannedNeed,
    PlannedStrength,
    PolicyInForce,
    RankedNeed,
    Review,
    SafetyItem,
    UnscheduledReview,
)
from rnr_caseplan.model.records import (
    CaseConference,
    Engagement,
    ProgressNote,
    Referral,
    Response,
    Service,
    Signature,
)
from rnr_caseplan.model.vocabulary import (
    ActivityKind,
    Agreement,
    AssessmentKind,
    Caseload,
    Disposition,
    DriverStanding,
    EligibilityOutcome,
    GoalStatus,
    Level,
    ReferralStatus,
    ResponseKind,
    ReviewEvent,
    ReviewKind,
    RiskLevel,
    SafetyAction,
    SafetyKind,
    SignatureAnswer,
    StageOfChange,
    StepStatus,
    Tier,
    TriggerKind,
    Wording,
)
from rnr_caseplan.planning import check_driver, draft_plan, propose_drivers, rank_needs
from rnr_caseplan.policy import bundled_policies, load_policy, load_policy_book
from rnr_caseplan.policy.book import PolicyBook
from rnr_caseplan.policy.cadence import Cadence
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.rules.eligibility import decide_eligibility
from rnr_caseplan.rules.goals import limit_goals
from rnr_caseplan.rules.reviews import schedule_reviews
from rnr_caseplan.rules.tiers import classify_need
from rnr_caseplan.serialization.cases import case_to_data, dump_case, read_case

if typing.TYPE_CHECKING:
    from rnr_caseplan.model.agenda import Agenda, AgendaItem, DutyState, UndecidedDuty
    from rnr_caseplan.model.history import Event, LevelChange, Pause
    from rnr_caseplan.planning.agenda import agenda
    from rnr_caseplan.serialization.histories import (
        agenda_to_data,
        dump_agenda,
        dump_history,
        read_history,
    )
    from rnr_caseplan.serialization.plans import (
        dump_plan,
        plan_to_data,
        read_plan,
        read_plan_or_case,
    )

__all__ = [
    "ActionStep",
    "Activity",
    "ActivityKind",
    "Adaptation",
    "Agenda",
    "AgendaItem",
    "Agreement",
    "Assessment",
    "AssessmentKind",
    "Cadence",
    "Case",
    "CaseConference",
    "CasePlan",
    "CasePlanError",
    "Caseload",
    "Citation",
    "Condition",
    "CourtDate",
    "CustodyOrder",
    "Decision",
    "Disposition",
    "Driver",
    "DriverCandidate",
    "DriverFinding",
    "DriverStanding",
    "DutyState",
    "Eligibility",
    "EligibilityOutcome",
    "Engagement",
    "Event",
    "Fault",
    "FaultsError",
    "Goal",
    "GoalStatus",
    "Incident",
    "InputError",
    "Level",
    "LevelChange",
    "Need",
    "NoValueError",
    "NotFoundError",
    "Override",
    "Participant",
    "Pause",
    "PlannedCondition",
    "PlannedNeed",
    "PlannedStrength",
    "Policy",
    "PolicyBook",
    "PolicyError",
    "PolicyInForce",
    "ProgressNote",
    "RankedNeed",
    "Readiness",
    "Reason",
    "Referral",
    "ReferralStatus",
    "Response",
    "ResponseKind",
    "ResponsivityProfile",
    "Review",
    "ReviewEvent",
    "ReviewKind",
    "RiskLevel",
    "Rule",
    "SafetyAction",
    "SafetyItem",
    "SafetyKind",
    "SafetyNote",
    "Service",
    "Signature",
    "SignatureAnswer",
    "Source",
    "StageOfChange",
    "StepStatus",
    "Strength",
    "Supporter",
    "TeamMember",
    "Tier",
    "Trigger",
    "TriggerKind",
    "UndecidedDuty",
    "Unit",
    "UnscheduledReview",
    "WantedGoal",
    "Wording",
    "agenda",
    "agenda_to_data",
    "bundled_policies",
    "case_to_data",
    "check_driver",
    "classify_need",
    "decide_eligibility",
    "draft_plan",
    "dump_agenda",
    "dump_case",
    "dump_history",
    "dump_plan",
    "find_rule",
    "limit_goals",
    "load_policy",
    "load_policy_book",
    "plan_to_data",
    "propose_drivers",
    "rank_needs",
    "read_case",
    "read_history",
    "read_plan",
    "read_plan_or_case",
    "schedule_reviews",
]

_MODULES_OF_PARTS = {
    "model.agenda": ("Agenda", "AgendaItem", "DutyState", "UndecidedDuty"),
    "model.history": ("Event", "LevelChange", "Pause"),
    "planning.agenda": ("agenda",),
    "serialization.histories": (
        "agenda_to_data",
        "dump_agenda",
        "dump_history",
        "read_history",
    ),
    "serialization.plans": ("dump_plan", "plan_to_data", "read_plan", "read_plan_or_case"),
}
_MODULE_OF = {name: module for module, names in _MODULES_OF_PARTS.items() for name in names}


def __getattr__(name: str) -> object:
    """Load a part beyond the drafting of plans when it is first used."""
    if name not in _MODULE_OF:
        message = f"module {__name__!r} has no attribute {name!r}"
        raise AttributeError(message)
    module = importlib.import_module(f"{__name__}.{_MODULE_OF[name]}")
    part = globals()[name] = getattr(module, name)
    return part


def __dir__() -> list[str]:
    """List the public names, those that are loaded later among them."""
    return sorted({*globals(), *__all__})
