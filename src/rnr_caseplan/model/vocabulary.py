"""The closed vocabularies; each compares in the order in which it is declared."""

import enum
from operator import attrgetter
from typing import Any


class Vocabulary(enum.Enum):
    """Words with an order: the order in which they are declared, never the alphabet's.

    Examples:
        >>> max(Level.LOW, Level.HIGH, Level.MODERATE).value
        'high'
    """

    _value_: str
    position: int

    __hash__ = object.__hash__

    def __init__(self, _: str) -> None:
        """Number the words as they are declared."""
        self.position = len(type(self).__members__)

    def _pair(self, other: object) -> tuple[int, int] | None:
        return (self.position, other.position) if type(other) is type(self) else None

    def __lt__(self, other: Any) -> bool:
        """Say whether this word comes before the other."""
        pair = self._pair(other)
        return NotImplemented if pair is None else pair[0] < pair[1]

    def __le__(self, other: Any) -> bool:
        """Say whether this word comes before the other, or is the same."""
        pair = self._pair(other)
        return NotImplemented if pair is None else pair[0] <= pair[1]

    def __gt__(self, other: Any) -> bool:
        """Say whether this word comes after the other."""
        pair = self._pair(other)
        return NotImplemented if pair is None else pair[0] > pair[1]

    def __ge__(self, other: Any) -> bool:
        """Say whether this word comes after the other, or is the same."""
        pair = self._pair(other)
        return NotImplemented if pair is None else pair[0] >= pair[1]


Vocabulary.value = property(attrgetter("_value_"))  # type: ignore[assignment, method-assign]
"""What ``enum`` gives too, at a third of the cost; plans read it for every fact."""


class VocabularyWithUnknown(Vocabulary):
    """Words with an order, and *unknown*, which is neither above nor below any of them.

    Examples:
        >>> Level.UNKNOWN < Level.LOW, Level.UNKNOWN > Level.LOW, Level.UNKNOWN <= Level.LOW
        (False, False, False)
    """

    def _pair(self, other: object) -> tuple[float, float] | None:  # type: ignore[override]
        pair = super()._pair(other)
        if pair is not None and self is not other and "unknown" in {self.value, other.value}:  # type: ignore[attr-defined]
            return (float("nan"), float("nan"))
        return pair


class Level(VocabularyWithUnknown):
    """How high a need is; *unknown* stands by itself, and no rule takes it for low."""

    LOW = "low"
    MODERATE = "moderate"
    HIGH = "high"
    UNKNOWN = "unknown"


LEVEL_PLACE = {Level.HIGH: 0, Level.MODERATE: 1, Level.UNKNOWN: 2, Level.LOW: 3}
"""The places of levels where needs are put in an order: unknown between moderate and low."""


class RiskLevel(VocabularyWithUnknown):
    """The level of risk of reoffending; documents may write ``medium`` for moderate.

    Examples:
        >>> RiskLevel("medium")
        <RiskLevel.MODERATE: 'moderate'>
    """

    VERY_LOW = "very_low"
    LOW = "low"
    LOW_MODERATE = "low_moderate"
    MODERATE = "moderate"
    HIGH = "high"
    VERY_HIGH = "very_high"
    UNKNOWN = "unknown"

    @classmethod
    def _missing_(cls, value: object) -> "RiskLevel | None":
        return cls.MODERATE if value == "medium" else None


class Tier(Vocabulary):
    """The kinds of need, in the usual order of work."""

    RESPONSIVITY = "responsivity"
    CRIMINOGENIC = "criminogenic"
    MAINTENANCE = "maintenance"
    NOT_A_TARGET = "not_a_target"


class Disposition(Vocabulary):
    """What a plan does with a need."""

    ACTIVE = "active"
    FUTURE = "future"
    WATCHED = "watched"
    ASSESS_FIRST = "assess_first"
    ADAPTATION = "adaptation"
    NOT_TARGETED = "not_targeted"
    NOT_A_TARGET = "not_a_target"


class EligibilityOutcome(Vocabulary):
    """Who gets a plan."""

    FULL_PLAN = "full_plan"
    DIVERTED = "diverted"
    EXEMPT = "exempt"
    ASSESS_FIRST = "assess_first"


class Caseload(Vocabulary):
    """The kinds of caseload that policies tell apart."""

    REGULAR = "regular"
    ADMINISTRATIVE = "administrative"
    NON_REPORTING = "non_reporting"
    TRANSFER = "transfer"


class ActivityKind(Vocabulary):
    """The three kinds of activity that a plan blends."""

    SUPERVISION_STRATEGY = "supervision_strategy"
    REFERRAL = "referral"
    FACE_TO_FACE = "face_to_face"


class StageOfChange(Vocabulary):
    """The stages of change, in their order."""

    PRECONTEMPLATION = "precontemplation"
    CONTEMPLATION = "contemplation"
    PREPARATION = "preparation"
    ACTION = "action"
    MAINTENANCE = "maintenance"


