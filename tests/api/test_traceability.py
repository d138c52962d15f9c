"""Every statement of the five sources is on its page, with all that carries it and no more."""

import functools
import importlib.util
import itertools
import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any, TypeGuard

import attrs
import pytest

import rnr_caseplan
from rnr_caseplan import Citation, bundled_policies, load_policy_book
from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.checks import all_checks
from rnr_caseplan.model.events.kinds import EVENT_KINDS
from tests.docs.pages import DOCS, ROOT, blocks_of

SCRIPT = ROOT / "scripts" / "traceability.py"
PAGE = DOCS / "reference" / "traceability.md"
STATEMENTS: list[dict[str, Any]] = tomllib.loads(
    (ROOT / "scripts" / "statements.toml").read_text(encoding="utf-8")
)["statements"]
IDS: list[str] = [entry["id"] for entry in STATEMENTS]
NUMBER_OF_STATEMENTS = {"VA": 24, "TC": 32, "SP": 24, "NP": 9, "CC": 12}
SOURCES = "|".join(NUMBER_OF_STATEMENTS)
ID = re.compile(rf"\b(?:{SOURCES})-\d+[a-z]?\b")
ENTRIES = {"id", "kinds", "text", "fields", "pages", "people", "not_yet"}
KINDS = {"D": "decided", "C": "checked", "R": "recorded", "P": "done by people"}


def generator() -> Any:
    """Load the script that writes the page."""
    spec = importlib.util.spec_from_file_location("traceability", SCRIPT)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@functools.cache
def rows() -> dict[str, tuple[str, str, dict[str, str]]]:
    """Give each row that is generated: the statement, its kinds, and its groups of carriers."""
    found: dict[str, tuple[str, str, dict[str, str]]] = {}
    for line in generator().traceability_page():
        row = re.fullmatch(r"\| `([^`]+)` \| (.+?) \| (.+?) \| (.*) \|", line)
        if row is None:
            continue
        assert row[1] not in found, row[1]
        groups = [part.partition(":** ") for part in row[4].split("<br>") if part]
        found[row[1]] = (row[2], row[3], {name.strip("*"): text for name, _, text in groups})
    return found


def named_in(statement: str, group: str) -> set[str]:
    """Give the names that a statement's row has in a group of carriers."""
    return set(re.findall(r"\[`?([^`\]:]+)[`:\]]", rows()[statement][2].get(group, "")))


def of_kind(kind: str) -> list[dict[str, Any]]:
    """Give the statements of a kind."""
    return [entry for entry in STATEMENTS if kind in entry["kinds"]]


def are_parts(value: Any) -> TypeGuard[tuple[Any, ...]]:
    """Say whether a value of a policy is several."""
    return isinstance(value, tuple)


def citations_in(value: Any) -> Iterator[Citation]:
    """Give every citation inside a value of a policy, at any depth."""
    if isinstance(value, Citation):
        yield value
    elif are_parts(value):
        for part in value:
            yield from citations_in(part)
    elif hasattr(value, "__attrs_attrs__"):
        for field in value.__attrs_attrs__:
            yield from citations_in(getattr(value, field.name))


@functools.cache
def values_by_statement() -> dict[str, set[str]]:
    """Give the parameters of the bundled policies by the statements that they cite."""
    found: dict[str, set[str]] = {}
    for name in bundled_policies():
        for key, timeline in load_policy_book(name).timelines:
            for citation in citations_in(timeline):
                for statement in ID.findall(str(citation)):
                    found.setdefault(statement, set()).add(key)
    return found


def rules_of(statement: str) -> set[str]:
    """Give the rules that cite a statement."""
    return {
        rule.id
        for rule in RULES.values()
        if statement in {*ID.findall(str(rule.citation)), *rule.also}
    }


def checks_of(statement: str) -> set[str]:
    """Give the codes of the checks that judge a statement."""
    return {check.code for check in all_checks() if statement in check.statements}


