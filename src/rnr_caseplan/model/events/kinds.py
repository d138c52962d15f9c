"""Every kind of event, by its name."""

from collections.abc import Mapping
from types import MappingProxyType

from rnr_caseplan.model.events.conditions import (
    ConditionAdded,
    ConditionMet,
    ConditionModified,
    ConditionViolated,
)
from rnr_caseplan.model.events.ending import (
    LeadChanged,
    PlanClosed,
    PlanTransferred,
    SupporterJoined,
    TeamMemberJoined,
    TeamMemberLeft,
)
from rnr_caseplan.model.events.engagement import (
    AgreementRecorded,
    AssessmentExplained,
    CopyGiven,
    Drafted,
    OrientationGiven,
    ResultsShared,
    Signed,
)
from rnr_caseplan.model.events.exceptions import ExceptionMade
from rnr_caseplan.model.events.goals import (
    GoalAchieved,
    GoalActivated,
    GoalAdded,
    GoalDiscontinued,
    GoalPaused,
    GoalReAdded,
    GoalResumed,
    GoalReworded,
    GoalsReordered,
)
from rnr_caseplan.model.events.meetings import (
    CaseConferenceHeld,
    DosageRecorded,
    ProgressNoted,
    ResponseGiven,
    ReviewHeld,
    SessionHeld,
)
from rnr_caseplan.model.events.needs import (
    DriverNamed,
    DriverWithdrawn,
    LevelOverridden,
    NeedFound,
    NeedsReassessed,
)
from rnr_caseplan.model.events.services import (
    ReferralAccepted,
    ReferralEnded,
    ReferralMade,
    ReferralRefused,
    ServiceAdded,
    ServiceEnded,
    ServiceMonitored,
)
from rnr_caseplan.model.events.situation import (
    CircumstanceChanged,
    CourtDateSet,
    DecisionalBalanceRecorded,
    FullPlanDecided,
    IncidentRecorded,
    ReadinessRecorded,
    ResponsePlanUsed,
    ResponsePlanWritten,
    ResponsivityRecorded,
    SafetyAnswered,
    SafetyNoted,
    SobrietyChanged,
    StrengthFound,
    TriggerFound,
)
from rnr_caseplan.model.events.steps import (
    ActivityAdded,
    StepAdded,
    StepCannotBeDoneYet,
    StepCompleted,
    StepNoLongerNeeded,
    StepRedated,
    StepStarted,
)
from rnr_caseplan.model.recorded import PlanEvent, kind_of

EVENT_KINDS: Mapping[str, type[PlanEvent]] = MappingProxyType(
    {
        kind_of(cls): cls
        for cls in (
            Drafted,
            OrientationGiven,
            AssessmentExplained,
            ResultsShared,
            AgreementRecorded,
            Signed,
            CopyGiven,
            GoalAdded,
            GoalReworded,
            GoalActivated,
            GoalPaused,
            GoalResumed,
            GoalAchieved,
            GoalDiscontinued,
            GoalReAdded,
            GoalsReordered,
            StepAdded,
            StepStarted,
            StepCompleted,
            StepCannotBeDoneYet,
            StepNoLongerNeeded,
            StepRedated,
            ActivityAdded,
            ServiceAdded,
            ServiceMonitored,
            ServiceEnded,
            ReferralMade,
            ReferralAccepted,
            ReferralRefused,
            ReferralEnded,
            ConditionAdded,
            ConditionMet,
            ConditionModified,
            ConditionViolated,
            NeedsReassessed,
            LevelOverridden,
            NeedFound,
            DriverNamed,
            DriverWithdrawn,
            CircumstanceChanged,
            SobrietyChanged,
            ReadinessRecorded,
            DecisionalBalanceRecorded,
            ResponsivityRecorded,
            SafetyNoted,
            SafetyAnswered,
            StrengthFound,
            TriggerFound,
            ResponsePlanWritten,
            ResponsePlanUsed,
            CourtDateSet,
            IncidentRecorded,
            FullPlanDecided,
            SessionHeld,
            DosageRecorded,
            ReviewHeld,
            CaseConferenceHeld,
            ResponseGiven,
            ProgressNoted,
            ExceptionMade,
            LeadChanged,
            TeamMemberJoined,
            TeamMemberLeft,
            SupporterJoined,
            PlanTransferred,
            PlanClosed,
        )
    }
)
"""The class of each kind of event, in the order of a plan's life."""
NOTES: frozenset[type[PlanEvent]] = frozenset(
    {
        CaseConferenceHeld,
        DosageRecorded,
        ProgressNoted,
        ResponseGiven,
        ResponsePlanUsed,
        ReviewHeld,
        ServiceMonitored,
        SessionHeld,
    }
)
"""Events that change no goal, need or condition; they may be written down late."""
