"""Words of a policy's list are found in a text, however it is written."""

import pytest

from rnr_caseplan.policy.listed_words import ListedWords, words_of

LISTED = ListedWords(["utilize", "as needed", "coping strategies", "try", "try to", "co-occurring"])


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", []),
        ("...", []),
        ("I don\N{RIGHT SINGLE QUOTATION MARK}t.", ["i", "don't"]),
        ("Check-in at 10:30!", ["check-in", "at", "10", "30"]),
        ("STRASSE, Stra\N{LATIN SMALL LETTER SHARP S}e", ["strasse", "strasse"]),
    ],
)
def test_words_are_small_and_without_punctuation(text: str, words: list[str]) -> None:
    """What a hyphen or an apostrophe joins is one word."""
    assert words_of(text) == words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("I use it.", []),
        ("I UTILIZE it.", ["utilize"]),
        ("He utilizes it.", ["utilize"]),
        ("I call as needed", ["as needed"]),
        ("as I needed it", []),
        ("needed", []),
        ("as", []),
        ("A coping strategies list", ["coping strategies"]),
        ("I try to call, and try", ["try", "try to", "try"]),
        ("co-occurring", ["co-occurring"]),
        ("as needed as needed", ["as needed", "as needed"]),
    ],
)
def test_an_entry_is_found_where_all_its_words_follow_each_other(
    text: str, found: list[str]
) -> None:
    """In the order of the text; a plural is found too."""
    assert sorted(LISTED.find_in(words_of(text))) == sorted(found)


def test_entries_are_given_in_the_order_of_the_text() -> None:
    """Not in that of the list."""
    text = words_of("As needed I utilize it; I try it as needed.")
    assert list(LISTED.find_in(text)) == ["as needed", "utilize", "try", "as needed"]


def test_a_listed_word_inside_a_name_does_not_count() -> None:
    """Only there; a name of several words has to stand whole."""
    listed = ListedWords(["alcoholic", "felon"], names=["Alcoholics Anonymous"])
    for text, found in (
        ("alcoholics anonymous", []),
        ("Alcoholics, Anonymous", []),
        ("alcoholics and felons", ["alcoholic", "felon"]),
        ("an alcoholic at Alcoholics Anonymous", ["alcoholic"]),
        ("anonymous alcoholics", ["alcoholic"]),
    ):
        assert list(listed.find_in(words_of(text))) == found


def test_an_empty_list_finds_nothing() -> None:
    """Nor does one of nothing but signs."""
    assert list(ListedWords([]).find_in(["as", "needed"])) == []
    assert list(ListedWords(["...", ""]).find_in(["as", "needed"])) == []
