"""Are goals and steps specific: what is done, and on which one day?"""

from collections.abc import Callable, Iterable, Iterator, Sequence

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, Text
from rnr_caseplan.checks.measures import says_how_often
from rnr_caseplan.checks.spans import has_span
from rnr_caseplan.checks.vague import vague_times_in, vague_words_in
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.policy.listed_words import ListedWords, words_of

_VA_7D = cite("VA", "step 7", "VA-7d")
_TC_6 = cite("TC", "Fluid and dynamic document", "TC-6")
_TC_17 = cite("TC", "Sample Case Plan", "TC-17")
_SP_9 = cite("SP", "A.b.iv", "SP-9")

_LAST_SPACED_LETTER = "\u0dff"
"""The scripts behind it, such as Thai and Chinese, put no space between words."""

TextAndWords = tuple[Text, list[str]]
_SEEN_WHERE_COUNTED = frozenset({"address", "attempt", "improve", "look into", "try"})
"""Vague words that can be seen where they are counted: to try one recipe a week."""


def _listed(
    plan: Examined, name: str, find: Callable[..., list[str]], texts: Iterable[TextAndWords]
) -> Iterator[tuple[Text, str]]:
    """Give the texts in which words of a policy's list count, with these words."""
    listed = plan.policy.words_to_find[name]
    for text, words in texts:
        if next(listed.find_in(words), None) is not None:
            language = plan.language_of(text.words)
            found = find(text.words, words, listed, language=language)
            if found:
                yield text, ", ".join(f'"{word}"' for word in found)


def _vague_deeds_in(
    text: str, words: Sequence[str], listed: ListedWords, *, language: str
) -> list[str]:
    """Give the vague words of a step; some say what is done where a number stands beside them."""
    found = vague_words_in(text, words, listed, language=language)
    if found and says_how_often(text):
        return [word for word in found if word not in _SEEN_WHERE_COUNTED]
    return found


@check(
    "SMT01",
    "Every step says what is done",
    Severity.ERROR,
    why="Nobody can see whether somebody has tried, improved or worked on something.",
    mend="Say what the participant does, where and with whom.",
    source=_SP_9,
    also=("VA-7d", "TC-6", "TC-15"),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].steps[2].text",
        bad="I try to think before I act on one day this week.",
        good="I stop and count to ten on one day this week.",
    ),
)
def steps_say_what_is_done(plan: Examined) -> Iterator[Found]:
    """Find open steps whose deed is a vague word of the policy's list."""
    citation = plan.policy.vague_words.citation
    for text, vague in _listed(plan, "vague_words", _vague_deeds_in, plan.words_of_steps):
        sentence = f"step {text.about} says {vague}, and nobody can see that done"
        yield Found(text.place, sentence, text.about, citation)


@check(
    "SMT02",
    "Every goal and measure says what is done",
    Severity.WARNING,
    why="With a goal that only tries or improves, nobody knows when it is reached.",
    mend="Ask the participant what others will see, and write that.",
    source=_TC_6,
    also=("VA-7d", "TC-15"),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].statement",
        bad="I will work on my temper for three months.",
        good="I will step away before I shout, each week for three months.",
    ),
)
def goals_say_what_is_done(plan: Examined) -> Iterator[Found]:
    """Find open goals and their measures that a vague word of the policy's list stands for."""
    citation = plan.policy.vague_words.citation
    texts = (item for item in plan.words_of_texts if not item[0].place.endswith(".text"))
    for text, vague in _listed(plan, "vague_words", vague_words_in, texts):
        name = text.place.rpartition(".")[2]
        sentence = f"the {name} of goal {text.about} says {vague}"
        yield Found(text.place, sentence, text.about, citation)


@check(
    "SMT04",
    "Every step is a sentence",
    Severity.WARNING,
    why="Two or three words do not say who does what, and where.",
    mend="Say who does what, and where.",
    source=_SP_9,
    also=("TC-6", "VA-7d"),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].steps[2].text", bad="Thinking skills.", good="I go to one thinking skills class."
    ),
)
def steps_are_sentences(plan: Examined) -> Iterator[Found]:
    """Find open steps of fewer than four words, in a script that puts spaces between words."""
    for text, words in plan.words_of_steps:
        if len(words) < plan.policy.step_words.value and not any(
            letter > _LAST_SPACED_LETTER for word in words for letter in word
        ):
            yield Found(text.place, f"step {text.about} says too little", text.about)


@check(
    "SMT05",
    "No step waits for a time that never comes",
    Severity.ERROR,
    why="What is to be done soon or as needed is due on no day, and is put off.",
    mend="Say on which day or how many times it is done.",
    source=_VA_7D,
    also=("SP-9",),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].steps[2].text",
        bad="I call my planner as needed.",
        good="I call my planner one time this week.",
    ),
)
def steps_have_times(plan: Examined) -> Iterator[Found]:
    """Find open steps with a time of the policy's list that is none."""
    citation = plan.policy.vague_times.citation
    for text, times in _listed(plan, "vague_times", vague_times_in, plan.words_of_steps):
        if says_how_often(text.words):
            continue
        sentence = f"step {text.about} says {times}, which is no time"
        yield Found(text.place, sentence, text.about, citation)


@check(
    "SMT06",
    "What staff and services do says how often",
    Severity.ERROR,
    why="Nobody can see whether what is done as needed was done often enough.",
    mend="Say how often, or on which days.",
    source=_TC_17,
    also=("SP-2", "VA-7d"),
    principles=(Principle.RESPONSIVITY,),
    example=Example("goals[0].activities[0].often", bad="as needed", good="at every session"),
)
def activities_say_how_often(plan: Examined) -> Iterator[Found]:
    """Find activities and services with a time of the policy's list that is none, and no other."""
    citation = plan.policy.vague_times.citation
    told = [
        *[(place, item.id, item.often) for place, item in plan.activities],
        *[(place, item.id, item.often or "") for place, item in plan.services],
    ]
    texts = [
        (Text(f"{place}.often", often, about), words_of(often))
        for place, about, often in told
        if not says_how_often(often)
    ]
    for text, times in _listed(plan, "vague_times", vague_times_in, texts):
        sentence = f"{text.about} is done {times}, which does not say how often"
        yield Found(text.place, sentence, text.about, citation)


@check(
    "SMT07",
    "A step has one day, never a span of days",
    Severity.ERROR,
    why="With several days to choose from, the last one counts, and then none.",
    mend="Agree with the participant on one day.",
    source=_VA_7D,
    also=("SP-9",),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].steps[2].text",
        bad="I hand in one form between March 1 and March 5.",
        good="I hand in one form by March 5.",
    ),
)
def steps_have_one_day(plan: Examined) -> Iterator[Found]:
    """Find open steps whose words give a span of days."""
    for text, words in plan.words_of_steps:
        if has_span(text.words, words):
            yield Found(text.place, f"step {text.about} gives a span of days", text.about)


CHECKS: tuple[Check, ...] = (
    steps_say_what_is_done,
    goals_say_what_is_done,
    steps_are_sentences,
    steps_have_times,
    activities_say_how_often,
    steps_have_one_day,
)
