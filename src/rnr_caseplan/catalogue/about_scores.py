"""The rules about scores: what an assessment says, what it does not, and which one counts."""

from rnr_caseplan.catalogue.rule import LIB, Rule, cite

_CC_3 = cite("CC", "priority 3", "CC-3")

RULES_ABOUT_SCORES = (
    Rule(
        "scores.risk_band",
        "A total gives the risk level of the band that it lies in.",
        "{instrument}: a total of {score} of {maximum} lies in {band}, which is {risk_level}",
        _CC_3,
        also=("VA-2a", "TC-2"),
    ),
    Rule(
        "scores.need_band",
        "The score of a scale gives the level of the band that it lies in.",
        "{instrument}: {score} of {maximum} on {scale} lies in {band}, which is {level}",
        _CC_3,
        also=("VA-2a", "TC-2"),
    ),
    Rule(
        "scores.positive",
        "A positive screening calls for an assessment; it says no level.",
        "{instrument}: {score} of {maximum} lies in {band}, which is positive: assess",
        _CC_3,
    ),
    Rule(
        "scores.negative",
        "A negative screening gives no need.",
        "{instrument}: {score} of {maximum} lies in {band}, which is negative",
        _CC_3,
    ),
    Rule(
        "scores.combined",
        "A scale that measures several things gives one need, to be confirmed.",
        "{scale}: {note}",
        LIB,
    ),
    Rule(
        "scores.unverified",
        "What nobody has read at its source says so.",
        "nobody has read the numbers of {scale} at their source",
        LIB,
    ),
    Rule(
        "scores.bands",
        "An agency's own bands go before the tool's; those in force on the day of the assessment "
        "hold.",
        "{scale} is read by the bands of {agency} for {norm_group}, since {since}",
        LIB,
    ),
    Rule(
        "scores.missing",
        "A missing score is unknown.",
        "{scale} has no score",
        LIB,
    ),
    Rule(
        "scores.out_of_range",
        "A score that a scale does not have is unknown.",
        "the score of {scale} lies outside of {lowest} to {highest}",
        LIB,
    ),
    Rule(
        "scores.half_answered",
        "A score with more unanswered items than its tool allows is unknown.",
        "{unanswered} items of {scale} are unanswered, and at most {at_most} may be",
        LIB,
    ),
    Rule(
        "scores.contradict",
        "Where a total is the sum of its items, it and the scales cannot contradict each other.",
        "the total is {total}, and with these scales it would lie in {least} to {most}",
        LIB,
    ),
    Rule(
        "scores.stale",
        "An assessment holds for a stated time.",
        "assessed on {assessed_on}, which held for {months} months, until {last}",
        LIB,
    ),
    Rule(
        "scores.not_yet",
        "An assessment of a later day is not seen.",
        "assessed on {assessed_on}, after {as_of}",
        LIB,
    ),
    Rule(
        "scores.after_tool",
        "Bands of one day say nothing about a later assessment.",
        "assessed on {assessed_on}, and the tool is known as of {on} only",
        LIB,
    ),
    Rule(
        "scores.no_bands",
        "Without bands that were in force on that day, a score is not read.",
        "no bands of {scale} were in force on {on}",
        LIB,
    ),
    Rule(
        "scores.no_bands_for_group",
        "Without bands for the norm group that were in force on that day, a score is not read.",
        "no bands of {scale} for this norm group were in force on {on}",
        LIB,
    ),
    Rule(
        "scores.norm_group_needed",
        "Where bands differ by norm group, the group must be told.",
        "the bands of {scale} differ by norm group, and none is told; expected one of {accepted}",
        LIB,
    ),
    Rule(
        "scores.norm_group_unknown",
        "Where bands differ by norm group, the group must be one that the tool knows.",
        "the bands of {scale} differ by norm group, and this one is not known; expected one of "
        "{accepted}",
        LIB,
    ),
    Rule(
        "scores.agency_needed",
        "Where only agencies state bands, the agency must be told.",
        "the bands of {scale} are an agency's, and none is told; expected one of {accepted}",
        LIB,
    ),
    Rule(
        "scores.agency_unknown",
        "Where bands differ by agency, the agency must be one that the tool knows.",
        "the bands of {scale} differ by agency, and this one is not known; expected one of "
        "{accepted}",
        LIB,
    ),
    Rule(
        "scores.other_scale",
        "A score of a scale that the tool does not have is not used.",
        "a score is of a scale that the tool does not have; expected one of {accepted}",
        LIB,
    ),
    Rule(
        "scores.only",
        "The one assessment that says something counts.",
        "{instrument} of {on} counts, as no other says anything",
        LIB,
    ),
    Rule(
        "scores.preferred",
        "Of several assessments that of the preferred tool counts.",
        "{instrument} of {on} counts, as this tool is preferred",
        LIB,
    ),
    Rule(
        "scores.later",
        "Of several assessments the later one counts.",
        "{instrument} of {on} counts, as it is the later one",
        LIB,
    ),
    Rule(
        "scores.by_name",
        "Of several assessments of one day the tool whose name comes first counts.",
        "{instrument} of {on} counts, as its name comes first among those of that day",
        LIB,
    ),
    Rule(
        "scores.silent",
        "An assessment that does not know the answer is passed over.",
        "{instrument} does not say",
        LIB,
    ),
    Rule(
        "scores.nothing",
        "Without an assessment that says a risk level, it is unknown.",
        "no assessment says a risk level",
        LIB,
    ),
    Rule(
        "scores.disagree_risk",
        "Two tools that say different risk levels are reported.",
        "{instrument} says that the risk is {risk_level}, and {other} says {other_risk_level}",
        LIB,
    ),
    Rule(
        "scores.disagree_need",
        "Two tools that say different levels of a domain are reported.",
        "{instrument} says that {domain} is {level}, and {other} says {other_level}",
        LIB,
    ),
    Rule(
        "scores.disagree_positive",
        "A positive screening where a tool says low is reported.",
        "{instrument} says that {domain} is {level}, and {other} is positive: assess",
        LIB,
    ),
)