class Agreement(Vocabulary):
    """How far a participant agrees."""

    AGREES = "agrees"
    AGREES_IN_PART = "agrees_in_part"
    DISAGREES = "disagrees"


class GoalStatus(Vocabulary):
    """Where a goal stands."""

    ACTIVE = "active"
    FUTURE = "future"
    PAUSED = "paused"
    ACHIEVED = "achieved"
    DISCONTINUED = "discontinued"


class StepStatus(Vocabulary):
    """Where an action step stands."""

    PLANNED = "planned"
    STARTED = "started"
    COMPLETED = "completed"
    CANNOT_BE_DONE_YET = "cannot_be_done_yet"
    NO_LONGER_NEEDED = "no_longer_needed"


OPEN_GOALS = frozenset({GoalStatus.ACTIVE, GoalStatus.PAUSED, GoalStatus.FUTURE})
"""The goals that have not ended."""

OPEN_STEPS = frozenset({StepStatus.PLANNED, StepStatus.STARTED, StepStatus.CANNOT_BE_DONE_YET})
"""The steps that are still to be taken."""


class Wording(Vocabulary):
    """Whose words a goal is in: the library's starter, or the participant's and planner's own."""

    STARTER = "starter"
    OWN = "own"


class SafetyKind(Vocabulary):
    """The kinds of acute danger."""

    SUICIDE = "suicide"
    OVERDOSE = "overdose"
    WITHDRAWAL = "withdrawal"
    MEDICATION = "medication"
    DOMESTIC_VIOLENCE = "domestic_violence"


class SafetyAction(Vocabulary):
    """What an urgent item asks for."""

    RESPOND = "respond"
    ASSESS = "assess"


class TriggerKind(Vocabulary):
    """What invites old behavior."""

    PERSON = "person"
    PLACE = "place"
    THING = "thing"


class ReviewKind(Vocabulary):
    """The kinds of dated review."""

    FORMAL_REVIEW = "formal_review"
    GOAL_CHECK_IN = "goal_check_in"
    REASSESSMENT = "reassessment"


class ReviewEvent(Vocabulary):
    """What calls for a look at the plan, whatever the date."""

    SESSION_HELD = "session_held"
    NEED_ARISES = "need_arises"
    NEEDS_OR_STABILITY_CHANGE = "needs_or_stability_change"
    GOAL_COMPLETED = "goal_completed"
    CIRCUMSTANCES_CHANGE = "circumstances_change"


class DriverStanding(Vocabulary):
    """Whether a recorded driver counts as one in the plan."""

    ACCEPTED = "accepted"
    REFUSED = "refused"


class AssessmentKind(Vocabulary):
    """What an assessment or screening looks at."""

    CRIMINOGENIC = "criminogenic"
    SUBSTANCE_USE = "substance_use"
    MENTAL_HEALTH = "mental_health"


class SignatureAnswer(Vocabulary):
    """What somebody answered when asked to sign."""

    AGREED = "agreed"
    AGREED_IN_PART = "agreed_in_part"
    DECLINED = "declined"
    COULD_NOT_ANSWER = "could_not_answer"


class ProgressView(Vocabulary):
    """Whose view of progress a note gives."""

    PARTICIPANT = "participant"
    PLANNER = "planner"


class ReferralStatus(Vocabulary):
    """Where a referral stands."""

    MADE = "made"
    ACCEPTED = "accepted"
    REFUSED = "refused"
    ENDED = "ended"


class Severity(Vocabulary):
    """How serious a finding of a check is, the most serious first; ``off``: it is not run."""

    ERROR = "error"
    WARNING = "warning"
    ADVICE = "advice"
    OFF = "off"


class ResponseKind(Vocabulary):
    """How staff answer behavior."""

    INCENTIVE = "incentive"
    SANCTION = "sanction"
    SERVICE_ADJUSTMENT = "service_adjustment"


class Weekday(Vocabulary):
    """The days of the week, in their order."""

    MONDAY = "monday"
    TUESDAY = "tuesday"
    WEDNESDAY = "wednesday"
    THURSDAY = "thursday"
    FRIDAY = "friday"
    SATURDAY = "saturday"
    SUNDAY = "sunday"


class ServiceKind(Vocabulary):
    """The kinds of service that a community offers."""

    TREATMENT = "treatment"
    CLASS = "class"
    GROUP = "group"
    MENTORING = "mentoring"
    CASE_MANAGEMENT = "case_management"
    HOUSING = "housing"
    BENEFITS = "benefits"
    JOB_HELP = "job_help"
    MEDICAL = "medical"
    LEGAL = "legal"
    TRANSPORT = "transport"
    CHILDCARE = "childcare"
    OTHER = "other"
