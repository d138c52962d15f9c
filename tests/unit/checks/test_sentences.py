"""Where sentences end, what a word is, and that any text is read in time."""

from collections.abc import Callable

import pytest

from rnr_caseplan.checks.readability import measure_reading
from rnr_caseplan.checks.sentences import long_sentences, split_sentences, stretches_of, words_in
from tests.unit.checks.reading_references import ENGLISH, SPANISH

SENTENCES = (
    ("I call. I write", "I call.|I write"),
    ("Why?! I left. Stop! Go.", "Why?!|I left.|Stop!|Go."),
    (
        "Wait... Then I think so… and I go.. on.",
        "Wait...|Then I think so… and I go.. on.",
    ),
    (
        '"Stop!" he said. He said "Go." Then he left.',
        '"Stop!" he said.|He said "Go."|Then he left.',
    ),
    ("(I call.) Then I go.", "(I call.)|Then I go."),
    ("¿Qué hago? ¡Llamo! Voy.", "¿Qué hago?|¡Llamo!|Voy."),
    ("i call. then i go", "i call.|then i go"),
    ("I call my planner.I go.", "I call my planner.|I go."),
    ("I go to example.org or U.S.A today.", "I go to example.org or U.S.A today."),
    ("I PAY. I GO.", "I PAY.|I GO."),
    ("我去\u3002他来\uff01好", "我去\u3002|他来\uff01|好"),
    ("I go; then I call: one word.", "I go; then I call: one word."),
    ("Great! \U0001f600 … I go", "Great!|I go"),
)
ABBREVIATIONS = (
    ("I see Dr. Lee and Mr. Hall at St. Paul.", "I see Dr. Lee and Mr. Hall at St. Paul."),
    ("I live on Elm St. My bus comes at 7.", "I live on Elm St.|My bus comes at 7."),
    ("I ask for help, e.g. The bus, i.e. I call.", "I ask for help, e.g. The bus, i.e. I call."),
    (
        "I do step No. 3 and no. 4. I say no. Then I go.",
        "I do step No. 3 and no. 4.|I say no.|Then I go.",
    ),
    ("I pay 2.5 and $1,000.50 by 3.", "I pay 2.5 and $1,000.50 by 3."),
    (
        "Ask for J. Smith. I call R. I call R. each day.",
        "Ask for J. Smith.|I call R.|I call R. each day.",
    ),
    ("Take vitamin b. each day.", "Take vitamin b. each day."),
    ("I go to my appt. with a friend.", "I go to my appt. with a friend."),
    ("I pay the bldg. mgr. each month.", "I pay the bldg. mgr. each month."),
    (
        "Voy con el Sr. Pérez a la cita núm. 3.",
        "Voy con el Sr. Pérez a la cita núm. 3.",
    ),
    ("Voy a las 9 a. m. cada lunes. Llego.", "Voy a las 9 a. m. cada lunes.|Llego."),
    ("Vivo en la Av. Mi casa es azul.", "Vivo en la Av.|Mi casa es azul."),
    (". . . then", "then"),
)
TIMES = (
    ("I go at 9 a.m. on Monday.", "I go at 9 a.m. on Monday."),
    ("I go at 9 a.m. Monday and 7p.m. Friday.", "I go at 9 a.m. Monday and 7p.m. Friday."),
    ("I get up at 7 a.m. I take my pill.", "I get up at 7 a.m.|I take my pill."),
    ("I get up at 7 a.m. Bring water.", "I get up at 7 a.m.|Bring water."),
    ("At 7 a.m. I take my pill.", "At 7 a.m. I take my pill."),
    ("Each Monday at 9:30 a.m. I call.", "Each Monday at 9:30 a.m. I call."),
    (
        "By the time my shift is over at 5 p.m. I am tired.",
        "By the time my shift is over at 5 p.m.|I am tired.",
    ),
    ("On every Monday at 9 a.m. I call.", "On every Monday at 9 a.m. I call."),
    ("On every second Monday at 9 a.m. I call.", "On every second Monday at 9 a.m.|I call."),
    ("After " + "x" * 45 + " at 5 p.m. I rest.", "After " + "x" * 45 + " at 5 p.m. I rest."),
    ("After " + "x" * 46 + " at 5 p.m. I rest.", "After " + "x" * 46 + " at 5 p.m.|I rest."),
    (
        "I go to my group at the church and then I go home. At 7 a.m. I take my pill.",
        "I go to my group at the church and then I go home.|At 7 a.m. I take my pill.",
    ),
    ("I go at 9 a.m. September 3 and 8 p.m. EST.", "I go at 9 a.m. September 3 and 8 p.m. EST."),
    ("I work 9 a.m. - 5 p.m. daily.", "I work 9 a.m. - 5 p.m. daily."),
    ("I GO AT 9 A.M. SHARP.", "I GO AT 9 A.M. SHARP."),
    ("I bring food, water, etc. Then I go.", "I bring food, water, etc.|Then I go."),
)
LINES = (
    ("I call\nI write", "I call|I write"),
    ("I call my\nplanner,\nDr. Lee", "I call my planner, Dr. Lee"),
    ("I call with my\niPhone", "I call with my iPhone"),
    ("I call\n\nmy planner", "I call|my planner"),
    ("- I call\n* write\n\u2022 go", "I call|write|go"),
    ("1. I call\n2) I write\n(3) I go\na. I run\nb) I rest", "I call|I write|I go|I run|I rest"),
    ("Steps:\r\n\r\n-call\r\n\u2014 go", "Steps:|call|go"),
    ("R. is my sponsor", "R. is my sponsor"),
    ("-5 degrees\n2.5 miles", "-5 degrees|2.5 miles"),
    ("\n\n I call \n\n", "I call"),
)


