"""Can a goal be measured, and does it fit the need that it serves and the other goals?"""

from collections.abc import Iterator

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import ENGLISH, Examined, PlacedGoal, Text
from rnr_caseplan.checks.measures import can_be_seen
from rnr_caseplan.model.vocabulary import OPEN_STEPS, Severity
from rnr_caseplan.policy.values import Guidance

_TC_6 = cite("TC", "Fluid and dynamic document", "TC-6")
_SP_2 = cite("SP", "Purpose", "SP-2")
_NP_7 = cite("NP", "Define parameters upfront", "NP-7")


@check(
    "SMT08",
    "Every measure can be seen",
    Severity.ADVICE,
    why="Without a number or something to see, two people judge success in two ways.",
    mend="Add how many, how often, or what others will see.",
    source=_NP_7,
    also=("VA-7d", "TC-6", "SP-9"),
    principles=(Principle.NEED,),
    example=Example("goals[0].measure", bad="I am calm and happy with my life."),
)
def measures_can_be_seen(plan: Examined) -> Iterator[Found]:
    """Find measures of open goals, in English, with no number and nothing to see."""
    for text, words in plan.words_of_texts:
        if not text.place.endswith(".measure") or can_be_seen(text.words, words):
            continue
        if plan.language_of(text.words) == ENGLISH:
            sentence = f"the measure of goal {text.about} has no number and nothing to see"
            yield Found(text.place, sentence, text.about)


@check(
    "SMT09",
    "A measure says more than its goal",
    Severity.WARNING,
    why="A goal that is measured by itself is reached when somebody says so.",
    mend="Say how both of you will see that the goal is reached.",
    source=_NP_7,
    also=("VA-7d", "TC-6"),
    principles=(Principle.NEED,),
    example=Example(
        "goals[1].measure", bad="I will find a job in a kitchen and keep it for two months."
    ),
)
def measures_say_more(plan: Examined) -> Iterator[Found]:
    """Find open goals whose measure repeats their statement."""
    stated: list[str] = []
    for text, words in plan.words_of_texts:
        if text.place.endswith(".statement"):
            stated = words
        elif words == stated and text.place.endswith(".measure"):
            sentence = f"the measure of goal {text.about} repeats the goal"
            yield Found(text.place, sentence, text.about)


@check(
    "SMT10",
    "Goals and steps fit the need that they serve",
    Severity.WARNING,
    why="Words copied from elsewhere ask for work that does nothing for this need.",
    mend="Write what the participant will do about this need.",
    source=_SP_2,
    also=("TC-6", "VA-7d"),
    principles=(Principle.NEED,),
    example=Example("goals[0].statement", bad="I will find paid work and keep it for two months."),
)
def words_fit_the_need(plan: Examined) -> Iterator[Found]:
    """Find open goals and steps in the policy's starter words for a domain they do not serve.

    Starter words for a domain that the goal serves are right, even if another domain shares them.
    """
    guidance = dict(plan.policy.guidance)
    others: dict[str, list[Text]] = {}
    for item in plan.open_goals:
        served = [need.need.domain for need in plan.needs_of(item)]
        starters = {
            words
            for domain in served
            if domain in guidance
            for words in _starters(guidance[domain].value)
        }
        for text in _texts_of(item) if served else ():
            if text.words not in starters:
                others.setdefault(text.words, []).append(text)
    if not others:
        return
    domains: dict[str, set[str]] = {}
    for domain, cited in guidance.items():
        for words in others.keys() & _starters(cited.value):
            domains.setdefault(words, set()).add(domain)
    for words, found in domains.items():
        for text in others[words]:
            sentence = f"{text.about} is in the starter words for {', '.join(sorted(found))}"
            yield Found(text.place, sentence, text.about)


def _texts_of(item: PlacedGoal) -> Iterator[Text]:
    """Give what a goal says: itself, its measure and its open steps."""
    place, goal = item
    yield Text(f"{place}.statement", goal.statement, goal.id)
    if goal.measure is not None:
        yield Text(f"{place}.measure", goal.measure, goal.id)
    for index, step in enumerate(goal.steps):
        if step.status in OPEN_STEPS:
            yield Text(f"{place}.steps[{index}].text", step.text, step.id)


def _starters(guidance: Guidance) -> tuple[str, ...]:
    """Give all starter words of a domain that a participant reads in a goal."""
    first = guidance.first_steps
    return (
        guidance.goal,
        guidance.measure,
        *guidance.steps,
        first.precontemplation,
        first.contemplation,
        first.preparation,
        first.action,
        first.maintenance,
    )


@check(
    "SMT11",
    "No two goals say the same",
    Severity.WARNING,
    why="The same words twice do not show what each goal is for.",
    mend="Say in each goal what it is about, or discontinue one of them.",
    source=_TC_6,
    also=("SP-2",),
    principles=(Principle.NEED,),
    example=Example(
        "goals[1].statement",
        bad="I will stop and think before I act, each week for three months.",
        good="I will find a job in a kitchen and keep it for two months.",
    ),
)
def goals_differ(plan: Examined) -> Iterator[Found]:
    """Find open goals that say the same as an open goal before them."""
    first: dict[tuple[str, ...], str] = {}
    for text, words in plan.words_of_texts:
        if text.place.endswith(".statement"):
            said = tuple(words) or (text.words,)
            other = first.setdefault(said, text.about)
            if other != text.about:
                sentence = f"goal {text.about} says the same as goal {other}"
                yield Found(text.place, sentence, text.about)


CHECKS: tuple[Check, ...] = (
    measures_can_be_seen,
    measures_say_more,
    words_fit_the_need,
    goals_differ,
)
