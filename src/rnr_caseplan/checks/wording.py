"""Can the participant read the plan, and is it about what the participant does?"""

import re
from collections.abc import Iterator, Sequence

from rnr_caseplan.catalogue.rule import cite
from rnr_caseplan.checks.check import Check, Example, Found, Principle, check
from rnr_caseplan.checks.examined import Examined, Text
from rnr_caseplan.checks.languages import guess_language
from rnr_caseplan.checks.readability import long_sentences
from rnr_caseplan.model.vocabulary import GoalStatus, Severity, Wording

_TC_15 = cite("TC", "Practice Points", "TC-15")
_TC_19 = cite("TC", "How do you keep it their goals", "TC-19")
_SP_9 = cite("SP", "A.b.iv", "SP-9")
_NP_6 = cite("NP", "Match interventions to capabilities", "NP-6")

_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)i (?:will |want to |am going to )?", re.IGNORECASE)
_SOMEBODY = frozenset({"client", "participant", "he", "she", "person", "individual", "youth"})
_MUST = frozenset({"will", "must", "shall", "should", "needs", "has", "is"})
_SECOND_SENTENCE = re.compile(r"[.!?;]\s+\S")
_LEFT_OUT = (("i", "will", "not"), ("i", "won't"), ("i", "will", "never"), ("i", "will", "avoid"))


@check(
    "WRD01",
    "Goals in work are in the participant's own words",
    Severity.ERROR,
    why="The plan is the participant's; starter words are there to be replaced together.",
    mend="Reword the goal with the participant.",
    source=_TC_19,
    also=("TC-15", "VA-7a", "SP-4"),
    principles=(Principle.RESPONSIVITY,),
    rule="goals.starter_wording",
    is_for_people=True,
    example=Example("goals[0].wording", bad="starter", good="own"),
)
def goals_are_in_own_words(plan: Examined) -> Iterator[Found]:
    """Find active goals that are still in starter words."""
    for item in plan.active_goals:
        if item.goal.wording is Wording.STARTER:
            sentence = f"goal {item.goal.id} is in starter words"
            yield Found(f"{item.place}.statement", sentence, item.goal.id)


@check(
    "WRD02",
    "What the participant reads is easy to read",
    Severity.WARNING,
    why="Nobody can follow a plan that is too hard to read.",
    mend="Use shorter sentences and shorter words.",
    source=_TC_15,
    also=("NP-6", "SP-5b"),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].statement",
        bad=(
            "I will demonstrate considerable improvement regarding impulsive decisions, "
            "participating energetically, considering alternatives, anticipating difficulties, "
            "evaluating consequences, communicating disagreements appropriately."
        ),
        good="I will stop and think before I act, each week for three months.",
    ),
)
def goals_are_easy_to_read(plan: Examined) -> Iterator[Found]:
    """Find goals whose words together ask for a higher school grade than the policy allows."""
    limit = plan.policy.reading_grade
    for item, measured in plan.measured_goals:
        if measured is not None and measured.grade > limit.value:
            sentence = (
                f"the words of goal {item.goal.id} ask for grade {measured.grade:.1f}, "
                f"and {limit.value} is the highest"
            )
            yield Found(item.place, sentence, item.goal.id, limit.citation)


@check(
    "WRD03",
    "Sentences are short",
    Severity.WARNING,
    why="Long sentences are lost halfway, most of all when they are read aloud.",
    mend="Make two sentences of it.",
    source=_TC_15,
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].steps[1].text",
        bad=(
            "I catch one thought on one day in the next week and I write it on a card and then "
            "I take the card to my planner and we read it."
        ),
    ),
)
def sentences_are_short(plan: Examined) -> Iterator[Found]:
    """Find sentences with more words than the policy allows."""
    limit = plan.policy.sentence_words
    for text in plan.texts_with_long_sentences:
        if long_sentences(text.words, limit.value):
            sentence = f"{text.about} has a sentence of more than {limit.value} words"
            yield Found(text.place, sentence, text.about, limit.citation)


def _listed(plan: Examined, name: str) -> Iterator[tuple[Text, list[str]]]:
    """Give the texts in which words of a policy's list stand, with these words, each once."""
    listed = plan.policy.words_to_find[name]
    for text, words in plan.words_of_texts:
        found = list(dict.fromkeys(listed.find_in(words)))
        if found:
            yield text, found


@check(
    "WRD04",
    "No jargon",
    Severity.WARNING,
    why="Words of the field shut out the person whose plan it is.",
    mend="Write the plain words instead.",
    source=_TC_15,
    also=("TC-6",),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].steps[2].text",
        bad="I utilize one new thought and say it out loud to my planner.",
        good="I use one new thought and say it out loud to my planner.",
    ),
)
def no_jargon(plan: Examined) -> Iterator[Found]:
    """Find words that the policy lists as jargon, with the plain words that it gives."""
    cited = plan.policy.jargon
    plain = {item.word: item.plain for item in cited.value}
    for text, words in _listed(plan, "jargon"):
        told = ", ".join(f'"{word}" (say "{plain[word]}")' for word in words)
        yield Found(text.place, f"{text.about} has jargon: {told}", text.about, cited.citation)


