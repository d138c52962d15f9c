"""A case plan: every need with its outcome, goals, conditions, dates, and what is missing."""

import datetime
from typing import NamedTuple

from attrs import field, frozen

from rnr_caseplan.decisions import Decision, Reason, tell_all
from rnr_caseplan.model.barriers import AdaptationKind, Barrier
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.circumstances import Trigger
from rnr_caseplan.model.fields import collection, refers_to, whole
from rnr_caseplan.model.goals import Activity, Goal
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.recorded import PolicyInForce, Recorded
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
    OPEN_GOALS,
    Disposition,
    DriverStanding,
    EligibilityOutcome,
    GoalStatus,
    ReviewEvent,
    ReviewKind,
    SafetyAction,
    SafetyKind,
    Tier,
)
from rnr_caseplan.value import Value


@frozen(kw_only=True, repr=False, eq=False)
class Eligibility(Value):
    """Whether the participant gets a full plan, and by when."""

    outcome: EligibilityOutcome
    plan_due_on: datetime.date | None
    reasons: tuple[Reason, ...]


@frozen(kw_only=True, repr=False, eq=False)
class DriverFinding(Value):
    """A recorded driver, and whether it counts as one."""

    need_id: str = field(metadata=refers_to("needs"))
    standing: DriverStanding
    reasons: tuple[Reason, ...]


@frozen(kw_only=True, repr=False, eq=False)
class DriverCandidate(Value):
    """A need that may be the driver, with the evidence; nobody has named it yet.

    Attributes:
        need_id: The need.
        incident_ids: The reviewed incidents in which it was at work, the latest first.
        fuels: The needs that it feeds.
        reasons: Why it is a candidate.
        days: The days of these incidents, as far as they are recorded, the latest first.
        reviewed: How many incidents were reviewed.
    """

    need_id: str = field(metadata=refers_to("needs"))
    incident_ids: tuple[str, ...] = field(metadata=refers_to("incidents"))
    fuels: tuple[str, ...] = field(metadata=refers_to("needs"))
    reasons: tuple[Reason, ...]
    days: tuple[datetime.date, ...] = ()
    reviewed: int = 0

    @property
    def share(self) -> float | None:
        """The share of the reviewed incidents in which it was at work, from 0 to 1.

        ``None`` where none was reviewed.
        """
        return len(self.incident_ids) / self.reviewed if self.reviewed else None


class RankedNeed(NamedTuple):
    """A need with its tier, its rank (1 is first; ``None`` for no target) and the reasons."""

    need: Need
    tier: Tier
    rank: int | None
    reasons: tuple[Reason, ...]


ChosenNeed = tuple[RankedNeed, Decision[Disposition]]
"""A need by rank, with what is decided about it and why."""


@frozen(kw_only=True, repr=False, eq=False)
class PlannedNeed(Value):
    """A need with its tier, its rank and what the plan does with it."""

    need: Need
    tier: Tier
    rank: int | None
    disposition: Disposition
    reasons: tuple[Reason, ...]

    @property
    def why(self) -> str:
        """The reasons in one sentence."""
        return tell_all(self.reasons)


@frozen(kw_only=True, repr=False, eq=False)
class Adaptation(Value):
    """How the plan answers a need that takes no goal place: by activities and referrals."""

    need_id: str = field(metadata=refers_to("needs"))
    activities: tuple[Activity, ...] = field(metadata=collection("activities"))
    reasons: tuple[Reason, ...]


@frozen(kw_only=True, repr=False, eq=False)
class WayOfWorking(Value):
    """How staff work with this participant, so that the plan fits (VA-7b, NP-6, CC-7, CC-10).

    Attributes:
        kind: The way of working; a plan has each kind once.
        text: What staff do, in the policy's words.
        barriers: What it answers.
        reasons: Why.
    """

    kind: AdaptationKind
    text: str = field(repr=False)
    barriers: tuple[Barrier, ...]
    reasons: tuple[Reason, ...]

    @property
    def id(self) -> str:
        """The word for its kind, by which it is known in its plan."""
        return self.kind.value


@frozen(kw_only=True, repr=False, eq=False)
class PlannedCondition(Value):
    """A condition, woven into a goal or standing by itself (``goal_id`` is ``None``).

    ``met_on`` is the day on which it was met; ``None`` while it is open.
    """

    id: str = field(metadata=refers_to("conditions"))
    text: str = field(repr=False)
    due_on: datetime.date | None
    goal_id: str | None = field(metadata=refers_to("goals"))
    reasons: tuple[Reason, ...]
    met_on: datetime.date | None = None


@frozen(kw_only=True, repr=False, eq=False)
class SafetyItem(Value):
    """An urgent item, outside tiers and goal limits.

    ``need_id`` names the need that it comes from; ``None`` where a safety note says it.
    ``answered_on`` is the day on which somebody answered it; ``None`` while it is open.
    """

    id: str
    kind: SafetyKind
    action: SafetyAction
    due_on: datetime.date | None
    need_id: str | None = field(metadata=refers_to("needs"))
    reasons: tuple[Reason, ...]
    answered_on: datetime.date | None = None


@frozen(kw_only=True, repr=False, eq=False)
class PlannedStrength(Value):
    """A strength, and the steps that use it."""

    id: str = field(metadata=refers_to("strengths"))
    text: str = field(repr=False)
    step_ids: tuple[str, ...] = field(metadata=refers_to("steps"))
    reasons: tuple[Reason, ...]


