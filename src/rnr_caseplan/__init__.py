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
from rnr_caseplan.model.barriers import AdaptationKind, Barrier
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
from rnr_caseplan.model.hours import WeeklyHours
from rnr_caseplan.model.needs import Driver, Incident, Need, WantedGoal
from rnr_caseplan.model.overrides import LevelOverride, Override, RiskLevelOverride
from rnr_caseplan.model.people import (
    DecisionalBalance,
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
    RankedNeed,
    Review,
    SafetyItem,
    UnscheduledReview,
    WayOfWorking,
)
from rnr_caseplan.model.recorded import PlanEvent, PolicyInForce, Recorded
from rnr_caseplan.model.records import (
    CaseConference,
    CheckException,
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
    ProgressView,
    ReferralStatus,
    ResponseKind,
    ReviewEvent,
    ReviewKind,
    RiskLevel,
    SafetyAction,
    SafetyKind,
    Severity,
    SignatureAnswer,
    StageOfChange,
    StepStatus,
    Tier,
    TriggerKind,
    Weekday,
    Wording,
)
from rnr_caseplan.parts import MODULES_OF_PARTS as _MODULES_OF_PARTS
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
    from rnr_caseplan.checks.check import Finding
    from rnr_caseplan.checks.checking import check_plan
    from rnr_caseplan.checks.fidelity import Fidelity, Measure, MeasureKind, fidelity
    from rnr_caseplan.checks.matrix import Coverage, CoveredCondition, CoveredNeed, coverage
    from rnr_caseplan.lifecycle.applying import Applied, apply
    from rnr_caseplan.lifecycle.closing import judge_closing
    from rnr_caseplan.lifecycle.differences import PlanDiff, PlanDifference, diff
    from rnr_caseplan.lifecycle.following import follow_ups
    from rnr_caseplan.lifecycle.reassessing import (
        GoalComparison,
        NeedComparison,
        Reassessment,
        reassess,
    )
    from rnr_caseplan.lifecycle.replaying import replay
    from rnr_caseplan.lifecycle.story import tell_history
    from rnr_caseplan.model.agenda import Agenda, AgendaItem, DutyState, UndecidedDuty
    from rnr_caseplan.model.dosage import Dosage, NeedDosage
    from rnr_caseplan.model.follow_ups import FollowUp, FollowUpKind
    from rnr_caseplan.model.history import Event, LevelChange, Pause
    from rnr_caseplan.model.overriding import override_need_level, override_risk_level
    from rnr_caseplan.model.progress import (
        ConditionProgress,
        GoalProgress,
        NeedProgress,
        Progress,
        SmallWin,
        StepProgress,
        Unanswered,
    )
    from rnr_caseplan.model.readiness_advice import ChangedStep, ReadinessAdvice
    from rnr_caseplan.model.turning_points import TurningFact, TurningOutcome, TurningPoint
    from rnr_caseplan.planning.agenda import agenda
    from rnr_caseplan.planning.dosage import dosage
    from rnr_caseplan.planning.progress import progress
    from rnr_caseplan.planning.readiness import explain_readiness
    from rnr_caseplan.planning.turning_points import find_turning_points
    from rnr_caseplan.serialization.assessments import (
        ImportedAssessment,
        ImportedAssessments,
        read_assessments,
    )
    from rnr_caseplan.serialization.events import event_to_data, read_event
    from rnr_caseplan.serialization.findings import dump_findings, findings_to_data
    from rnr_caseplan.serialization.histories import (
        agenda_to_data,
        dump_agenda,
        dump_history,
        read_history,
    )
    from rnr_caseplan.serialization.logs import EventLog, append_to_log, log_lines, read_log
    from rnr_caseplan.serialization.plans import (
        dump_plan,
        plan_to_data,
        read_plan,
        read_plan_or_case,
    )
    from rnr_caseplan.serialization.quality import (
        cqi_to_data,
        dump_cqi,
        dump_fidelity,
        fidelity_to_data,
    )
    from rnr_caseplan.serialization.sarif import findings_to_sarif
    from rnr_caseplan.serialization.sheets import CellFault

