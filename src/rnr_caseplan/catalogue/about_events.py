"""What each event in the life of a plan means, and who states that it belongs there."""

from rnr_caseplan.catalogue.about_new_facts import RULES_ABOUT_NEW_FACTS
from rnr_caseplan.catalogue.rule import AB, LIB, VA_3, VA_7, Rule, cite

_VA_7E = cite("VA", "step 7", "VA-7e")
_USE = cite("VA", "thereafter", "VA-8a")
_VA_3A = cite("VA", "step 3", "VA-3a")
_SP_7B = cite("SP", "A.a", "SP-7b")
_SP_9 = cite("SP", "A.b.iv", "SP-9")
_SP_13 = cite("SP", "A.d", "SP-13")
_TC_19 = cite("TC", "How do you keep it their goals", "TC-19")
_TC_14C = cite("TC", "Developing a Case Plan: linkage", "TC-14c")
_TC_14D = cite("TC", "Developing a Case Plan: monitoring", "TC-14d")
_CC_1A = cite("CC", "priority 1", "CC-1a")

RULES_ABOUT_EVENTS = (
    Rule(
        "events.drafted",
        "Every history of a plan begins with its draft.",
        "the plan was drafted",
        LIB,
    ),
    Rule(
        "events.orientation_given",
        "Roles, expectations and consequences are explained to the participant.",
        "these were explained to the participant: {topics}",
        cite("VA", "step 1", "VA-1a"),
    ),
    Rule(
        "events.assessment_explained",
        "The purpose of an assessment is explained before it is used.",
        "the purpose of the assessment {assessment} was explained",
        cite("SP", "A.a", "SP-7a"),
    ),
    Rule(
        "events.results_shared",
        "The results of an assessment are shared with the participant.",
        "the results of the assessment {assessment} were shared with the participant",
        _SP_7B,
    ),
    Rule(
        "events.agreement_recorded",
        "How far the participant agrees is recorded.",
        "the participant was asked about {about}, and {agreement}",
        _SP_7B,
    ),
    Rule(
        "events.signed",
        "Who was asked to sign, and what they answered, is recorded.",
        "the plan was put before {signer} to sign, and the answer was: {answer}",
        _VA_7E,
    ),
    Rule(
        "events.copy_given",
        "The participant gets a copy of the plan.",
        "the participant was given a copy of the plan",
        _VA_7E,
    ),
    Rule(
        "events.goal_added",
        "The plan holds the participant's own goals.",
        "the participant asked for one more goal, about {need}: {goal}",
        _TC_19,
    ),
    Rule(
        "events.goal_reworded",
        "A goal is put into words that the participant understands and owns.",
        "the goal {goal} was put into other words",
        _TC_19,
    ),
    Rule(
        "events.goal_activated",
        "Work on a queued goal begins when a place is free and nothing comes before it.",
        "work began on the goal {goal}",
        VA_7,
    ),
    Rule(
        "events.goal_paused",
        "A goal may rest for a time; it keeps its steps and gives its place away.",
        "the goal {goal} was paused",
        _USE,
    ),
    Rule(
        "events.goal_resumed",
        "A paused goal goes on when a place is free; its open dates move by the pause.",
        "work went on with the goal {goal}",
        _USE,
    ),
    Rule(
        "events.goal_achieved",
        "A goal that was worked on may be reached; what it held stays in the plan.",
        "the goal {goal} was reached",
        _SP_13,
    ),
    Rule(
        "events.goal_discontinued",
        "Work on a goal may end for a coded reason; what it held stays in the plan.",
        "work on the goal {goal} ended before it was reached: {because}",
        _USE,
    ),
    Rule(
        "events.goal_re_added",
        "A goal that has ended comes back by joining the queue again.",
        "the goal {goal} joined the queue again",
        _USE,
    ),
    Rule(
        "events.goals_reordered",
        "The participant and the planner decide on the order of the queue.",
        "the queue of goals was put into this order: {goals}",
        cite("TC", "What is Case Planning", "TC-1"),
    ),
    Rule(
        "events.step_added",
        "A step is specific and has one day.",
        "a step was added to the goal {goal}: {step}",
        _SP_9,
    ),
    Rule(
        "events.step_started",
        "Steps are the participant's.",
        "the participant began the step {step}",
        _SP_9,
    ),
    Rule(
        "events.step_completed",
        "A step that is done is a small win.",
        "the participant did the step {step}",
        cite("NP", "Build in small wins", "NP-3"),
    ),
    Rule(
        "events.step_cannot_be_done_yet",
        "What stands in the way of a step is said, so that the plan can change.",
        "the step {step} cannot be done yet",
        _USE,
    ),
    Rule(
        "events.step_no_longer_needed",
        "A step that is not needed stays visible.",
        "the step {step} is no longer needed",
        _USE,
    ),
    Rule(
        "events.step_redated",
        "A step has one day; another day is agreed with the participant.",
        "the step {step} got another day, {due_on}",
        cite("VA", "step 7", "VA-7d"),
    ),
    Rule(
        "events.activity_added",
        "Staff do activities to support a goal.",
        "staff took on an activity for the goal {goal}: {activity}",
        cite("SP", "A.b.v", "SP-10"),
    ),
    Rule(
        "events.service_added",
        "The plan says which service, by whom and how often.",
        "a service was added: {service}",
        cite("TC", "Sample Case Plan", "TC-17"),
    ),
    Rule(
        "events.service_monitored",
        "Monitoring asks whether a service is used, adequate and beneficial.",
        "the service {service} was looked at",
        _TC_14D,
    ),
    Rule(
        "events.service_ended",
        "A service that ends stays visible.",
        "the service {service} ended",
        _TC_14D,
    ),
    Rule(
        "events.referral_made",
        "Referrals are made and followed.",
        "the participant was referred: {referral}",
        _TC_14C,
    ),
    Rule(
        "events.referral_accepted",
        "Referrals are made and followed.",
        "the referral {referral} was accepted",
        _TC_14C,
    ),
    Rule(
        "events.referral_refused",
        "Referrals are made and followed.",
        "the referral {referral} was refused",
        _TC_14C,
    ),
    Rule(
        "events.referral_ended",
        "Referrals are made and followed.",
        "the referral {referral} ended",
        _TC_14C,
    ),
    Rule(
        "events.condition_added",
        "Every condition of the court is in the plan.",
        "the court ordered a condition: {condition}",
        _VA_3A,
    ),
    Rule(
        "events.condition_met",
        "Conditions are met all through supervision.",
        "the condition {condition} was met",
        VA_3,
    ),
    Rule(
        "events.condition_modified",
        "A condition is in the plan as the court changed it; its old form stays visible.",
        "the court changed the condition {condition}",
        _VA_3A,
    ),
    Rule(
        "events.condition_violated",
        "A violation is recorded and answered.",
        "the condition {condition} was not kept",
        cite("VA", "thereafter", "VA-8c"),
    ),
    *RULES_ABOUT_NEW_FACTS,
    Rule(
        "events.session_held",
        "The plan is used at every session.",
        "a session was held",
        _USE,
    ),
    Rule(
        "events.dosage_recorded",
        "Skill-building on a need is recorded in minutes; the hours are advice only.",
        "skills were built on {need}: {minutes} minutes, take-home parts: {take_home_parts}",
        LIB,
    ),
    Rule(
        "events.review_held",
        "The plan is reviewed at its times.",
        "a {review} was held",
        cite("TC", "Fluid and dynamic document", "TC-8"),
    ),
    Rule(
        "events.case_conference_held",
        "The team meets about the plan.",
        "the team met about the plan",
        cite("CC", "priority 4", "CC-4"),
    ),
    Rule(
        "events.response_given",
        "Staff affirm progress and disapprove of antisocial acts, by graduated responses.",
        "staff gave a response: {response}",
        cite("SP", "B.c.i", "SP-17b"),
    ),
    Rule(
        "events.progress_noted",
        "Progress is seen by the participant and by the planner.",
        "progress was noted, as the {view} sees it",
        cite("SP", "B.c.i", "SP-17a"),
    ),
    Rule(
        "events.exception_made",
        "A named person decides that a plan may differ from what one check asks for, and says why.",
        "an exception was made to the check {code}, for {about}",
        AB,
    ),
    Rule(
        "events.lead_changed",
        "Somebody leads the plan.",
        "the lead case planner is now {lead}",
        _CC_1A,
    ),
    Rule(
        "events.team_member_joined",
        "A team of several agencies carries the plan.",
        "the team was joined by {member}",
        _CC_1A,
    ),
    Rule(
        "events.team_member_left",
        "A team of several agencies carries the plan.",
        "the team was left by {member}",
        _CC_1A,
    ),
    Rule(
        "events.supporter_joined",
        "Family, sponsors and peers stand at the participant's side.",
        "somebody came to the participant's side: {supporter}",
        cite("CC", "priority 5", "CC-5a"),
    ),
    Rule(
        "events.plan_transferred",
        "A plan goes on unchanged when another agency takes it over.",
        "the plan was transferred, and {lead} leads it from now on",
        LIB,
    ),
    Rule(
        "events.plan_closed",
        "Closing follows the levels and the conditions; what is unfinished is carried on.",
        "the plan was closed: {because}",
        cite("SP", "B.c.ii", "SP-18"),
    ),
)
