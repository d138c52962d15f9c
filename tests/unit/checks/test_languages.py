"""How languages are recorded, and what small words give away."""

import pytest

from rnr_caseplan.checks.languages import guess_language, name_language
from tests.unit.checks.reading_references import ENGLISH, SPANISH

RECORDED = {
    "en": "English|ENGLISH| en |EN-us|en_US.UTF-8|eng|American English|English only|Inglés",
    "es": (
        "Spanish|español|ESPAÑOL|Espan\u0303ol|espanol|es|es_MX|es-419|spa|castellano"
        "|Spanish (Mexico)"
        "|Mexican Spanish|Spanish - Puerto Rico|speaks Spanish|Spanish-speaking|habla español"
        "|Spanish (interpreter needed)|Español de México"
    ),
    "zh": "Chinese|Mandarin|Chinese (Cantonese)|zh-Hans-CN|中文|中文\uff08普通话\uff09",
    "vi": "Vietnamese|Tiếng Việt|tieng viet|vi",
    "ht": "Haitian Creole|Haitian|Kreyòl ayisyen|ht",
    "pt": "Portuguese|Brazilian Portuguese|português|pt-BR",
    "ar": "Arabic|Arabic (Iraqi)|ar|العربية",
    "so": "Somali|Af-Soomaali|so",
    "tl": "Tagalog|Filipino|fil|tl",
    "ase": "American Sign Language|ASL|ase",
    "fr": "French|français|fre|fr-CA",
    "ru": "Russian|русский|ru",
    "ko": "Korean|한국어|ko",
    "hmn": "Hmong|hmn",
    "de": "German|Deutsch|de",
    "it": "Italian|it",
    "ja": "Japanese|ja",
    "pl": "Polish|pl",
    "fa": "Farsi|Persian|Dari|fa",
    "ur": "Urdu|ur",
    "hi": "Hindi|hi",
    "am": "Amharic|am",
    "sw": "Swahili|sw",
    "ne": "Nepali|ne",
    "km": "Khmer|km",
    "uk": "Ukrainian|uk",
}
NAMES_NONE = (
    "|  |?|Klingon|xx|zz-ZZ|Creole|Latin|bilingual|deaf|English and Spanish|Spanish/English"
    "|English, Spanish|no English|does not speak English|limited English|English (limited)"
    "|some English|English (a little)|English as a second language|learning English"
    "|Spanish (some English)|wants an English class|por America"
)


@pytest.mark.parametrize(("code", "records"), RECORDED.items())
def test_a_language_is_named_however_it_was_recorded(code: str, records: str) -> None:
    """By its names, by codes with or without a country, with the words that people add."""
    named = {record: name_language(record) for record in records.split("|")}
    assert named == dict.fromkeys(named, code)


def test_what_names_no_language_or_several_or_one_not_spoken_well_is_not_named() -> None:
    """No name is better than a wrong one."""
    named = {record: name_language(record) for record in NAMES_NONE.split("|")}
    assert named == dict.fromkeys(named)


def test_a_record_of_any_length_is_read_by_its_beginning() -> None:
    """Nobody names a language in more than a line."""
    assert name_language("Spanish" + " " * 100_000) == "es"
    assert name_language("(" * 100_000) is None
    assert name_language("Spanish " * 50_000) == "es"


def test_english_and_spanish_are_told_by_their_small_words() -> None:
    """Every English text of a case plan, and every Spanish one of more than five words."""
    assert {guess_language(" ".join(sentences)) for sentences in ENGLISH} == {"en"}
    spanish = {" ".join(sentences) for sentences in SPANISH}
    unsure = {text for text in spanish if guess_language(text) != "es"}
    assert {guess_language(text) for text in unsure} == {None}
    assert [len(text.split()) for text in unsure] == [5]


@pytest.mark.parametrize("text", ["", "I call.", "I will call", "Voy a la", "¿¡¿¡", "1 2 3 4 5"])
def test_under_four_words_nothing_is_guessed(text: str) -> None:
    """Figures and marks are no words here."""
    assert guess_language(text) is None


@pytest.mark.parametrize(
    "text",
    [
        "Call planner Tuesday morning early",
        "Buscar trabajo esta semana",
        "Voy a ir a mi grupo. I will go to my group.",
        "I see Dr. de la Cruz in Los Angeles.",
        "Je vais parler avec mon docteur le lundi.",
        "Vou ligar para o meu oficial toda segunda.",
        "Chiamo il mio ufficiale ogni settimana.",
        "Ich rufe meinen Betreuer jede Woche an.",
        "Mwen pral rele ofisye mwen an chak semèn.",
        "Tatawagan ko ang aking opisyal tuwing Lunes.",
        "Voi suna la ofițerul meu în fiecare zi de luni.",
        "我每周 给 规划师 打 电话",
        "Tuesday Wednesday Thursday Friday at noon home school clinic church library",
    ],
)
def test_where_it_is_not_sure_nothing_is_guessed(text: str) -> None:
    """Too few small words, two languages at once, names, and other languages."""
    assert guess_language(text) is None


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("I call my planner", "en"),
        ("I\u2019ll go when I\u2019m ready", "en"),
        ("I WILL CALL MY PLANNER", "en"),
        ("Llamo a mi oficial cada lunes", "es"),
        ("¿Qué hago primero hoy?", "es"),
        ("VOY CON MI HERMANA AL GRUPO", "es"),
        ("I talk to my sponsor at the El Paso office on Monday.", "en"),
    ],
)
def test_a_few_small_words_are_enough_where_nothing_speaks_against_them(
    text: str, code: str
) -> None:
    """From four words on, in capitals or not, with names of another language among them."""
    assert guess_language(text) == code


def test_one_small_word_in_six_is_enough_and_one_in_seven_is_not() -> None:
    """The bound itself is enough."""
    assert guess_language("I call " + "xx " * 10) == "en"
    assert guess_language("I call " + "xx " * 11) is None


def test_three_small_words_for_each_of_another_language_are_enough_and_fewer_are_not() -> None:
    """The bound itself is enough; one small word alone is not."""
    assert guess_language("I call my la xx") == "en"
    assert guess_language("I call la xx") is None
    assert guess_language("I xx xx xx") is None
