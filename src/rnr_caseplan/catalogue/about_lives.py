"""The rules about the life of a plan: what no event may do, what follows, and how plans end."""

from rnr_caseplan.catalogue.rule import AB, LIB, Rule, cite

_SP_18 = cite("SP", "B.c.ii", "SP-18")
_TC_12B = cite("TC", "Maintenance needs, later or final phase", "TC-12b")
_TC_12C = cite("TC", "Maintenance needs, later or final phase", "TC-12c")
_TC_14D = cite("TC", "Developing a Case Plan: monitoring", "TC-14d")
_NP_8 = cite("NP", "Redefine and readjust as needed", "NP-8")

OVERRIDABLE_RULES = (
    "goals.limit",
    "targets.no_full_plan",
    "sequence.kept_place",
    "sequence.one_goal_a_need",
    "sequence.stabilize_first",
    "sequence.maintenance_waits",
    "sequence.sobriety",
    "closing.need_open",
    "closing.condition_open",
    "closing.danger_open",
    "closing.maintenance_open",
    "closing.sobriety",
)
"""The rules that can stand against an event; a policy says which of them may be set aside."""

RULES_ABOUT_LIVES = (
    Rule(
        "lives.override",
        "A named person may set a rule aside where the policy allows it; both stay visible.",
        "{by} decided on {on} to go on all the same, against {rules}",
        AB,
    ),
    Rule(
        "lives.drafted_already",
        "A plan is drafted once.",
        "the plan is drafted already",
        LIB,
    ),
    Rule(
        "lives.other_draft",
        "Who drafted a plan is said of that draft.",
        "the event tells of another draft: {parts}",
        LIB,
    ),
    Rule(
        "lives.written_by_hand",
        "The life of a plan begins with its draft; what happened since is recorded as events.",
        "the plan has no history, but holds what events would have made: {parts}",
        LIB,
    ),
    Rule(
        "lives.closed",
        "A closed plan does not change.",
        "the plan was closed on {closed_on}",
        _SP_18,
    ),
    Rule(
        "lives.other_policy",
        "A plan changes under its own policy; a transfer may name another.",
        "the plan is under policy {policy}, and not under {given}",
        LIB,
    ),
    Rule(
        "lives.newer_version",
        "Who changes a plan has seen its latest version.",
        "the writer of {change} saw version {seen}, and the plan is at version {version}; since "
        "then: {since}",
        LIB,
    ),
    Rule(
        "lives.no_such_version",
        "Nobody has seen a version that is still to come.",
        "there is no version {seen}; the plan is at version {version}",
        LIB,
    ),
    Rule(
        "lives.before_the_plan",
        "Nothing happens to a plan before it is drafted.",
        "{on} lies before the day of the draft, {drafted_on}",
        LIB,
    ),
    Rule(
        "lives.recorded_already",
        "The same event is recorded once; an id of its own tells apart two that look the same.",
        "the same event is recorded as version {version}",
        LIB,
    ),
    Rule(
        "lives.out_of_order",
        "What changes a part of the plan does not lie before its last change.",
        "{on} lies before {last}, the day of the last change of {part}",
        LIB,
    ),
    Rule(
        "lives.not_in_the_plan",
        "An event speaks of parts that the plan has.",
        "the plan has no such id among its {part} ({field})",
        LIB,
    ),
    Rule(
        "lives.id_taken",
        "Each part of a plan has an id of its own.",
        "the id is taken among the {part} ({field})",
        LIB,
    ),
    Rule(
        "lives.unknown_domain",
        "Needs, strengths and conditions speak of domains that the policy knows.",
        "the policy does not know the domain ({field})",
        LIB,
    ),
    Rule(
        "lives.unknown_contact",
        "A contact has one of the policy's own names.",
        "the policy has no event of this name (contact)",
        LIB,
    ),
    Rule(
        "lives.goal_status",
        "What can happen to a goal depends on where it stands.",
        "the goal {goal} is {status}",
        LIB,
    ),
    Rule(
        "lives.step_status",
        "What can happen to a step depends on where it stands.",
        "the step {step} is {status}",
        LIB,
    ),
    Rule(
        "lives.step_day",
        "A step has one day, and the day is not past when it is set.",
        "the day of the step {step} is lacking or past",
        cite("VA", "step 7", "VA-7d"),
    ),
    Rule(
        "lives.referral_status",
        "What can happen to a referral depends on where it stands.",
        "the referral {referral} is {status}",
        LIB,
    ),
    Rule(
        "lives.service_ended",
        "A service that has ended is not monitored.",
        "the service {service} ended on {ended_on}",
        LIB,
    ),
    Rule(
        "lives.condition_met",
        "A condition that is met is not met again, nor violated, until the court changes it.",
        "the condition {condition} was met on {met_on}",
        LIB,
    ),
    Rule(
        "lives.danger_answered",
        "A danger is answered once.",
        "the danger {danger} was answered on {answered_on}",
        LIB,
    ),
    Rule(
        "lives.no_response_plan",
        "Only a response plan that is written can be used.",
        "the trigger {trigger} has no response plan",
        cite("VA", "step 6", "VA-6b"),
    ),
    Rule(
        "lives.not_the_queue",
        "Reordering names every future goal once.",
        "these are not the goals of the queue",
        LIB,
    ),
    Rule(
        "lives.no_driver",
        "Only a driver that is recorded can be withdrawn.",
        "no driver is recorded",
        LIB,
    ),
    Rule(
        "lives.nothing_new",
        "An event that would change nothing is not recorded as a change.",
        "it stands like this already ({field})",
        LIB,
    ),
    Rule(
        "lives.future_day",
        "What is recorded as a fact has happened by the day of the event.",
        "{field} lies after the day of the event",
        LIB,
    ),
    Rule(
        "lives.score",
        "A score lies on the scale of its need.",
        "{field} lies above the highest score of its scale",
        LIB,
    ),
    Rule(
        "lives.not_carried",
        "Closing says of each unfinished goal and each open condition where it goes.",
        "unfinished and not carried on: {parts}",
        _SP_18,
    ),
    Rule(
        "lives.nothing_to_carry",
        "Only what is unfinished is carried on.",
        "not among the unfinished parts of the plan ({field})",
        _SP_18,
    ),
    Rule(
        "lives.need_by_goal",
        "What the plan does with a need follows from the goals on it.",
        "the goal {goal} on it is {status}",
        LIB,
    ),
    Rule(
        "lives.proposed",
        "A reassessment is looked at before it is recorded.",
        "this is proposed, and nothing is recorded yet",
        _NP_8,
    ),
    Rule(
        "lives.no_place",
        "A goal that joins the plan waits in the queue until somebody begins it.",
        "it joined the queue on {on}",
        LIB,
    ),
    Rule(
        "lives.dates_moved",
        "The open dates of a goal move by the length of its pause.",
        "its open dates moved by {days} days, the length of the pause",
        LIB,
    ),
    Rule(
        "closing.need_open",
        "Work on a need goes on until its level has fallen to the policy's closing level.",
        "the need {need} is at level {level}, and its work may end at {closes_at}",
        cite("SP", "A.d", "SP-14"),
    ),
    Rule(
        "closing.condition_open",
        "Closing follows the conditions as well.",
        "the condition {condition} is not met",
        _SP_18,
    ),
    Rule(
        "closing.goal_open",
        "Closing says of each goal where it stands.",
        "the goal {goal} is {status}",
        _SP_18,
    ),
    Rule(
        "closing.danger_open",
        "Acute danger is answered before a plan ends, unless the participant has died.",
        "the danger {danger} is not answered",
        LIB,
    ),
    Rule(
        "closing.maintenance_open",
        "Maintenance activities can be required for graduation.",
        "no goal on the maintenance need {need} is reached",
        _TC_12C,
    ),
    Rule(
        "closing.sobriety",
        "Graduation asks for a reasonable time of sobriety.",
        "{days} days of sobriety are asked for, sober since {sober_since}",
        _TC_12B,
    ),
    Rule(
        "closing.nothing_open",
        "A plan may close when nothing is open.",
        "nothing is open",
        _SP_18,
    ),
    Rule(
        "follow_ups.next_goal",
        "When a place is free, the next goal of the queue is proposed; people decide.",
        "a place is free, and {goal} is the next goal that may begin",
        cite("VA", "step 7", "VA-7c"),
    ),
    Rule(
        "follow_ups.paused_goal",
        "A goal that rests is not forgotten: when a place is free, going on is proposed.",
        "a place is free, and the paused goal {goal} may go on",
        cite("VA", "step 7", "VA-7c"),
    ),
    Rule(
        "follow_ups.review",
        "Some events call for a review soon, such as a completed goal or a changed circumstance.",
        "the plan is looked at when {event}, as on {on}",
        cite("SP", "A.d", "SP-13"),
    ),
    Rule(
        "follow_ups.levels_moved",
        "A plan follows when levels have moved, so it is looked at.",
        "levels moved, as on {on}, so the plan is looked at",
        _NP_8,
    ),
    Rule(
        "follow_ups.review_day",
        "A review that an event calls for has a day.",
        "the review is held within {within_days} days of {counted_from}",
        LIB,
    ),
    Rule(
        "follow_ups.close_need",
        "Work on a need may end when its level has fallen to the closing level.",
        "the need {need} has fallen to {level}; the work of {goal} may end at {closes_at}",
        cite("SP", "A.d", "SP-14"),
    ),
    Rule(
        "follow_ups.driver",
        "A driver that the rules do not accept any more is looked at by people.",
        "the recorded driver {need} is not accepted at its present level, {level}",
        cite("VA", "step 2", "VA-2c"),
    ),
    Rule(
        "follow_ups.new_target",
        "A need that has become a target gets a goal in the queue.",
        "the need {need} became a target since the last review, and {goal} was drafted for it",
        _NP_8,
    ),
    Rule(
        "follow_ups.back_to_planning",
        "A service that is not used, not adequate or not beneficial goes back to planning and "
        "linkage.",
        "the service {service} does not do its work: {because}",
        _TC_14D,
    ),
    Rule(
        "follow_ups.motivation",
        "Where readiness drops, a step that raises motivation comes first.",
        "readiness dropped: {because}",
        cite("VA", "step 4", "VA-4b"),
    ),
    Rule(
        "follow_ups.answer_danger",
        "Acute danger comes before everything else, until somebody has answered it.",
        "nobody has answered the danger {danger}",
        LIB,
    ),
    Rule(
        "follow_ups.answer_violation",
        "A violation is answered.",
        "nobody has answered the violation of {condition} on {on}",
        cite("VA", "thereafter", "VA-8c"),
    ),
    Rule(
        "follow_ups.close_plan",
        "When nothing is open, the end of the plan is proposed.",
        "every goal has ended and nothing else is open",
        _SP_18,
    ),
)