@pytest.mark.parametrize(("text", "sentences"), [*SENTENCES, *ABBREVIATIONS, *TIMES, *LINES])
def test_a_text_is_split_where_a_reader_would_stop(text: str, sentences: str) -> None:
    """At stops, not at those of abbreviations, initials and figures; at items and lines."""
    assert "|".join(split_sentences(text)) == sentences


def test_the_texts_of_case_plans_are_split_as_they_were_written() -> None:
    """Each text was put together from its sentences."""
    for sentences in (*ENGLISH, *SPANISH):
        assert split_sentences(" ".join(sentences)) == sentences
        assert split_sentences("\n".join(sentences)) == sentences


def test_what_has_no_word_is_no_sentence() -> None:
    """It is a stretch of the text all the same."""
    text = "I call. … ?\n\U0001f600\nThen"
    assert split_sentences(text) == ("I call.", "Then")
    assert list(stretches_of(text)) == ["I call.", "…", "?", "\U0001f600", "Then"]
    assert split_sentences("") == split_sentences(" \n ") == split_sentences("- ") == ()


@pytest.mark.parametrize(
    ("sentence", "words"),
    [
        ("I don't, I won\u2019t!", "I|don't|I|won\u2019t"),
        (
            "my check-in, ex\u2011wife and T-shirt's hem",
            "my|check-in|ex\u2011wife|and|T-shirt's|hem",
        ),
        ("and/or he/she", "and|or|he|she"),
        (
            "by 3/15/2027 at 10:30 a.m. pay $1,000.50, 7%",
            "by|3/15/2027|at|10:30|a.m|pay|1,000.50|7",
        ),
        ("2027-03-15 12-step U.S.A.", "2027-03-15|12-step|U.S.A"),
        ("yes \u2013 no\u2014so--on", "yes|no|so|on"),
        ("name: ____ x_y", "name|x|y"),
        ("cafe\u0301 a\u0301ngel so\u00adber", "cafe\u0301|a\u0301ngel|so\u00adber"),
        ("我 \U0001f600 \x00", "我"),
        ("'quoted' end.", "quoted|end"),
        ("planner.then", "planner|then"),
    ],
)
def test_a_word_is_letters_or_figures_with_what_joins_them(sentence: str, words: str) -> None:
    """Hyphens, apostrophes, dots of abbreviations, points, colons and slashes of figures."""
    assert "|".join(words_in(sentence)) == words


def test_sentences_with_more_words_are_long_and_those_with_as_many_are_not() -> None:
    """They are told by their places, counted from the first sentence with a word."""
    text = "…\nOne two three. One two three four. One. One two three four five"
    assert long_sentences(text, 3) == (1, 3)
    assert long_sentences(text, 4) == (3,)
    assert long_sentences(text, 5) == ()
    assert long_sentences("", 0) == ()


HOSTILE: tuple[Callable[[int], str], ...] = (
    lambda size: "a" * size,
    lambda size: "." * size,
    lambda size: "a." * (size // 2),
    lambda size: ". " * (size // 2),
    lambda size: ".(" * (size // 2),
    lambda size: "Dr.\t" * (size // 4),
    lambda size: "At a.m. B " * (size // 10),
    lambda size: "At x a.m. Bob " * (size // 14),
    lambda size: "\n" * size,
    lambda size: "a,\n" * (size // 3),
    lambda size: "- \n" * (size // 3),
    lambda size: "a'" * (size // 2),
    lambda size: "a-" * (size // 2),
    lambda size: "1,2" * (size // 3),
    lambda size: " " * size + ".",
    lambda size: "a\u0301" * (size // 2),
    lambda size: "\u0301\u0327" * (size // 2),
    lambda size: "我" * size,
    lambda size: "我\u3002" * (size // 2),
    lambda size: "\U0001f600" * size,
    lambda size: "\x00\x1c\x85\u2028" * (size // 4),
    lambda size: "aeiou" * (size // 5),
    lambda size: "\ud800" * size,
    lambda size: "א\u200f" * (size // 2),
)


@pytest.mark.parametrize("text", HOSTILE)
@pytest.mark.parametrize("language", ["en", "es"])
def test_a_long_hostile_text_is_read_whole(text: Callable[[int], str], language: str) -> None:
    """Each of 100,000 signs, without an exception; the counts agree with each other."""
    found = measure_reading(text(100_000), language)
    long = long_sentences(text(100_000), 20)
    if found is None:
        assert long == ()
    else:
        assert 1 <= found.sentences <= found.words <= found.syllables
        assert (found.longest_sentence > 20) == bool(long)