@check(
    "WRD05",
    "No labels for a person",
    Severity.ERROR,
    why="A label says who somebody is; a plan is about what somebody does.",
    mend="Name the person, or what was done.",
    source=cite("CG", "plain names for the participant's eyes"),
    also=("TC-15",),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].steps[2].text",
        bad="I spend one evening with a friend who is no offender.",
        good="I spend one evening with a friend who is no drinker.",
    ),
)
def no_labels(plan: Examined) -> Iterator[Found]:
    """Find words that the policy lists as labels."""
    cited = plan.policy.labels
    plain = {item.word: item.plain for item in cited.value}
    for text, words in _listed(plan, "labels"):
        told = ", ".join(f'"{word}" ({plain[word]})' for word in words)
        yield Found(text.place, f"{text.about} has a label: {told}", text.about, cited.citation)


@check(
    "WRD06",
    "The plan is in the participant's language",
    Severity.WARNING,
    why="A plan in another language is somebody else's plan.",
    mend="Translate the goal with an interpreter, and reword it with the participant.",
    source=_NP_6,
    also=("TC-15", "SP-5b", "CC-7", "VA-7b"),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example("case.responsivity.language", bad="Spanish", good="English"),
)
def language_fits(plan: Examined) -> Iterator[Found]:
    """Find active goals whose words are in another language than the recorded one."""
    if plan.language is None:
        return
    for item, words in plan.words_of_goals:
        if item.goal.status is not GoalStatus.ACTIVE:
            continue
        written = guess_language(words)
        if written is not None and written not in plan.languages:
            sentence = f"goal {item.goal.id} is not in the participant's language"
            yield Found(item.place, sentence, item.goal.id)


@check(
    "WRD07",
    "The reading grade can be measured",
    Severity.ADVICE,
    why="The library measures English and Spanish; in other languages nobody has measured it.",
    mend="Let somebody who speaks the language read the plan with the participant.",
    source=_NP_6,
    also=("TC-15",),
    principles=(Principle.RESPONSIVITY,),
    is_for_people=True,
    example=Example("case.responsivity.language", bad="Vietnamese", good="English"),
)
def reading_is_measured(plan: Examined) -> Iterator[Found]:
    """Find plans in a language whose reading grade is not measured."""
    if any(
        measured is None and item.goal.status is GoalStatus.ACTIVE
        for item, measured in plan.measured_goals
    ):
        yield Found(
            "case.responsivity.language",
            "the reading grade is not measured in the participant's language",
        )


def _starts_with(words: Sequence[str], beginning: tuple[str, ...]) -> bool:
    return tuple(words[: len(beginning)]) == beginning


@check(
    "WRD08",
    "Goals and steps say what the participant does",
    Severity.WARNING,
    why="What somebody feels or accepts cannot be seen; what somebody does can.",
    mend="Say what others would see the participant do.",
    source=_TC_15,
    also=("VA-7d", "SP-9"),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].steps[2].text",
        bad="I accept two new thoughts in place of old ones.",
        good="I say two new thoughts in place of old ones.",
    ),
)
def words_are_behavioral(plan: Examined) -> Iterator[Found]:
    """Find sentences that begin with what nobody can see, by the policy's list."""
    cited = plan.policy.unseen_words
    unseen = tuple(f"{word} " for word in cited.value)
    for text, _ in _listed(plan, "unseen_words"):
        small = text.words.casefold()
        if any(small.startswith(unseen, match.end()) for match in _SENTENCE_START.finditer(small)):
            sentence = f"{text.about} says what cannot be seen"
            yield Found(text.place, sentence, text.about, cited.citation)


@check(
    "WRD09",
    "The participant speaks in the plan",
    Severity.WARNING,
    why="Action steps are the participant's; told about somebody, they are orders.",
    mend='Begin with "I".',
    source=_SP_9,
    also=("TC-19", "TC-15"),
    principles=(Principle.RESPONSIVITY,),
    example=Example(
        "goals[0].steps[2].text",
        bad="Client will swap two old thoughts for new ones.",
        good="I will swap two old thoughts for new ones.",
    ),
)
def participant_speaks(plan: Examined) -> Iterator[Found]:
    """Find goals and steps that begin with an order about somebody."""
    for text, words in plan.words_of_texts:
        first, *rest = words[1:] if words[:1] == ["the"] else words or [""]
        if first in _SOMEBODY and rest and rest[0] in _MUST:
            yield Found(text.place, f"{text.about} speaks about the participant", text.about)


@check(
    "WRD10",
    "Goals say what is done, not only what is left out",
    Severity.ADVICE,
    why="Where an old habit only ends, nothing stands in its place.",
    mend="Add what the participant does instead.",
    source=_TC_15,
    also=("TC-6",),
    principles=(Principle.NEED,),
    example=Example(
        "goals[0].statement",
        bad="I will not act before I think, each week for three months.",
        good="I will stop and think before I act, each week for three months.",
    ),
)
def goals_say_what_is_done(plan: Examined) -> Iterator[Found]:
    """Find goals of one sentence that only says what is left out."""
    for text, words in plan.words_of_texts:
        if not text.place.endswith(".statement"):
            continue
        is_left_out = any(_starts_with(words, beginning) for beginning in _LEFT_OUT)
        if is_left_out and not _SECOND_SENTENCE.search(text.words):
            yield Found(text.place, f"goal {text.about} only says what is left out", text.about)


CHECKS: tuple[Check, ...] = (
    goals_are_in_own_words,
    goals_are_easy_to_read,
    sentences_are_short,
    no_jargon,
    no_labels,
    language_fits,
    reading_is_measured,
    words_are_behavioral,
    participant_speaks,
    goals_say_what_is_done,
)
