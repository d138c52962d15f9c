"""The rules about plans: who gets one, what is in it, and when it is looked at."""

from rnr_caseplan.catalogue.rule import AB, LIB, VA_2, VA_3, VA_4, VA_7, Rule, cite

RULES_ABOUT_PLANS = (
    Rule(
        "eligibility.full_plan",
        "Everyone whom the policy does not exclude gets a full plan.",
        "no exclusion of the policy applies, so a full plan is made",
        VA_2,
    ),
    Rule(
        "eligibility.diverted",
        "Low risk is diverted from intensive planning; conditions, safety and dates stay.",
        "risk level {risk_level} is diverted from intensive planning",
        VA_2,
        also=("SP-5a",),
    ),
    Rule(
        "eligibility.exempt",
        "The groups that the policy names need no plan; conditions, safety and dates stay.",
        "the policy asks for no plan, by {because} (risk level {risk_level}, sentence in months "
        "{sentence_months}, caseload {caseload})",
        cite("SP", "A.a", "SP-6a"),
    ),
    Rule(
        "eligibility.assess_first",
        "Where the outcome depends on a risk level that is unknown, risk is assessed first.",
        "the risk level is unknown and decides who gets a plan, so it is assessed first",
        VA_2,
        also=("VA-2a",),
    ),
    Rule(
        "eligibility.override",
        "A named person may decide for a full plan; the library's own outcome stays visible.",
        "{by} decided on {on} for a full plan; the rules alone give {outcome}",
        AB,
    ),
    Rule(
        "eligibility.plan_due",
        "A full plan is due a stated time after its anchor.",
        "the plan is due {count} after {anchor} ({counted_from})",
        cite("SP", "A.a", "SP-6b"),
    ),
    Rule(
        "eligibility.plan_due_band",
        "The first band of the policy whose tests all pass says when the plan is due.",
        "because {because}",
        LIB,
    ),
    Rule(
        "eligibility.no_date_asked",
        "A policy may ask for no due date.",
        "the policy asks for no due date",
        LIB,
    ),
    Rule(
        "eligibility.no_plan_owed",
        "Without a full plan no due date is given.",
        "no plan is due, because the outcome is {outcome}",
        cite("SP", "A.a", "SP-6b"),
    ),
    Rule(
        "eligibility.no_due_date",
        "No due date is given where its anchor is not known, or the calendar ends before it.",
        "no due date can be counted: {because}",
        cite("SP", "A.a", "SP-6b"),
    ),
    Rule(
        "safety.note",
        "Acute danger that somebody noted is answered within hours or days, at every risk level.",
        "noted danger: {kind}, to be answered within {within_days} days of {counted_from}",
        LIB,
        also=("CC-6",),
    ),
    Rule(
        "safety.need",
        "A withdrawal or overdose need that is high or interferes is acute danger.",
        "this need is acute now: {kind}, to be answered within {within_days} days of "
        "{counted_from}",
        LIB,
    ),
    Rule(
        "safety.assess_today",
        "A withdrawal or overdose need of unknown level is assessed at once.",
        "the level is unknown and the danger may be acute: assess {kind} within {within_days} "
        "days of {counted_from}",
        LIB,
    ),
    Rule(
        "goals.starter_wording",
        "A drafted goal is in starter words until somebody replaces them.",
        "the wording is a starter; replace it together with the participant",
        LIB,
    ),
    Rule(
        "goals.own_wording",
        "A goal that the participant asks for stays in the participant's words.",
        "the goal is in the participant's own words",
        cite("TC", "How do you keep it their goals", "TC-19"),
    ),
    Rule(
        "goals.dates",
        "A goal has a target date.",
        "starts {starts_on}, to be reached within {target} days",
        cite("NP", "Define parameters upfront", "NP-7"),
    ),
    Rule(
        "goals.first_step",
        "A goal is broken into small steps, the first one early.",
        "the first step is due after {days} days",
        cite("NP", "Build in small wins", "NP-3"),
    ),
    Rule(
        "goals.expected_dates",
        "A queued goal shows the dates that follow if the goals before it keep theirs.",
        "expected to start {starts_on}, when a place is free if the goals before it keep their "
        "dates",
        cite("NP", "Get creative with timelines", "NP-5"),
    ),
    Rule(
        "goals.no_dates_yet",
        "A goal that cannot start yet has no dates.",
        "it has no dates until it can start",
        cite("NP", "Get creative with timelines", "NP-5"),
    ),
    Rule(
        "goals.closing_level",
        "Work on a need goes on until its level has fallen to the policy's closing level.",
        "work goes on until the level is at most {closes_at}; it is {level} now",
        cite("SP", "A.d", "SP-14"),
    ),
    Rule(
        "goals.graduation",
        "Maintenance activities can be required for graduation.",
        "work on this need is required for graduation",
        cite("TC", "Maintenance needs, later or final phase", "TC-12c"),
    ),
    Rule(
        "goals.limit",
        "Never more goals are active than the policy allows.",
        "{asked} goals are asked for at once; the policy allows {limit}",
        VA_7,
    ),
    Rule(
        "conditions.woven",
        "A condition that fits a goal's domain is woven into that goal.",
        "it supports goal {goal}",
        cite("NP", "Pull together the right data", "NP-1"),
    ),
    Rule(
        "conditions.alone",
        "A condition that fits no goal stands by itself; it is met all the same.",
        "it fits no goal of this plan, so it stands by itself",
        VA_3,
    ),
    Rule(
        "motivation.first_step",
        "The first step of a goal fits the stage of change.",
        "the first step fits the stage of change: {stage}",
        cite("TC", "Fluid and dynamic document", "TC-7"),
        also=("SP-5b", "NP-6"),
    ),
    Rule(
        "motivation.enhance",
        "Where motivation is low, the first step enhances it; the goal stays.",
        "at the stage {stage} the first step is one that raises motivation",
        cite("VA", "step 4", "VA-4b"),
    ),
    Rule(
        "motivation.strategy",
        "Each stage of change calls for work of its own from staff.",
        "at the stage {stage}: {strategy}",
        cite("TC", "Fluid and dynamic document", "TC-7"),
        also=("VA-4a", "VA-4b"),
    ),
    Rule(
        "motivation.not_recorded",
        "Without a stage of change no motivational first step is added.",
        "no stage of change is recorded, so goals begin with their usual first step",
        cite("VA", "step 4", "VA-4a"),
    ),
    Rule(
        "motivation.balance",
        "What speaks for change and what against it is weighed with the participant.",
        "reasons to change that the participant weighed: {to_change}; reasons to stay: {to_stay}; "
        "recorded on: {recorded_on}",
        cite("VA", "step 4", "VA-4a"),
    ),
    Rule(
        "motivation.keeps_place",
        "Low motivation never removes a driver, and the policy keeps a place for it.",
        "motivation removes no goal; goal places kept for {kept_for} at risk level {risk_level}: "
        "{places}",
        VA_4,
    ),
    Rule(
        "motivation.keeps_turn",
        "Low motivation never removes a driver; where no place is kept, it has its turn by rank.",
        "motivation removes no goal; at risk level {risk_level} no place is kept for {kept_for}, "
        "which has its turn by rank",
        VA_4,
    ),
    Rule(
        "motivation.may_wait",
        "While motivation is raised, a driver does not wait long when the risk is high.",
        "at risk level {risk_level} it may wait {days} days from the day on which it was named "
        "({named_on}), until {until}",
        VA_4,
    ),
    Rule(
        "motivation.no_longest_wait",
        "A policy may set no longest delay at some levels of risk.",
        "at risk level {risk_level} the policy sets no longest delay",
        VA_4,
    ),
    Rule(
        "dosage.counted",
        "Minutes of skill-building on a need that counts are added up; take-home work counts too.",
        "{minutes} minutes count; a part of take-home work counts {take_home}",
        LIB,
    ),
    Rule(
        "dosage.not_criminogenic",
        "Skill-building on a need that is not criminogenic is recorded and does not count.",
        "it does not count, because the need is {tier}",
        LIB,
    ),
    Rule(
        "dosage.outside_scheme",
        "Skill-building on a need outside the policy's scheme is recorded and does not count.",
        "it does not count, because {domain} is outside {scheme}",
        LIB,
    ),
    Rule(
        "dosage.not_at_target_level",
        "Skill-building at a level that the policy does not target is recorded and does not count.",
        "what was recorded at level {levels} does not count, because it is no target",
        LIB,
    ),
    Rule(
        "dosage.figure",
        "A figure of hours stands beside what was recorded; it is advice and no rule.",
        "{hours} hours are spoken of at {band} risk (here {risk_level}); the figure is not firmly "
        "established, and nothing follows from it",
        LIB,
    ),
    Rule(
        "dosage.no_figure",
        "At some levels of risk no figure of hours is spoken of.",
        "no figure of hours stands at risk level {risk_level}",
        LIB,
    ),
    Rule(
        "responsivity.adapted",
        "What gets in the way, or must be respected, is answered by how staff work.",
        "because of what was found: {barrier}",
        cite("VA", "step 7", "VA-7b"),
        also=("NP-6", "CC-7", "CC-10", "SP-5b"),
    ),
    Rule(
        "responsivity.from_need",
        "Some needs show by themselves what gets in the way.",
        "the need {need} shows it: its level is {level}; in the way now: {interferes}",
        cite("CC", "priority 7", "CC-7"),
    ),
    Rule(
        "responsivity.ruled_out",
        "A way of working that something else makes impossible is left out.",
        "{adaptation} is left out here, because of {against}",
        LIB,
    ),
    Rule(
        "responsivity.shorter_steps",
        "Where steps are shorter, the first one is due sooner.",
        "the first step is due after {days} days, in shorter steps because of {barriers}",
        cite("NP", "Build in small wins", "NP-3"),
        also=("NP-6",),
    ),
    Rule(
        "responsivity.in_turn",
        "Where one thing comes at a time, goals that begin together take turns.",
        "one thing at a time: as number {place} of {goals} goals that begin together, the first "
        "step is due after {days} of {within} days",
        cite("NP", "Get creative with timelines", "NP-5"),
        also=("NP-6",),
    ),
    Rule(
        "strengths.used",
        "Strengths are used in the steps of goals.",
        "used in {steps}",
        cite("VA", "step 5", "VA-5"),
        also=("SP-5b", "NP-4", "CC-9"),
    ),
    Rule(
        "strengths.no_goal",
        "A strength is kept for later where there is no goal to use it in.",
        "there is no goal yet to use it in",
        cite("VA", "step 5", "VA-5"),
    ),
    Rule(
        "reviews.formal",
        "The plan is formally reviewed at a stated interval at the latest.",
        "{every}, counted from {counted_from}",
        cite("TC", "Fluid and dynamic document", "TC-8"),
    ),
    Rule(
        "reviews.check_in",
        "Each active goal is checked on in a cadence of its own.",
        "{every}, counted from {counted_from}",
        cite("NP", "Get creative with timelines", "NP-5"),
    ),
    Rule(
        "reviews.reassessment",
        "Needs are reassessed periodically.",
        "{every} from the last assessment, {counted_from}",
        cite("NP", "Redefine and readjust as needed", "NP-8"),
    ),
    Rule(
        "reviews.unscheduled",
        "Some events call for a look at the plan at once, whatever its dates.",
        "the plan is looked at when {event}",
        cite("SP", "A.d", "SP-13"),
    ),
)
