"""Write the page that says of every statement of the five sources what carries it.

The statements stand in ``scripts/statements.toml``. Rules, values of policies and checks name the
statements themselves, so they are collected here; the page depends on them and the TOML only.
"""

import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple, TypeGuard

from rnr_caseplan import bundled_policies
from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.checks import all_checks

STATEMENTS = Path(__file__).resolve().parent / "statements.toml"
DOCS = STATEMENTS.parent.parent / "docs"
NOTICE = "<!-- Written by scripts/generate_reference.py; change the code or the TOML instead. -->"
STATEMENT_ID = re.compile(r"\b(?:VA|TC|SP|NP|CC)-\d+[a-z]?\b")
KINDS = {
    "D": ("decided", "a rule of the library, or a value of a policy, decides it"),
    "C": ("checked", "a check of the library judges whether a plan keeps to it"),
    "R": ("recorded", "the plan or its history has a place where people write it down"),
    "P": ("done by people", "it is how people work, and software can only help with it"),
}
"""What the letters of the kinds mean, in a word and in a sentence."""


class Statement(NamedTuple):
    """A statement of a source, and what ``statements.toml`` says of where it is carried.

    Attributes:
        id: Its number, such as ``VA-7c``.
        kinds: The letters of its kinds.
        text: What it says, in this library's words.
        fields: Where it is recorded.
        pages: Where the documentation tells it.
        people: Why only people can do it; empty where there is nothing to say.
        not_yet: What this version does not decide of it; empty where it decides all.
    """

    id: str
    kinds: tuple[str, ...]
    text: str
    fields: tuple[str, ...] = ()
    pages: tuple[str, ...] = ()
    people: str = ""
    not_yet: str = ""


class Carrier(NamedTuple):
    """What carries a statement: its name, and where the reference tells of it."""

    name: str
    where: str


Carriers = Mapping[str, tuple[Carrier, ...]]
"""What carries each statement, by its number."""


def traceability_page() -> Iterator[str]:
    """Give the page of statements: one table for each source."""
    statements = read_statements()
    rules, values, checks = carried_by_rules(), carried_by_values(), carried_by_checks()
    yield from (NOTICE, "", "# Traceability", "")
    yield from _introduction(statements)
    titles = _titles_of_sources()
    for source, title in titles.items():
        own = [item for item in statements if item.id.partition("-")[0] == source]
        if not own:
            continue
        yield from ("", f"## {source}", "", f"{title}: {len(own)} statements.", "")
        yield from _table(
            ("id", "statement", "kind", "carried by"),
            (
                (
                    f"`{item.id}`",
                    item.text,
                    ", ".join(KINDS[kind][0] for kind in item.kinds),
                    "<br>".join(_carried(item, rules, values, checks)),
                )
                for item in own
            ),
        )


def _introduction(statements: Iterable[Statement]) -> Iterator[str]:
    yield f"The five sources behind this library make {len(list(statements))} statements."
    yield "Each has a row here, told in this library's words, with everything that carries it."
    yield "[Policies](policies.md#sources) lists the sources themselves."
    yield ""
    yield "A statement has one kind or several:"
    yield ""
    yield from (f"- **{word}**: {meaning}." for word, meaning in KINDS.values())
    yield ""
    yield "Rules, values and checks are found by the statement that they cite."
    yield (
        "A value that cites `LIB` stands here too, where it says for which statement the library "
        "chose it."
    )
    yield (
        "What is recorded is a field of a class, or an event beginning with `events.`; what only "
        "people can do says why, and what the library offers to help."
    )
    yield "Where a statement is decided by nothing in this version, its row says so: *not yet*."


# What carries statements. ---------------------------------------------------------------


def read_statements() -> tuple[Statement, ...]:
    """Read the statements in their order."""
    entries = tomllib.loads(STATEMENTS.read_text(encoding="utf-8"))["statements"]
    return tuple(
        Statement(**{key: _frozen(value) for key, value in entry.items()}) for entry in entries
    )


def _frozen(value: Any) -> Any:
    return tuple(value) if _is_list(value) else value


def carried_by_rules() -> Carriers:
    """Find the rules that name a statement."""
    return _by_statement(
        (statement, Carrier(rule.id, f"rules.md#{_anchor_of_rule(rule.id)}"))
        for rule in RULES.values()
        for statement in (*STATEMENT_ID.findall(str(rule.citation)), *rule.also)
    )


def _anchor_of_rule(rule_id: str) -> str:
    """Give the heading of the reference under which a rule stands."""
    return rule_id.partition(".")[0].replace("_", "-")


