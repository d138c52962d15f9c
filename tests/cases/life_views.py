"""A plan on a day, as the worked cases of lives say what they expect of it."""

import datetime
from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

import attrs

from rnr_caseplan import (
    CasePlan,
    FollowUp,
    GoalStatus,
    Policy,
    ReviewKind,
    agenda,
    follow_ups,
    judge_closing,
    progress,
    tell_history,
)

OF_FOLLOW_UPS = ("kind", "about", "due_on")
"""What a follow-up is compared by; what a case file does not say is expected to be none."""


@attrs.frozen(kw_only=True)
class Seen:
    """A plan on a day, as it is compared with what is expected."""

    plan: CasePlan
    policy: Policy
    on: datetime.date


def goals_that_are(status: GoalStatus) -> Callable[[Seen], list[str]]:
    """Give what sees the goals of a status, by the first need of each, in the plan's order."""
    return lambda seen: [goal.need_ids[0] for goal in seen.plan.goals if goal.status is status]


def or_none(value: object) -> Any:
    """Give a value as case files say it: nothing is ``none``, a word of a vocabulary its name."""
    return "none" if value is None else getattr(value, "value", value)


def days_of(kind: ReviewKind) -> Callable[[Seen], list[datetime.date]]:
    """Give what sees the days of a kind of review."""
    return lambda seen: [review.due_on for review in seen.plan.reviews if review.kind is kind]


def ranks(seen: Seen) -> list[str]:
    """Give the ranked needs, the first one first."""
    ranked = sorted((item.rank, item.need.id) for item in seen.plan.needs if item.rank is not None)
    return [need_id for _, need_id in ranked]


def places_of_conditions(seen: Seen) -> dict[str, str]:
    """Give for each condition the need of the goal that it is woven into, or ``alone``."""
    need_of = {goal.id: goal.need_ids[0] for goal in seen.plan.goals}
    return {
        item.id: "alone" if item.goal_id is None else need_of[item.goal_id]
        for item in seen.plan.conditions
    }


def check_ins(seen: Seen) -> dict[str, list[datetime.date]]:
    """Give the days on which each goal is checked on."""
    found: dict[str, list[datetime.date]] = {goal.id: [] for goal in seen.plan.goals}
    for review in seen.plan.reviews:
        if review.kind is ReviewKind.GOAL_CHECK_IN:
            found[str(review.goal_id)].append(review.due_on)
    return found


def follow_ups_of(seen: Seen) -> tuple[FollowUp, ...]:
    """Give what the policy calls for on the day."""
    return follow_ups(seen.plan, seen.policy, as_of=seen.on)


def shown_follow_up(item: FollowUp) -> dict[str, Any]:
    """Give what a follow-up is compared by, in the words of case files."""
    return {key: or_none(getattr(item, key)) for key in OF_FOLLOW_UPS}


def closing(seen: Seen, *, graduates: bool) -> list[str]:
    """Give the rules of what is open before the plan ends."""
    decided = judge_closing(seen.plan, seen.policy, as_of=seen.on, graduates=graduates)
    return [reason.rule for reason in decided.reasons]


def court_days(seen: Seen) -> dict[str, datetime.date]:
    """Give the days in court that the agenda counts, up to a year from the day."""
    year_on = seen.on + datetime.timedelta(days=365)
    items = agenda(seen.plan, seen.policy, start=seen.plan.as_of, end=year_on, as_of=seen.on)
    return {str(i.about): cast("datetime.date", i.due_on) for i in items if i.duty == "court_date"}


def overridden(seen: Seen) -> dict[str, list[str]]:
    """Give for each version that a named person made against rules those rules."""
    return {
        str(entry.version): list(cast("tuple[str, ...]", reason.fact("rules")))
        for entry in seen.plan.history
        for reason in entry.reasons
        if reason.rule == "lives.override"
    }


