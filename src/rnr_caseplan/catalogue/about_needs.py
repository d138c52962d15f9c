"""The rules about needs: their tiers, the driver, their order, and what a plan does with them."""

from rnr_caseplan.catalogue.rule import CG, LIB, TC_5, TC_9, TC_12, VA_2, VA_4, VA_7, Rule, cite

RULES_ABOUT_NEEDS = (
    Rule(
        "tiers.usual",
        "A need has the tier that its domain usually has.",
        "needs of this kind are usually {tier} (contributed: {contributed}, interferes: "
        "{interferes})",
        cite("TC", "Responsivity, criminogenic and maintenance needs", "TC-1"),
    ),
    Rule(
        "tiers.contributed",
        "Some domains change tier where the need contributed to this participant's offending.",
        "the need contributed to this participant's offending, which makes it {tier}",
        cite("TC", "Maintenance needs: could be criminogenic", "TC-11a"),
    ),
    Rule(
        "tiers.interferes",
        "Some domains change tier where the need gets in the way of taking part right now.",
        "the need gets in the way right now, which makes it {tier}",
        TC_9,
    ),
    Rule(
        "tiers.static",
        "Static history raises the risk level and is never a goal.",
        "static history cannot change, so it is never a goal",
        cite("AB", "the central eight: history is static"),
    ),
    Rule(
        "drivers.accepted",
        "A recorded driver counts when it is dynamic, criminogenic and at least moderate.",
        "accepted as the driver (named by: {named_by}; on: {named_on})",
        CG,
    ),
    Rule(
        "drivers.outside_usual",
        "A driver outside the needs that most often drive is accepted with a warning.",
        "the driver is outside {scheme}, the needs that most often drive the others",
        CG,
    ),
    Rule(
        "drivers.override",
        "Mental health or trauma is a driver only by a supervisor's recorded override.",
        "accepted as the driver by the override of {by} on {on}; the rules alone refuse it",
        CG,
    ),
    Rule(
        "drivers.refused_static",
        "Static history is never a driver.",
        "refused as the driver: static history cannot change; name a need that can",
        CG,
    ),
    Rule(
        "drivers.refused_domain",
        "A need outside the policy's list of domains is not a driver.",
        "refused as the driver: the policy does not list this domain; name one that it lists",
        CG,
    ),
    Rule(
        "drivers.refused_without_override",
        "Mental health or trauma without a supervisor's override is not a driver.",
        "refused as the driver: this domain needs a supervisor's recorded override with a reason",
        CG,
    ),
    Rule(
        "drivers.refused_tier",
        "A need that is not criminogenic is not a driver.",
        "refused as the driver: the need is {tier}, not criminogenic; review how it contributed",
        CG,
    ),
    Rule(
        "drivers.refused_level",
        "A low-scoring driver is refused: reassess, or review with the supervisor.",
        "refused as the driver: the level is {level}; reassess, or review with the supervisor",
        CG,
    ),
    Rule(
        "drivers.candidate",
        "Needs at work in past incidents, or that fuel others, are proposed as drivers.",
        "may be the driver: at work in {incidents} of {reviewed} reviewed incidents, fuels "
        "{fuels} other needs, level {level}, influence group {influence}",
        CG,
    ),
    Rule(
        "drivers.no_candidate",
        "Without evidence no driver is proposed.",
        "no criminogenic need that may be a driver was at work in an incident or fuels another",
        CG,
    ),
    Rule(
        "drivers.long_delay",
        "Work on a driver is not delayed long when the risk is high.",
        "the driver has waited {waited} days at risk level {risk_level}; the longest delay is "
        "{longest} days",
        VA_4,
    ),
    Rule(
        "ranking.order",
        "Needs are ordered by tier, then class, then the policy's keys for the tier.",
        "ordered by tier: {tiers}",
        TC_12,
    ),
    Rule(
        "ranking.first",
        "The first need in this order has rank 1.",
        "nothing comes before it",
        TC_12,
    ),
    Rule(
        "ranking.after_class",
        "In a tier moderate, high and interfering needs come first, then unknown, then low ones.",
        "ranked after {after}, whose class comes first",
        LIB,
    ),
    Rule(
        "ranking.after",
        "Two neighbors in rank are told apart by the first key in which they differ.",
        "ranked after {after} by {decided_by}",
        TC_12,
    ),
    Rule(
        "ranking.not_ranked",
        "What is not a target has no rank.",
        "not ranked, because it is never a target",
        cite("AB", "the central eight: history is static"),
    ),
    Rule(
        "ranking.loop",
        "Needs that fuel each other in a loop are reported; edges inside the loop do not count.",
        "{needs} fuel each other in a loop, so what they fuel inside it is not used",
        LIB,
    ),
    Rule(
        "targets.level",
        "Moderate and high needs are targets.",
        "a {level} need is a target",
        TC_5,
    ),
    Rule(
        "targets.interferes",
        "A responsivity need that interferes is a target at any level.",
        "it gets in the way of taking part right now, so it is a target at any level",
        TC_9,
    ),
    Rule(
        "targets.driver",
        "The accepted driver is a target.",
        "the accepted driver is a target",
        cite("VA", "step 2", "VA-2c"),
    ),
    Rule(
        "targets.watched",
        "Low needs are kept in view and not worked on.",
        "a need at level {level} is watched, not worked on",
        TC_5,
    ),
    Rule(
        "targets.assess_first",
        "A need of unknown level is assessed first; unknown is never read as low.",
        "the level is unknown, so the need is assessed before it gets a goal",
        LIB,
    ),
    Rule(
        "targets.adaptation",
        "A responsivity need that does not interfere is answered by adaptations and referrals.",
        "it does not keep the participant from taking part, so it is answered by adaptations, "
        "referrals and activities instead of a goal place",
        cite("VA", "step 7", "VA-7b"),
    ),
    Rule(
        "targets.beyond_count",
        "Criminogenic needs beyond the policy's count are not targeted for now.",
        "beyond the {limit} criminogenic needs that are targeted first",
        cite("SP", "Purpose", "SP-3"),
    ),
    Rule(
        "targets.static",
        "Static history is never a goal.",
        "static history is never a goal",
        cite("AB", "the central eight: history is static"),
    ),
    Rule(
        "targets.no_full_plan",
        "Without a full plan needs get no goal; responsivity needs still get referrals.",
        "no goal place, because the outcome is {outcome}",
        VA_2,
    ),
    Rule(
        "targets.wanted",
        "A goal that the participant asks for is kept in the queue.",
        "the participant asks for this goal, so it is kept in the queue",
        cite("TC", "How do you keep it their goals", "TC-19"),
    ),
    Rule(
        "sequence.interfering_first",
        "Responsivity needs that interfere fill the goal places by rank.",
        "it takes a goal place because it gets in the way right now",
        TC_9,
    ),
    Rule(
        "sequence.kept_place",
        "At the risk levels that the policy names a place is kept for the driver.",
        "a place is kept for {kept_for} at risk level {risk_level}",
        VA_4,
    ),
    Rule(
        "sequence.free_place",
        "What places are left go to the criminogenic targets, by rank.",
        "a goal place is free, and this is the next target",
        VA_7,
    ),
    Rule(
        "sequence.clinical_stabilization",
        "Substance use that gets in the way can be treated beside the responsivity needs.",
        "it needs clinical stabilization, so it does not wait",
        TC_9,
    ),
    Rule(
        "sequence.stabilize_first",
        "Where the policy says so, criminogenic work waits until the participant has stabilized.",
        "it waits until the participant has stabilized; still in the way: {waits_for}",
        cite("TC", "Criminogenic needs: after the participant has stabilized", "TC-10b"),
    ),
    Rule(
        "sequence.no_free_place",
        "Never more goals are active than the policy allows; the rest is queued.",
        "all {limit} goal places are taken, so it is queued",
        VA_7,
    ),
    Rule(
        "sequence.maintenance_waits",
        "Maintenance comes after the other two kinds of need.",
        "maintenance waits for {waits_for}",
        TC_12,
    ),
    Rule(
        "sequence.sobriety",
        "Maintenance waits for a reasonable time of sobriety.",
        "maintenance waits for {days} days of sobriety; sober since: {sober_since}",
        cite("TC", "Maintenance needs, later or final phase", "TC-12b"),
    ),
    Rule(
        "sequence.maintenance_starts",
        "Maintenance starts when nothing that comes before it is open and a place is free.",
        "nothing that comes before maintenance is open, and a goal place is free",
        TC_12,
    ),
    Rule(
        "sequence.risk_unknown",
        "Until the risk level is assessed no goal is active.",
        "no goal is active until the risk level is assessed",
        VA_2,
    ),
    Rule(
        "sequence.one_goal_a_need",
        "A second goal on the same need waits for the first.",
        "another goal on the same need comes first",
        LIB,
    ),
)