def carried_by_values() -> Carriers:
    """Find the values of policies that cite a statement, as a whole or in one of their parts.

    A value that several policies state stands once, in the one that the others build on.
    """
    documents = {
        name: tomllib.loads(file.read_text(encoding="utf-8"))
        for name, file in bundled_policies().items()
    }
    ordered = sorted(documents, key=lambda name: ("extends" in documents[name], name))
    found: dict[tuple[str, str], str] = {}
    for name in ordered:
        for section, parameters in documents[name].items():
            if section == "sources" or not _is_table(parameters):
                continue
            for parameter, entries in parameters.items():
                where = "domains" if section == "domains" else name
                for statement in sorted(set(_statements_in(entries))):
                    found.setdefault((statement, f"{section}.{parameter}"), where)
    return _by_statement(
        (statement, Carrier(key, f"policies.md#{_slug(where)}"))
        for (statement, key), where in sorted(found.items())
    )


def _statements_in(part: Any) -> Iterator[str]:
    """Give the statements that citations anywhere inside a part of a policy name."""
    if _is_table(part):
        if {"source", "place"} <= part.keys():
            yield from STATEMENT_ID.findall(f"{part['place']} {part.get('statement', '')}")
        for item in part.values():
            yield from _statements_in(item)
    elif _is_list(part):
        for item in part:
            yield from _statements_in(item)


def _is_table(part: Any) -> TypeGuard[dict[str, Any]]:
    return isinstance(part, dict)


def _is_list(part: Any) -> TypeGuard[list[Any]]:
    return isinstance(part, list)


def carried_by_checks() -> Carriers:
    """Find the checks that judge a statement."""
    return _by_statement(
        (statement, Carrier(f"{check.code}: {check.title}", f"checks.md#{check.code.lower()}"))
        for check in all_checks()
        for statement in check.statements
    )


def _by_statement(found: Iterable[tuple[str, Carrier]]) -> Carriers:
    by_statement: dict[str, dict[Carrier, None]] = {}
    for statement, carrier in found:
        by_statement.setdefault(statement, {})[carrier] = None
    return {statement: tuple(carriers) for statement, carriers in by_statement.items()}


# The page. ------------------------------------------------------------------------------


def _carried(
    statement: Statement, rules: Carriers, values: Carriers, checks: Carriers
) -> Iterator[str]:
    """Tell what carries a statement, one kind of carrier a line."""
    groups = {
        "rules": rules.get(statement.id, ()),
        "values": values.get(statement.id, ()),
        "checks": checks.get(statement.id, ()),
        "recorded": tuple(Carrier(path, _place_of_field(path)) for path in statement.fields),
        "pages": tuple(Carrier(_title_of(page), f"../{page}") for page in statement.pages),
    }
    for group, carriers in groups.items():
        if carriers:
            links = ", ".join(
                f"[{name if group in {'checks', 'pages'} else f'`{name}`'}]({where})"
                for name, where in carriers
            )
            yield f"**{group}:** {links}"
    if statement.people:
        yield f"**people:** {statement.people}"
    if statement.not_yet:
        yield f"**not yet:** {statement.not_yet}"


def _place_of_field(path: str) -> str:
    """Say where the reference tells of a field or an event."""
    owner, name, *_ = path.split(".")
    return f"events.md#{name}" if owner == "events" else f"api.md#rnr_caseplan.{owner}"


def _title_of(page: str) -> str:
    """Give the title of a page, with the heading where an anchor names one."""
    path, _, anchor = page.partition("#")
    headings = _headings_of(DOCS / path)
    title = next(iter(headings.values()))
    if not anchor:
        return title
    if anchor not in headings:
        message = f"there is no heading {anchor} on the page {path}"
        raise LookupError(message)
    return f"{title}: {headings[anchor]}"


def _headings_of(page: Path) -> dict[str, str]:
    """Give the headings of a page by their anchors, without what looks like one in a block."""
    text = re.sub(r"^```.*?^```$", "", page.read_text("utf-8"), flags=re.DOTALL | re.MULTILINE)
    return {
        _slug(heading): heading for heading in re.findall(r"^#+ (.+)$", text, flags=re.MULTILINE)
    }


def _titles_of_sources() -> dict[str, str]:
    """Give title and publisher of each source of the baseline policy, in its order."""
    text = bundled_policies()["rnr-baseline"].read_text(encoding="utf-8")
    sources: dict[str, dict[str, str]] = tomllib.loads(text)["sources"]
    return {name: f"{told['title']} ({told['publisher']})" for name, told in sources.items()}


def _slug(heading: str) -> str:
    """Give the anchor that a heading gets."""
    kept = re.sub(r"[^\w\s-]", "", heading).strip().lower()
    return re.sub(r"[-\s]+", "-", kept)


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('---' for _ in heads)}|"
    for row in rows:
        yield f"| {' | '.join(cell.replace('|', chr(92) + '|') for cell in row)} |"
