"""Closed vocabularies that only events use."""

from rnr_caseplan.model.vocabulary import Vocabulary


class OrientationTopic(Vocabulary):
    """What is explained to the participant when supervision begins (VA-1a)."""

    ROLES = "roles"
    EXPECTATIONS = "expectations"
    CONSEQUENCES = "consequences"


class DiscontinuedBecause(Vocabulary):
    """Why work on a goal ended before it was reached."""

    NO_LONGER_RELEVANT = "no_longer_relevant"
    REPLACED_BY_ANOTHER_GOAL = "replaced_by_another_goal"
    PARTICIPANT_CHOSE_OTHERWISE = "participant_chose_otherwise"
    NOT_ATTAINABLE_NOW = "not_attainable_now"
    SERVICE_NOT_AVAILABLE = "service_not_available"
    NEED_RESOLVED_OTHERWISE = "need_resolved_otherwise"
    OTHER = "other"


class Circumstance(Vocabulary):
    """What changed in a participant's situation."""

    HOUSING = "housing"
    WORK = "work"
    SCHOOL = "school"
    FAMILY = "family"
    HEALTH = "health"
    SUBSTANCE_USE = "substance_use"
    TRANSPORT = "transport"
    SCHEDULE = "schedule"
    LEGAL = "legal"
    SUPERVISION = "supervision"
    OTHER = "other"


class ClosedBecause(Vocabulary):
    """Why a plan ended."""

    COMPLETED = "completed"
    GRADUATED = "graduated"
    TERM_ENDED = "term_ended"
    DISCHARGED_EARLY = "discharged_early"
    MOVED_AWAY = "moved_away"
    ABSCONDED = "absconded"
    REVOKED = "revoked"
    DIED = "died"
    OTHER = "other"
