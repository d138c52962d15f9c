"""What a plan's story calls the fields that the sentence of an event's rule leaves out."""

from collections.abc import Mapping
from types import MappingProxyType

LABELS: Mapping[str, Mapping[str, str]] = MappingProxyType(
    {
        "goal_reworded": {"statement": "It now reads", "measure": "How success will be seen"},
        "step_added": {"step.due_on": "Its day"},
        "activity_added": {"activity.often": "How often", "activity.responsible": "Who does it"},
        "service_added": {
            "service.provider": "Who provides it",
            "service.often": "How often",
            "service.starts_on": "From",
            "service.goal_id": "For the goal",
        },
        "service_monitored": {
            "used": "It is used",
            "adequate": "Its intensity is adequate",
            "beneficial": "The participant benefits",
        },
        "referral_made": {"need_id": "For the need"},
        "condition_added": {"condition.due_on": "To be met by"},
        "condition_modified": {"text": "It now says", "due_on": "To be met by"},
        "condition_violated": {"behavior": "What happened"},
        "needs_reassessed": {"assessed_with": "Assessed with"},
        "need_found": {
            "need.level": "Its level",
            "need.interferes": "It gets in the way now",
            "need.contributed": "It had a part in offending",
            "need.text": "What was noted",
        },
        "driver_named": {"incident_ids": "It rests on the incidents"},
        "circumstance_changed": {
            "text": "What changed",
            "supervision_level": "The level of supervision from now on",
            "caseload": "The caseload from now on",
            "dates": "Days from now on",
            "facts": "Facts from now on",
        },
        "responsivity_recorded": {
            "profile.learning_style": "How the participant learns",
            "profile.literacy": "Reading and writing",
            "profile.language": "Language",
            "profile.culture": "Culture",
            "profile.gender": "Wishes that have to do with gender",
            "profile.disability": "What a disability asks for",
            "profile.capacity": "Mental and emotional capacity",
            "profile.schedule": "When the participant can attend",
            "profile.availability": "Hours of the week for services",
        },
        "decisional_balance_recorded": {
            "balance.reasons_to_change": "What speaks for change",
            "balance.reasons_to_stay": "What speaks against it",
            "balance.recorded_on": "Weighed on",
        },
        "safety_noted": {"note.text": "What was noted"},
        "safety_answered": {"text": "What was done"},
        "trigger_found": {"trigger.response": "What the participant does when it comes up"},
        "response_plan_written": {"response": "What the participant does when it comes up"},
        "response_plan_used": {"helped": "It helped"},
        "court_date_set": {"court_date.purpose": "What it is about", "court_date.place": "Where"},
        "incident_recorded": {
            "incident.happened_on": "It happened on",
            "incident.setting": "Where and among whom",
            "incident.before": "What came before",
            "incident.need_ids": "The needs that were at work",
            "incident.text": "What happened",
        },
        "session_held": {
            "contact": "Kind of contact",
            "plan_used": "The plan was used",
            "goal_ids": "Worked on",
        },
        "review_held": {
            "goal_id": "On the goal",
            "attended_by": "Who took part",
            "decisions": "What was decided",
        },
        "case_conference_held": {
            "attended_by": "Who took part",
            "decisions": "What was decided",
        },
        "response_given": {
            "level": "Its step on the agency's scale",
            "behavior": "What the participant did",
            "about": "This was about",
            "text": "What staff did",
        },
        "progress_noted": {
            "goal_id": "On the goal",
            "step_id": "On the step",
            "text": "In these words",
        },
        "exception_made": {"until": "Its last day"},
        "team_member_joined": {
            "member.name": "Name",
            "member.role": "Role",
            "member.agency": "Agency",
        },
        "supporter_joined": {"supporter.name": "Name", "supporter.relation": "Relation"},
        "plan_transferred": {"to": "It went to", "policy": "The policy from now on"},
    }
)
"""For each kind of event its fields that the sentence of its rule leaves out."""
