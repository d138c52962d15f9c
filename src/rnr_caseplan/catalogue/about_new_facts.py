"""What the events mean that bring new facts: of needs, of the driver, of the situation."""

from rnr_caseplan.catalogue.rule import AB, CG, LIB, Rule, cite

_VA_2C = cite("VA", "step 2", "VA-2c")
_VA_6B = cite("VA", "step 6", "VA-6b")
_SP_13 = cite("SP", "A.d", "SP-13")

RULES_ABOUT_NEW_FACTS = (
    Rule(
        "events.needs_reassessed",
        "Reassessment moves levels, and the plan follows.",
        "needs were assessed again: {levels}",
        cite("NP", "Redefine and readjust as needed", "NP-8"),
    ),
    Rule(
        "events.level_overridden",
        "A named person may set another level than the assessed one; both stay visible.",
        "a level was set by a person's decision: {levels}",
        AB,
    ),
    Rule(
        "events.need_found",
        "The plan answers needs that arise.",
        "one more need came to light: {need}",
        cite("TC", "Maintenance needs: assess changes", "TC-13a"),
    ),
    Rule(
        "events.driver_named",
        "The driver is a recorded judgement.",
        "the driver was named: {need}",
        _VA_2C,
    ),
    Rule(
        "events.driver_withdrawn",
        "The driver is a recorded judgement, and can be withdrawn.",
        "the driver was withdrawn",
        _VA_2C,
    ),
    Rule(
        "events.circumstance_changed",
        "The plan follows changes of circumstance.",
        "a circumstance changed: {circumstance}",
        _SP_13,
    ),
    Rule(
        "events.sobriety_changed",
        "Maintenance and graduation ask for a time of sobriety, so its beginning is kept.",
        "the time of sobriety was recorded anew; sober since: {sober_since}",
        cite("TC", "Maintenance needs, later or final phase", "TC-12b"),
    ),
    Rule(
        "events.readiness_recorded",
        "Readiness for change is asked for again and again.",
        "readiness was recorded: stage {stage}, importance {importance}, confidence {confidence}",
        cite("TC", "Fluid and dynamic document", "TC-7"),
    ),
    Rule(
        "events.decisional_balance_recorded",
        "The participant weighs what speaks for change and what against it.",
        "the participant weighed both sides; reasons to change: {to_change}, to stay: {to_stay}",
        cite("VA", "step 4", "VA-4a"),
    ),
    Rule(
        "events.responsivity_recorded",
        "What services must be fitted to is asked again and again, and the ways of working follow.",
        "what services must be fitted to was recorded: {barriers}; the ways of working are now: "
        "{ways}",
        cite("TC", "Maintenance needs: assess changes", "TC-13a"),
        also=("CC-7",),
    ),
    Rule(
        "events.safety_noted",
        "Acute danger is listed at once, at every risk level.",
        "acute danger was noted: {kind_of_danger}",
        LIB,
    ),
    Rule(
        "events.safety_answered",
        "Acute danger is answered within hours or days.",
        "the danger {danger} was answered",
        LIB,
    ),
    Rule(
        "events.strength_found",
        "Strengths are found and used.",
        "a strength came to light: {strength}",
        cite("VA", "step 5", "VA-5"),
    ),
    Rule(
        "events.trigger_found",
        "Triggers are found: people, places, things.",
        "a trigger came to light: {trigger}",
        cite("VA", "step 6", "VA-6a"),
    ),
    Rule(
        "events.response_plan_written",
        "Every trigger has a response plan.",
        "the response plan for the trigger {trigger} was written",
        _VA_6B,
    ),
    Rule(
        "events.response_plan_used",
        "Response plans are used when triggers come up.",
        "the trigger {trigger} came up, and the participant used the response plan",
        _VA_6B,
    ),
    Rule(
        "events.court_date_set",
        "The plan holds the participant's days in court.",
        "the participant is to be in court on {day} ({court_date})",
        cite("CC", "priority 8", "CC-8"),
    ),
    Rule(
        "events.incident_recorded",
        "What happened in incidents shows which need may be the driver.",
        "an incident came to light: {incident}",
        CG,
    ),
    Rule(
        "events.full_plan_decided",
        "A named person may decide for a full plan although the rules exclude the participant.",
        "a full plan was decided on; the rules alone give {outcome}",
        AB,
    ),
)