def progress_of(seen: Seen) -> dict[str, Any]:
    """Give the progress, in the words of case files."""
    found = progress(seen.plan, seen.on)
    return {
        "small_wins": [item.about for item in found.small_wins],
        "unanswered": [item.about for item in found.unanswered],
        "moved_on": or_none(found.moved_on),
        "days_still": found.days_still,
        "sessions": found.sessions,
        "sessions_with_plan": found.sessions_with_plan,
        "affirmations": found.affirmations,
        "sanctions": found.sanctions,
        "adjustments": found.adjustments,
        "ratio": or_none(found.affirmations_per_sanction),
        "done": {item.goal_id: f"{item.done} of {item.needed}" for item in found.goals},
        "days_still_of": {item.goal_id: or_none(item.days_still) for item in found.goals},
        "sessions_on": {item.goal_id: item.sessions for item in found.goals},
        "levels": {
            item.need_id: [item.first_level.value, item.level.value] for item in found.needs
        },
        "overdue": [
            *[step.step_id for goal in found.goals for step in goal.steps if step.is_overdue],
            *[item.condition_id for item in found.conditions if item.is_overdue],
        ],
        "violated": {item.condition_id: list(item.violated_on) for item in found.conditions},
        "views": {
            item.goal_id: [or_none(item.participant_view), or_none(item.planner_view)]
            for item in found.goals
        },
    }


WHOLE: Mapping[str, Callable[[Seen], Any]] = {
    "version": lambda seen: seen.plan.version,
    "policy": lambda seen: seen.plan.policy.name,
    "closed_on": lambda seen: or_none(seen.plan.closed_on),
    "eligibility": lambda seen: seen.plan.eligibility.outcome.value,
    "risk_level": lambda seen: seen.plan.case.risk_level.value,
    "supervision_level": lambda seen: or_none(seen.plan.case.supervision_level),
    "caseload": lambda seen: or_none(seen.plan.case.caseload),
    "sober_since": lambda seen: or_none(seen.plan.case.sober_since),
    "stage": lambda seen: or_none(seen.plan.case.readiness and seen.plan.case.readiness.stage),
    "lead": lambda seen: or_none(seen.plan.case.lead),
    "team": lambda seen: [member.id for member in seen.plan.case.team],
    "supporters": lambda seen: [supporter.id for supporter in seen.plan.case.supporters],
    "incidents": lambda seen: [incident.id for incident in seen.plan.case.incidents],
    "court_days": court_days,
    "active": goals_that_are(GoalStatus.ACTIVE),
    "paused": goals_that_are(GoalStatus.PAUSED),
    "future": goals_that_are(GoalStatus.FUTURE),
    "achieved": goals_that_are(GoalStatus.ACHIEVED),
    "discontinued": goals_that_are(GoalStatus.DISCONTINUED),
    "goals": lambda seen: {goal.id: goal.status.value for goal in seen.plan.goals},
    "ranks": ranks,
    "levels": lambda seen: {item.need.id: item.need.level.value for item in seen.plan.needs},
    "tiers": lambda seen: {item.need.id: item.tier.value for item in seen.plan.needs},
    "dispositions": lambda seen: {i.need.id: i.disposition.value for i in seen.plan.needs},
    "driver": lambda seen: seen.plan.driver.standing.value if seen.plan.driver else "none",
    "candidates": lambda seen: [item.need_id for item in seen.plan.driver_candidates],
    "ways": lambda seen: [way.kind.value for way in seen.plan.ways_of_working],
    "adaptations": lambda seen: [item.need_id for item in seen.plan.adaptations],
    "conditions": places_of_conditions,
    "met_on": lambda seen: {item.id: or_none(item.met_on) for item in seen.plan.conditions},
    "dangers": lambda seen: {item.id: item.answered_on or "open" for item in seen.plan.safety},
    "strengths": lambda seen: {item.id: list(item.step_ids) for item in seen.plan.strengths},
    "triggers": lambda seen: {item.id: or_none(item.response) for item in seen.plan.triggers},
    "reviews": days_of(ReviewKind.FORMAL_REVIEW),
    "reassessments": days_of(ReviewKind.REASSESSMENT),
    "referrals": lambda seen: {item.id: item.status.value for item in seen.plan.referrals},
    "responses": lambda seen: [item.id for item in seen.plan.responses],
    "exceptions": lambda seen: [
        f"{item.code} {or_none(item.about)} {or_none(item.until)}" for item in seen.plan.exceptions
    ],
    "conferences": lambda seen: [item.id for item in seen.plan.case_conferences],
    "signatures": lambda seen: [f"{item.by} {item.answer.value}" for item in seen.plan.signatures],
    "copy_given_on": lambda seen: or_none(seen.plan.copy_given_on),
    "follow_ups": lambda seen: [shown_follow_up(item) for item in follow_ups_of(seen)],
    "closing": lambda seen: closing(seen, graduates=False),
    "graduation": lambda seen: closing(seen, graduates=True),
    "overridden": overridden,
}
"""What is expected whole: what a case file says is all that there may be."""

