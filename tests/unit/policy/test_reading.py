"""Reading one policy document: every fault is noted, and keys are shown."""

import datetime
from pathlib import Path

import pytest

from rnr_caseplan.policy.reading import DocumentReader
from rnr_caseplan.policy.tables import LONGEST_KEY

HEADER = {"name": "county", "version": "1", "title": "A county"}
OWN = {"title": "Manual", "publisher": "a county", "where": "intranet"}


def faults_of(document: dict[str, object], folder: Path) -> list[tuple[str, str]]:
    """Give path and problem of each fault of a document that extends nothing."""
    reader = DocumentReader(document, folder / "county.toml")
    reader.read_extends()
    reader.read_book(None, is_missing=False)
    assert all(fault.expected for fault in reader.faults)
    return [(fault.path, fault.problem) for fault in reader.faults]


@pytest.mark.parametrize(("extends", "found"), [("virginia", "virginia"), (None, None)])
def test_the_policy_below_is_named_or_not(
    tmp_path: Path, extends: str | None, found: str | None
) -> None:
    """Both are well formed."""
    document: dict[str, object] = {"extends": extends} if extends else {}
    reader = DocumentReader(document, tmp_path / "county.toml")
    assert reader.read_extends() == found
    assert reader.faults == []


@pytest.mark.parametrize("extends", [5, ""])
def test_the_policy_below_is_named_in_words(tmp_path: Path, extends: object) -> None:
    """Anything else is a fault."""
    assert [path for path, _ in faults_of({**HEADER, "extends": extends}, tmp_path)] == ["extends"]


@pytest.mark.parametrize("key", HEADER)
def test_the_header_is_required(tmp_path: Path, key: str) -> None:
    """Missing, blank or of another kind."""
    without: dict[str, object] = {name: text for name, text in HEADER.items() if name != key}
    assert faults_of(without, tmp_path) == [(key, "is missing")]
    assert [path for path, _ in faults_of({**HEADER, key: " "}, tmp_path)] == [key]
    assert [path for path, _ in faults_of({**HEADER, key: 1}, tmp_path)] == [key]


@pytest.mark.parametrize(
    ("sources", "paths"),
    [
        (3, ["sources"]),
        (
            {"CO": "Manual"},
            ["sources.CO", "sources.CO.title", "sources.CO.publisher", "sources.CO.where"],
        ),
        ({"CO": {**OWN, "title": " "}}, ["sources.CO.title"]),
        ({"CO": {**OWN, "page": 3}}, ["sources.CO.page"]),
        ({"CO": OWN}, []),
    ],
)
def test_sources_have_their_facts(tmp_path: Path, sources: object, paths: list[str]) -> None:
    """Each fault names the source and the key."""
    assert [path for path, _ in faults_of({**HEADER, "sources": sources}, tmp_path)] == paths


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Goals", "Goals"),
        ("x" * LONGEST_KEY, "x" * LONGEST_KEY),
        ("x" * 200, "x" * LONGEST_KEY),
        ("a\x1bb\u202ec", "a?b?c"),
        ("", ""),
    ],
)
def test_keys_are_shown_on_one_line_and_not_too_long(tmp_path: Path, name: str, shown: str) -> None:
    """They hold nobody's words but the agency's."""
    ((path, problem),) = faults_of({**HEADER, name: {}}, tmp_path)
    assert path.startswith(shown)
    assert path.isprintable()
    assert len(path) <= LONGEST_KEY + 5
    assert problem == "is not a known section"


def test_a_statement_is_text_where_there_is_one(tmp_path: Path) -> None:
    """A blank one is none, and is a fault."""
    entry = {"from": datetime.date(2026, 1, 1), "value": 3, "source": "CO", "place": "p"}
    document: dict[str, object] = {**HEADER, "sources": {"CO": OWN}}
    good = {"active_at_once": [{**entry, "statement": "7"}]}
    assert faults_of({**document, "goals": good}, tmp_path) == []
    for wrong in ("", 7):
        blank = {"active_at_once": [{**entry, "statement": wrong}]}
        (found,) = faults_of({**document, "goals": blank}, tmp_path)
        assert found[0] == "goals.active_at_once[0].statement"


@pytest.mark.parametrize(
    ("entries", "path"),
    [
        (3, "goals.active_at_once"),
        ({}, "goals.active_at_once"),
        ([], "goals.active_at_once"),
        ([3], "goals.active_at_once[0]"),
        ([[]], "goals.active_at_once[0]"),
    ],
)
def test_a_parameter_is_a_list_of_tables(tmp_path: Path, entries: object, path: str) -> None:
    """Whatever else stands there is named by its place."""
    document: dict[str, object] = {**HEADER, "goals": {"active_at_once": entries}}
    assert faults_of(document, tmp_path) == [(path, "is of the wrong kind")]


def test_schemes_and_domains_have_names_of_the_agencys_choosing(tmp_path: Path) -> None:
    """The names of domains have the form of ids."""
    document: dict[str, object] = {**HEADER, "schemes": {"Our scheme": 3}, "domains": {"Food!": 3}}
    assert [path for path, _ in faults_of(document, tmp_path)] == [
        "schemes.Our scheme",
        "domains.Food!",
    ]