__all__ = [
    "ActionStep",
    "Activity",
    "ActivityKind",
    "Adaptation",
    "AdaptationKind",
    "Agenda",
    "AgendaItem",
    "Agreement",
    "Applied",
    "Assessment",
    "AssessmentKind",
    "Barrier",
    "Cadence",
    "Case",
    "CaseConference",
    "CasePlan",
    "CasePlanError",
    "Caseload",
    "CellFault",
    "ChangedStep",
    "CheckException",
    "Citation",
    "Condition",
    "ConditionProgress",
    "CourtDate",
    "Coverage",
    "CoveredCondition",
    "CoveredNeed",
    "CustodyOrder",
    "Decision",
    "DecisionalBalance",
    "Disposition",
    "Dosage",
    "Driver",
    "DriverCandidate",
    "DriverFinding",
    "DriverStanding",
    "DutyState",
    "Eligibility",
    "EligibilityOutcome",
    "Engagement",
    "Event",
    "EventLog",
    "Fault",
    "FaultsError",
    "Fidelity",
    "Finding",
    "FollowUp",
    "FollowUpKind",
    "Goal",
    "GoalComparison",
    "GoalProgress",
    "GoalStatus",
    "ImportedAssessment",
    "ImportedAssessments",
    "Incident",
    "InputError",
    "Level",
    "LevelChange",
    "LevelOverride",
    "Measure",
    "MeasureKind",
    "Need",
    "NeedComparison",
    "NeedDosage",
    "NeedProgress",
    "NoValueError",
    "NotFoundError",
    "Override",
    "Participant",
    "Pause",
    "PlanDiff",
    "PlanDifference",
    "PlanEvent",
    "PlannedCondition",
    "PlannedNeed",
    "PlannedStrength",
    "Policy",
    "PolicyBook",
    "PolicyError",
    "PolicyInForce",
    "Progress",
    "ProgressNote",
    "ProgressView",
    "RankedNeed",
    "Readiness",
    "ReadinessAdvice",
    "Reason",
    "Reassessment",
    "Recorded",
    "Referral",
    "ReferralStatus",
    "Response",
    "ResponseKind",
    "ResponsivityProfile",
    "Review",
    "ReviewEvent",
    "ReviewKind",
    "RiskLevel",
    "RiskLevelOverride",
    "Rule",
    "SafetyAction",
    "SafetyItem",
    "SafetyKind",
    "SafetyNote",
    "Service",
    "Severity",
    "Signature",
    "SignatureAnswer",
    "SmallWin",
    "Source",
    "StageOfChange",
    "StepProgress",
    "StepStatus",
    "Strength",
    "Supporter",
    "TeamMember",
    "Tier",
    "Trigger",
    "TriggerKind",
    "TurningFact",
    "TurningOutcome",
    "TurningPoint",
    "Unanswered",
    "UndecidedDuty",
    "Unit",
    "UnscheduledReview",
    "WantedGoal",
    "WayOfWorking",
    "Weekday",
    "WeeklyHours",
    "Wording",
    "agenda",
    "agenda_to_data",
    "append_to_log",
    "apply",
    "bundled_policies",
    "case_to_data",
    "check_driver",
    "check_plan",
    "classify_need",
    "coverage",
    "cqi_to_data",
    "decide_eligibility",
    "diff",
    "dosage",
    "draft_plan",
    "dump_agenda",
    "dump_case",
    "dump_cqi",
    "dump_fidelity",
    "dump_findings",
    "dump_history",
    "dump_plan",
    "event_to_data",
    "explain_readiness",
    "fidelity",
    "fidelity_to_data",
    "find_rule",
    "find_turning_points",
    "findings_to_data",
    "findings_to_sarif",
    "follow_ups",
    "judge_closing",
    "limit_goals",
    "load_policy",
    "load_policy_book",
    "log_lines",
    "override_need_level",
    "override_risk_level",
    "plan_to_data",
    "progress",
    "propose_drivers",
    "rank_needs",
    "read_assessments",
    "read_case",
    "read_event",
    "read_history",
    "read_log",
    "read_plan",
    "read_plan_or_case",
    "reassess",
    "replay",
    "schedule_reviews",
    "tell_history",
]

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