def anchors_of(page: Path) -> set[str]:
    """Give the anchors of a page: its headings, and the names that it documents."""
    text = page.read_text(encoding="utf-8")
    for block in blocks_of(page):
        text = text.replace(block.text, "")
    headings = re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    written = {re.sub(r"[^\w\s-]", "", heading).strip().lower() for heading in headings}
    return {
        *(re.sub(r"[-\s]+", "-", heading) for heading in written),
        *re.findall(r"\{ *#([\w.-]+) *\}", text),
        *re.findall(r"^::: (\S+)$", text, flags=re.MULTILINE),
    }


def followers(statement: str) -> Iterator[str]:
    """Give the numbers that can come next in the same source."""
    found = re.fullmatch(r"(\w+)-(\d+)([a-z]?)", statement)
    assert found is not None, statement
    source, number, letter = found.groups()
    if letter:
        yield f"{source}-{number}{chr(ord(letter) + 1)}"
    if letter != "a":
        yield f"{source}-{int(number) + 1}"
        yield f"{source}-{int(number) + 1}a"


def test_each_source_has_all_its_statements() -> None:
    """As many as were counted in it, each once, the sources in their order."""
    by_source = {
        source: [name for name in IDS if name.startswith(f"{source}-")]
        for source in NUMBER_OF_STATEMENTS
    }
    assert {source: len(set(names)) for source, names in by_source.items()} == NUMBER_OF_STATEMENTS
    assert [name for names in by_source.values() for name in names] == IDS
    assert len(IDS) == 101


def test_the_numbers_of_a_source_have_no_gap() -> None:
    """Each number follows the one before, and so does each letter."""
    for before, after in itertools.pairwise(IDS):
        source = after.partition("-")[0]
        if before.startswith(f"{source}-"):
            assert after in followers(before)
        else:
            assert after in {f"{source}-1", f"{source}-1a"}
    assert IDS[0] == "VA-0"


def test_an_entry_says_what_is_asked_for() -> None:
    """One sentence, kinds that there are, lists without repetition, and nothing else."""
    for entry in STATEMENTS:
        assert {"id", "kinds", "text"} <= set(entry) <= ENTRIES, entry["id"]
        assert re.fullmatch(r"[A-Z][^.|<>]+\.", entry["text"]), entry["id"]
        assert set(entry["kinds"]) <= set(KINDS), entry["id"]
        for name in ("kinds", "fields", "pages"):
            listed = entry.get(name, ["once"])
            assert listed, entry["id"]
            assert len(listed) == len(set(listed)), entry["id"]


def test_no_two_statements_are_told_in_the_same_words() -> None:
    """Each has a sentence of its own."""
    assert len({entry["text"] for entry in STATEMENTS}) == len(STATEMENTS)


def test_every_statement_that_is_cited_is_there() -> None:
    """By rules, values and checks, and in whatever source and documentation say."""
    cited = {name for rule in RULES.values() for name in ID.findall(str(rule.citation))}
    cited |= {name for rule in RULES.values() for name in rule.also}
    cited |= set(values_by_statement())
    cited |= {name for check in all_checks() for name in check.statements}
    files = [
        file
        for folder, pattern in (("src", "*.py"), ("src", "*.toml"), ("docs", "*.md"))
        for file in (ROOT / folder).rglob(pattern)
    ]
    for file in files:
        cited |= set(ID.findall(file.read_text(encoding="utf-8")))
    assert len(cited) > 80
    assert cited - set(IDS) == set()


def test_the_page_has_a_row_for_every_statement() -> None:
    """In the same order, with its sentence and its kinds in words."""
    assert list(rows()) == IDS
    for entry in STATEMENTS:
        text, kinds, _ = rows()[entry["id"]]
        assert text == entry["text"]
        assert kinds == ", ".join(KINDS[kind] for kind in entry["kinds"])