@frozen(kw_only=True, repr=False, eq=False)
class Review(Value):
    """A day on which the plan, a goal or the needs are looked at."""

    kind: ReviewKind
    due_on: datetime.date
    goal_id: str | None = field(metadata=refers_to("goals"))
    reasons: tuple[Reason, ...]


@frozen(kw_only=True, repr=False, eq=False)
class UnscheduledReview(Value):
    """An event that calls for a review before its date."""

    event: ReviewEvent
    reasons: tuple[Reason, ...]


@frozen(kw_only=True, repr=False, eq=False)
class CasePlan(Value):
    """The whole plan, with the case that it was drafted from.

    Plans come from ``draft_plan`` and ``read_plan``; one that is put together by hand is only
    checked when it is written and read again.

    Attributes:
        case: The facts of the case as they are known now; a draft holds them unchanged, and
            events change them.
        as_of: The day on which the plan was drafted.
        policy: The policy that decided.
        version: Counts the changes; a draft is 1, and each event adds 1.
        eligibility: Whether a full plan is owed, and by when.
        driver: The recorded driver and whether it counts; ``None`` where nobody named one.
        driver_candidates: Needs that may be the driver, where none is accepted.
        needs: Every need: ranked ones by rank, then those that are not a target.
        goals: Active goals, paused ones, future ones in the order of the queue, then achieved
            and discontinued ones.
        adaptations: Answers to needs that take no goal place, by activities and referrals.
        ways_of_working: How the plan is carried out with this participant.
        conditions: Every condition of the case.
        safety: Urgent items.
        strengths: Every strength of the case, and where it is used.
        triggers: Every trigger of the case, with its response plan.
        reviews: Dated reviews, in order of day.
        unscheduled_reviews: What calls for a review at once.
        engagement: What was explained to the participant.
        signatures: Who signed.
        copy_given_on: When the participant got a copy.
        services: Services in use.
        referrals: Referrals made.
        case_conferences: Meetings of the team.
        responses: How staff answered behavior.
        progress: What was seen of progress.
        exceptions: Where somebody decided that the plan may differ from what a check asks for.
        missing: What is missing before the plan can be signed, one thing a line.
        warnings: What somebody should look at, one thing a line.
        closed_on: The day on which the plan was closed; ``None`` while it lives.
        history: Every event of the plan's life in the order in which it was recorded; empty for
            a draft.
    """

    case: Case = field(repr=False)
    as_of: datetime.date
    policy: PolicyInForce
    version: int = field(default=1, validator=whole(1))
    eligibility: Eligibility
    driver: DriverFinding | None = None
    driver_candidates: tuple[DriverCandidate, ...] = ()
    needs: tuple[PlannedNeed, ...]
    goals: tuple[Goal, ...] = field(metadata=collection("goals"))
    adaptations: tuple[Adaptation, ...] = ()
    ways_of_working: tuple[WayOfWorking, ...] = ()
    conditions: tuple[PlannedCondition, ...] = field(metadata=collection("planned conditions"))
    safety: tuple[SafetyItem, ...] = field(metadata=collection("safety items"))
    strengths: tuple[PlannedStrength, ...] = field(metadata=collection("planned strengths"))
    triggers: tuple[Trigger, ...] = field(metadata=collection("planned triggers"))
    reviews: tuple[Review, ...]
    unscheduled_reviews: tuple[UnscheduledReview, ...] = ()
    engagement: Engagement | None = None
    signatures: tuple[Signature, ...] = ()
    copy_given_on: datetime.date | None = None
    services: tuple[Service, ...] = field(default=(), metadata=collection("services"))
    referrals: tuple[Referral, ...] = field(default=(), metadata=collection("referrals"))
    case_conferences: tuple[CaseConference, ...] = field(
        default=(), metadata=collection("case_conferences")
    )
    responses: tuple[Response, ...] = field(default=(), metadata=collection("responses"))
    progress: tuple[ProgressNote, ...] = ()
    exceptions: tuple[CheckException, ...] = ()
    missing: tuple[str, ...] = field(repr=False)
    warnings: tuple[str, ...] = field(repr=False)
    closed_on: datetime.date | None = None
    history: tuple[Recorded, ...] = field(default=(), repr=False)

    @property
    def driver_id(self) -> str | None:
        """The need that counts as the driver; ``None`` where none was named or accepted."""
        finding = self.driver
        if finding is None or finding.standing is not DriverStanding.ACCEPTED:
            return None
        return finding.need_id

    @property
    def untreated_needs(self) -> tuple[PlannedNeed, ...]:
        """The needs that are not treated: one is when its goals are reached and none is open."""
        statuses: dict[str, set[GoalStatus]] = {}
        for goal in self.goals:
            for need_id in goal.need_ids:
                statuses.setdefault(need_id, set()).add(goal.status)
        return tuple(
            item
            for item in self.needs
            if not (found := statuses.get(item.need.id, set())) & {GoalStatus.ACHIEVED}
            or found & OPEN_GOALS
        )

    @property
    def active_goals(self) -> tuple[Goal, ...]:
        """The goals that are worked on now."""
        return tuple(goal for goal in self.goals if goal.status is GoalStatus.ACTIVE)

    @property
    def future_goals(self) -> tuple[Goal, ...]:
        """The goals that wait in the queue."""
        return tuple(goal for goal in self.goals if goal.status is GoalStatus.FUTURE)
