"""The rules about services: which one fits a goal, and where a community has too few."""

from rnr_caseplan.catalogue.rule import LIB, Rule, cite

_SP_5A = cite("SP", "Policy", "SP-5a")
_TC_14C = cite("TC", "Developing a Case Plan: Linkage", "TC-14c")
_CC_7 = cite("CC", "priority 7", "CC-7")
_CC_10 = cite("CC", "priority 10", "CC-10")
_TC_20 = cite("TC", "Breakout 6", "TC-20")

RULES_ABOUT_SERVICES = (
    Rule(
        "services.need",
        "A service for a goal works on a need of the goal.",
        "it works on {domains}",
        _TC_14C,
        also=("SP-1", "CC-4"),
    ),
    Rule(
        "services.other_need",
        "A service that works on other needs does not fit.",
        "it does not work on {domains}",
        _TC_14C,
    ),
    Rule(
        "services.risk",
        "A service is meant for people at the participant's level of risk.",
        "it serves risk level {risk_level}",
        _SP_5A,
    ),
    Rule(
        "services.other_risk",
        "A service for people at other levels of risk does not fit.",
        "it serves risk levels {served}, and the participant's is {risk_level}",
        _SP_5A,
    ),
    Rule(
        "services.risk_unknown",
        "Where a level of risk is not known, somebody asks; it is not guessed.",
        "whether it serves the participant's level of risk is not known; to ask: {missing}",
        _SP_5A,
    ),
    Rule(
        "services.mixed_refused",
        "A service that people at low and at high risk attend together is refused where the "
        "policy says so.",
        "people at low and at high risk attend it together ({served})",
        _SP_5A,
    ),
    Rule(
        "services.mixed_warned",
        "A service that people at low and at high risk attend together is warned of where the "
        "policy says so.",
        "people at low and at high risk attend it together ({served}): ask for a group apart",
        _SP_5A,
    ),
    Rule(
        "services.mixed_unknown",
        "Where a service serves low and high risk, somebody asks whether they attend apart.",
        "it serves low and high risk ({served}): ask whether they attend apart",
        _SP_5A,
    ),
    Rule(
        "services.intensity",
        "How intensive a service is fits the participant's level of risk.",
        "{hours_a_week} hours a week fit risk level {risk_level}",
        _SP_5A,
    ),
    Rule(
        "services.too_intensive",
        "A service that is more intensive than the level of risk asks for does not fit.",
        "{hours_a_week} hours a week are more than {bound}, the most at risk level {risk_level}",
        _SP_5A,
    ),
    Rule(
        "services.too_light",
        "A service that is less intensive than the level of risk asks for needs others beside it.",
        "{hours_a_week} hours a week are fewer than {bound}, the least at risk level "
        "{risk_level}: more is needed beside it",
        _SP_5A,
    ),
    Rule(
        "services.intensity_unknown",
        "Where nobody knows how intensive a service is, somebody asks.",
        "ask how many hours a week it takes",
        _SP_5A,
    ),
    Rule(
        "access.language",
        "A service is given in a language of the participant.",
        "it is given in {languages}",
        _CC_7,
        also=("SP-5b",),
    ),
    Rule(
        "access.other_language",
        "A service that is given in other languages does not fit.",
        "it is given in {languages}, none of which is recorded for the participant",
        _CC_7,
    ),
    Rule(
        "access.interpreter",
        "Where a service in another language works with interpreters, one is arranged.",
        "it is given in {languages}, with an interpreter: arrange one",
        _CC_7,
    ),
    Rule(
        "access.language_unknown",
        "Where languages are not known, somebody asks.",
        "whether the language fits is not known; to ask: {missing}",
        _CC_7,
    ),
    Rule(
        "access.hours",
        "A service is held when the participant can come.",
        "it is held when the participant can come ({attending})",
        _CC_7,
        also=("NP-6",),
    ),
    Rule(
        "access.other_hours",
        "A service that is held when the participant cannot come does not fit.",
        "it is held when the participant cannot come ({attending})",
        _CC_7,
    ),
    Rule(
        "access.hours_unknown",
        "Where hours are not known, somebody asks.",
        "whether the hours fit is not known; to ask: {missing}",
        _CC_7,
    ),
    Rule(
        "access.reach",
        "A service that one gets to without a car is in reach.",
        "the participant can get there by bus",
        _TC_14C,
        also=("TC-14e",),
    ),
    Rule(
        "access.out_of_reach",
        "A service that the participant cannot get to does not fit.",
        "the participant can get there neither by bus nor by car, nor take part from afar",
        _TC_14C,
    ),
    Rule(
        "access.reach_unknown",
        "Where nobody knows how to get there, somebody asks.",
        "whether the participant can get there is not known; to ask: {missing}",
        _TC_14C,
    ),
    Rule(
        "access.groups",
        "A service for one gender fits a participant who wishes for that; nothing else that is "
        "recorded of the person decides it.",
        "it is kept for {groups}, as the participant wishes",
        _CC_10,
    ),
    Rule(
        "access.other_groups",
        "A service for one gender does not fit a participant who wishes for that of another.",
        "it is kept for {groups}, and the participant wishes for another group",
        _CC_10,
    ),
    Rule(
        "access.groups_unknown",
        "Whether a participant belongs to the group that a service is kept for is asked, never "
        "guessed from what is recorded of the person.",
        "it is kept for {groups}: ask whether the participant can be served, and wishes so",
        _CC_10,
    ),
    Rule(
        "access.ways",
        "A service works in the ways that answer what gets in the participant's way.",
        "it works as the participant needs or wishes: {ways}",
        _CC_7,
        also=("CC-10", "NP-6"),
    ),
    Rule(
        "access.ways_unknown",
        "Whether a service works in a way that nobody recorded of it is asked.",
        "ask whether it can work as the participant needs or wishes: {ways}",
        _CC_7,
    ),
    Rule(
        "services.evidence",
        "The better the evidence for a service, the better it fits.",
        "its evidence is rated {rating}, {place} of {count} on the agency's scale",
        _TC_20,
    ),
    Rule(
        "services.evidence_unknown",
        "A service that nobody has rated has no rating; that is not read as a low one.",
        "the evidence for it is not rated: ask",
        _TC_20,
    ),
    Rule(
        "services.places",
        "A service has a free place.",
        "free places: {count}",
        _TC_20,
    ),
    Rule(
        "services.full",
        "A service without a free place does not fit now.",
        "it has no free place",
        _TC_20,
    ),
    Rule(
        "services.places_unknown",
        "Where free places are not known, somebody asks.",
        "ask whether a place is free",
        _TC_20,
    ),
    Rule(
        "services.cost",
        "A service costs the participant nothing.",
        "it costs the participant nothing (paid by: {payer})",
        _TC_14C,
    ),
    Rule(
        "services.cost_to_arrange",
        "Where the participant or an insurance pays, that is arranged first.",
        "it is paid by the {payer}: arrange that first",
        _TC_14C,
    ),
    Rule(
        "services.cost_unknown",
        "Where nobody knows who pays, somebody asks.",
        "ask what it costs and who pays",
        _TC_14C,
    ),
    Rule(
        "access.childcare",
        "A service looks after children where the participant needs that.",
        "somebody looks after children there",
        _CC_7,
    ),
    Rule(
        "access.no_childcare",
        "Where a service does not look after children, that is arranged first.",
        "nobody looks after children there: arrange childcare",
        _CC_7,
    ),
    Rule(
        "access.childcare_unknown",
        "Where nobody knows of childcare, somebody asks.",
        "whether childcare is needed or there is not known; to ask: {missing}",
        _CC_7,
    ),
    Rule(
        "access.reading",
        "A service in which nothing is read fits every reader.",
        "nothing is read there",
        _CC_7,
    ),
    Rule(
        "access.reading_help",
        "Where a service asks for reading and reading is hard for the participant, help with it is "
        "arranged.",
        "it asks for reading at grade {grade}, which is hard for the participant: arrange help",
        _CC_7,
    ),
    Rule(
        "access.reading_unknown",
        "Where nobody knows how much is read, somebody asks.",
        "whether the reading fits is not known; to ask: {missing}",
        _CC_7,
    ),
    Rule(
        "services.verified",
        "What was made sure of lately can be relied on.",
        "somebody made sure of this on {on}",
        _TC_20,
    ),
    Rule(
        "services.stale",
        "What nobody has made sure of for long is asked again.",
        "nobody has made sure of this since {on}, more than {days} days ago: ask again",
        _TC_20,
    ),
    Rule(
        "services.never_verified",
        "What nobody has made sure of is asked.",
        "nobody has made sure of this: ask",
        _TC_20,
    ),
    Rule(
        "services.after",
        "The first key of the policy by which two services differ puts one before the other.",
        "comes after {after} by {decided_by}",
        LIB,
    ),
    Rule(
        "services.gap",
        "A need with more participants than places at services that fit them is a gap.",
        "{domain} at risk level {risk_level}: {participants} in need, and places that fit for at "
        "most {served_at_most}",
        _TC_20,
    ),
    Rule(
        "services.perhaps_a_gap",
        "Where places or services are not known for certain, a need may be a gap.",
        "{domain} at risk level {risk_level}: {participants} in need, and places that fit for "
        "{served_for_certain} for certain",
        _TC_20,
    ),
    Rule(
        "services.enough",
        "A need with a place for every participant is no gap.",
        "{domain} at risk level {risk_level}: {participants} in need, and a place that fits for "
        "each",
        _TC_20,
    ),
)