@pytest.mark.parametrize("statement", IDS)
def test_a_row_names_all_that_carries_the_statement_and_no_more(statement: str) -> None:
    """Rules, values and checks that cite it, and what its entry lists."""
    entry = STATEMENTS[IDS.index(statement)]
    groups = rows()[statement][2]
    assert named_in(statement, "rules") == rules_of(statement)
    assert named_in(statement, "values") == values_by_statement().get(statement, set())
    assert named_in(statement, "checks") == checks_of(statement)
    assert named_in(statement, "recorded") == set(entry.get("fields", []))
    assert re.findall(r"\(\.\./([^)]+)\)", groups.get("pages", "")) == entry.get("pages", [])
    assert groups.get("people", "") == entry.get("people", "")
    assert groups.get("not yet", "") == entry.get("not_yet", "")
    assert set(groups) <= {"rules", "values", "checks", "recorded", "pages", "people", "not yet"}
    assert all(groups.values())


def test_every_statement_is_carried_by_something() -> None:
    """Or has the reason why only people can carry it."""
    assert [name for name, (_, _, groups) in rows().items() if not groups] == []


def test_every_statement_that_a_check_can_judge_has_a_check() -> None:
    """Those of kind C."""
    assert [entry["id"] for entry in of_kind("C") if not checks_of(entry["id"])] == []


def test_every_statement_that_the_library_decides_has_a_rule_or_a_value() -> None:
    """Those of kind D; the few that nothing decides yet say so, and no other does."""
    without = {
        entry["id"]
        for entry in of_kind("D")
        if not rules_of(entry["id"]) and entry["id"] not in values_by_statement()
    }
    assert without == {entry["id"] for entry in STATEMENTS if "not_yet" in entry}
    assert without == {"TC-16b", "CC-1b"}


def test_every_statement_that_the_plan_records_has_a_place() -> None:
    """Those of kind R: a field or an event."""
    assert [entry["id"] for entry in of_kind("R") if not entry.get("fields")] == []


def test_every_statement_about_people_says_why() -> None:
    """Those of kind P: in a sentence, which also names what the library offers."""
    for entry in of_kind("P"):
        assert entry["people"].endswith("."), entry["id"]
    for entry in STATEMENTS:
        if "people" in entry:
            assert re.search(r"; (the library|this version|the plan) ", entry["people"])


def test_the_page_of_limits_lists_the_statements_about_people() -> None:
    """Its table and the entries agree."""
    text = (DOCS / "explanation" / "limits.md").read_text(encoding="utf-8")
    listed = re.findall(rf"^\| ((?:{SOURCES})-\w+) \|", text, flags=re.MULTILINE)
    assert sorted(listed) == sorted(entry["id"] for entry in of_kind("P"))


def test_every_field_that_is_named_exists() -> None:
    """A field of a public class, or a kind of event and perhaps one of its fields."""
    for path in sorted({path for entry in STATEMENTS for path in entry.get("fields", [])}):
        owner, _, name = path.partition(".")
        if owner == "events":
            kind, _, name = name.partition(".")
            cls: Any = EVENT_KINDS[kind]
        else:
            assert owner in rnr_caseplan.__all__, path
            cls = getattr(rnr_caseplan, owner)
            assert name, path
        assert not name or name in attrs.fields_dict(cls), path


def test_every_link_of_the_page_leads_somewhere() -> None:
    """To a page that is there, and to a heading or a name on it."""
    anchors: dict[Path, set[str]] = {}
    targets = re.findall(r"\]\(([^)]+)\)", "\n".join(generator().traceability_page()))
    assert len(targets) > 500
    for target in targets:
        path, _, anchor = target.partition("#")
        page = (PAGE.parent / path).resolve()
        if page not in anchors:
            anchors[page] = anchors_of(page)
        assert not anchor or anchor in anchors[page], target


def test_a_heading_that_is_not_there_is_refused() -> None:
    """So that no row can point to a page that has been rewritten."""
    with pytest.raises(LookupError, match="no heading nowhere on the page"):
        generator()._title_of("explanation/design.md#nowhere")


def test_the_page_is_what_the_script_writes() -> None:
    """To the letter, and the same in a second run."""
    written = "\n".join(generator().traceability_page()) + "\n"
    assert written == "\n".join(generator().traceability_page()) + "\n"
    assert PAGE.read_text(encoding="utf-8") == written