PARTS: Mapping[str, Callable[[Seen], Mapping[str, Any]]] = {
    "starts_on": lambda seen: {goal.id: or_none(goal.starts_on) for goal in seen.plan.goals},
    "target_dates": lambda seen: {goal.id: or_none(goal.target_date) for goal in seen.plan.goals},
    "closes_at": lambda seen: {goal.id: or_none(goal.closes_at) for goal in seen.plan.goals},
    "statements": lambda seen: {goal.id: goal.statement for goal in seen.plan.goals},
    "wording": lambda seen: {goal.id: goal.wording.value for goal in seen.plan.goals},
    "steps": lambda seen: {
        step.id: step.status.value for goal in seen.plan.goals for step in goal.steps
    },
    "step_days": lambda seen: {
        step.id: or_none(step.due_on) for goal in seen.plan.goals for step in goal.steps
    },
    "responsible": lambda seen: {
        activity.id: activity.responsible
        for activities in (
            *[goal.activities for goal in seen.plan.goals],
            *[item.activities for item in seen.plan.adaptations],
        )
        for activity in activities
    },
    "danger_days": lambda seen: {item.id: or_none(item.due_on) for item in seen.plan.safety},
    "agreement": lambda seen: {
        **{item.id: or_none(item.agreement) for item in seen.plan.case.assessments},
        **{item.need.id: or_none(item.need.agreement) for item in seen.plan.needs},
    },
    "explained": lambda seen: {
        **{
            topic: or_none(getattr(seen.plan.engagement, f"{topic}_explained_on", None))
            for topic in ("roles", "expectations", "consequences")
        },
        **{item.id: or_none(item.explained_on) for item in seen.plan.case.assessments},
    },
    "shared": lambda seen: {
        item.id: or_none(item.shared_on) for item in seen.plan.case.assessments
    },
    "services": lambda seen: {
        item.id: {
            key: or_none(getattr(item, key))
            for key in ("used", "adequate", "beneficial", "monitored_on", "ended_on")
        }
        for item in seen.plan.services
    },
    "check_ins": check_ins,
    "progress": progress_of,
}
"""What is expected in part: what a case file does not name may be anything."""

AMONG: Mapping[str, Callable[[Seen], Sequence[str]]] = {
    "missing": lambda seen: seen.plan.missing,
    "no_missing": lambda seen: seen.plan.missing,
    "warnings": lambda seen: seen.plan.warnings,
    "no_warnings": lambda seen: seen.plan.warnings,
    "story": lambda seen: tell_history(seen.plan),
}
"""Texts that must, or must not, stand in some line."""

RULES_OF: Mapping[str, Callable[[Seen], Mapping[str, set[str]]]] = {
    "need_rules": lambda seen: {
        item.need.id: {reason.rule for reason in item.reasons} for item in seen.plan.needs
    },
    "goal_rules": lambda seen: {
        goal.id: {reason.rule for reason in goal.reasons} for goal in seen.plan.goals
    },
}
"""Rules that must be among the reasons of the parts that are named."""
