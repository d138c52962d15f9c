"""Write the reference pages of rules, policies, events, checks and statements.

The pages depend on the code and the TOML only, so that two runs give the same bytes.
Run it from the root of the repository: ``python -m scripts.generate_reference``.
"""

import ast
import importlib.util
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_origin

import attrs

from rnr_caseplan import PolicyBook, Source, Tier, bundled_policies, load_policy_book
from rnr_caseplan.catalogue.rule import Rule
from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.lifecycle import CarriedOver, NewLevel
from rnr_caseplan.model.events.kinds import EVENT_KINDS, NOTES
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.policy.policy import Cited
from rnr_caseplan.policy.values import Domain, Effective
from rnr_caseplan.policy.wording import tell_value
from rnr_caseplan.structure.kinds import describe, field_specs
from rnr_caseplan.structure.references import nested_class
from scripts.checks_page import checks_page
from scripts.traceability import traceability_page

PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTICE = "<!-- Written by scripts/generate_reference.py; change the code or the TOML instead. -->"
MODULES_OF_AREAS = {
    "lives": "rnr_caseplan.lifecycle.applying",
    "closing": "rnr_caseplan.lifecycle.closing",
    "follow_ups": "rnr_caseplan.lifecycle.following",
    "events": "rnr_caseplan.model.events.kinds",
    "scores": "rnr_caseplan.instruments.scoring",
    "levels": "rnr_caseplan.model.overrides",
    "dosage": "rnr_caseplan.planning.dosage",
}
"""The modules of rules that do not stand in ``rules/``."""
SECTIONS_OF_THEIR_OWN = ("domains.", "guidance.")


def main() -> None:
    """Write the pages and say where."""
    pages = {
        "rules.md": rules_page(),
        "policies.md": policies_page(),
        "events.md": events_page(),
        "checks.md": checks_page(),
        "traceability.md": traceability_page(),
    }
    for name, lines in pages.items():
        page = PAGES / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
        print(page.relative_to(PAGES.parent.parent))


# Rules. ---------------------------------------------------------------------------------


def rules_page() -> Iterator[str]:
    """Give the page of rules: one table for each module."""
    by_module: dict[str, list[Rule]] = {}
    for rule in RULES.values():
        by_module.setdefault(rule.id.partition(".")[0], []).append(rule)
    yield from (NOTICE, "", "# Rules", "")
    yield f"The library has {len(RULES)} rules, in {len(by_module)} modules."
    yield "Every reason in a plan carries the id of its rule."
    yield "`rnr-caseplan explain RULE-ID` prints one rule, and `find_rule` gives it in Python."
    yield "A rule stands here with the source that states the rule itself."
    yield "A decision that rests on a policy's value cites the place of that value instead."
    yield "The sources behind the short ids stand in [the policies](policies.md#sources)."
    for name, rules in by_module.items():
        module = MODULES_OF_AREAS.get(name, f"rnr_caseplan.rules.{name}")
        yield from ("", f"## {_title(name)}", "", _question(module), f"Module: `{module}`.", "")
        yield from _table(
            ("rule", "what it says", "source"),
            ((f"`{rule.id}`", rule.statement, _sources_of(rule)) for rule in rules),
        )


def _sources_of(rule: Rule) -> str:
    """Give the place that states a rule, and the further statements that it carries."""
    return "; ".join((str(rule.citation), *rule.also))


def _question(module: str) -> str:
    """Give the first line of a module's docstring: the question that its rules answer."""
    spec = importlib.util.find_spec(module)
    if spec is None or spec.origin is None:
        message = f"there is no module {module} for the rules that begin with its name"
        raise LookupError(message)
    text = ast.get_docstring(ast.parse(Path(spec.origin).read_text(encoding="utf-8")))
    return (text or "").partition("\n")[0]


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


# Events. --------------------------------------------------------------------------------


def events_page() -> Iterator[str]:
    """Give the page of events: one table for each family, one for the fields of each kind."""
    yield from (NOTICE, "", "# Events", "")
    yield f"A plan lives by {len(EVENT_KINDS)} kinds of event."
    yield (
        "In Python each is a class of `rnr_caseplan.lifecycle`; in JSON it is an object with its "
        "`kind`."
    )
    yield "[Live with a plan](../how-to/live-with-a-plan.md) shows how they are used."
    yield (
        "[Rules](rules.md#lives) says what refuses an event; the rule of an accepted one is "
        "`events.KIND`."
    )
    yield from ("", "## What every event says", "")
    yield from _fields(PlanEvent)
    yield ""
    yield "An event that was recorded is refused when it comes again, by `lives.recorded_already`."
    yield "That holds for every kind: equal fields make the same event, and so does the same `id`."
    yield "What happened twice on one day in the same way needs an `id` of its own each time."
    yield (
        "An event that changes a part of the plan, or a fact of the case that holds one value, "
        "must not lie before the last change of the same part or fact; the end of a plan must "
        "not lie before any change."
    )
    noted = ", ".join(f"`{kind}`" for kind, cls in EVENT_KINDS.items() if cls in NOTES)
    yield f"These change none of them and may be written down late: {noted}."
    families: dict[str, list[tuple[str, type[PlanEvent]]]] = {}
    for kind, cls in EVENT_KINDS.items():
        families.setdefault(cls.__module__.rpartition(".")[2], []).append((kind, cls))
    for family, kinds in families.items():
        yield from ("", f"## {_title(family)}")
        for kind, cls in kinds:
            rule = RULES[f"events.{kind}"]
            yield from ("", f"### `{kind}`", "")
            yield f"`{cls.__name__}`: {_first_line(cls)}"
            yield f"{rule.statement} ({rule.citation})"
            own = list(_fields(cls))
            if own:
                yield from ("", *own)
    yield from ("", "## Values inside events")
    for inner in (NewLevel, CarriedOver):
        yield from ("", f"### `{inner.__name__}`", "", _first_line(inner), "", *_fields(inner))


def _first_line(cls: type) -> str:
    return (cls.__doc__ or "").partition("\n")[0]


def _fields(cls: type[attrs.AttrsInstance]) -> Iterator[str]:
    """Give the table of the fields that a class adds to those of every event."""
    told = dict(
        re.findall(r"^        (\w+): ((?:.|\n            )+)", cls.__doc__ or "", re.MULTILINE)
    )
    common = set(field_specs(PlanEvent)) if cls is not PlanEvent else set[str]()
    rows = [
        (
            f"`{name}`",
            _kind_of_field(hint),
            "**required**" if required else "",
            _meaning(name, told),
        )
        for name, (hint, required, _) in field_specs(cls).items()
        if name not in common or (required and name == "reason")
    ]
    if rows:
        yield from _table(("field", "type", "", "meaning"), rows)


def _meaning(name: str, told: Mapping[str, str]) -> str:
    """Give what a field means; an id that is not described is that of the part it is named for."""
    if name not in told and name.endswith("_id"):
        return f"The {name.removesuffix('_id').replace('_', ' ')}."
    return " ".join(told.get(name, "").split()).replace("``", "`")


def _kind_of_field(hint: Any) -> str:
    """Say what a field holds, with the class where it is one of the model."""
    named = nested_class(hint)
    if named is None:
        element = get_args(hint)[0] if get_origin(hint) is tuple else None
        return f"a list: {describe(element)}" if element is not None else describe(hint)
    return f"a list of `{named.__name__}`" if get_origin(hint) is tuple else f"`{named.__name__}`"


# Policies. ------------------------------------------------------------------------------


def policies_page() -> Iterator[str]:
    """Give the page of policies: values, domains and sources of each bundled policy."""
    files = bundled_policies()
    books = {name: load_policy_book(name) for name in files}
    documents = {name: tomllib.loads(file.read_text("utf-8")) for name, file in files.items()}
    ordered = sorted(books, key=lambda name: (len(_chain(name, documents)), name))
    yield from (NOTICE, "", "# Policies", "")
    yield f"{len(books)} policies come with the library."
    yield "`rnr-caseplan policy list` names them, and `rnr-caseplan policy show NAME` prints one."
    yield "Each value names the source that states it."
    yield "`LIB` means that no source states the value: it is this library's own choice."
    yield "A policy that builds on another stands here with what its own file states."
    yield "It inherits the rest."
    yield "*Holds from* is the day on which the value took effect."
    yield "*Not known* there marks an old value whose first day is not known."
    yield "*Any day* marks a choice of this library."
    yield "*Verified* says whether somebody read the value at its source."
    yield "Where a value says *no*, every plan of that policy carries a warning."
    yield "Duties are told in words; `rnr-caseplan policy show NAME` prints what the file says."
    yield "The starter words for goals are not listed here."
    yield "They stand in the guidance files, and `Policy.guidance_for` gives those of a domain."
    yield "[Write a policy](../how-to/policy.md) shows how to replace any of these."
    for name in ordered:
        yield from _policy(books[name], _chain(name, documents), documents)
    yield from _domains(ordered, books, documents)
    yield from _sources(ordered, books)


def _chain(name: str, documents: Mapping[str, Mapping[str, Any]]) -> tuple[str, ...]:
    """Give a policy's name and those that it builds on, the nearest first."""
    base = documents[name].get("extends")
    return (name,) if base is None else (name, *_chain(base, documents))


def _stated_in(
    key: str, cited: Cited[Any], chain: Iterable[str], documents: Mapping[str, Mapping[str, Any]]
) -> str:
    """Give the nearest policy of a chain whose file holds a value."""
    section, _, parameter = key.partition(".")
    for name in chain:
        for entry in documents[name].get(section, {}).get(parameter, ()):
            if entry["from"] == cited.starts_on:
                return name
    message = f"no file of the chain states {key}"
    raise LookupError(message)


def _policy(
    book: PolicyBook, chain: tuple[str, ...], documents: Mapping[str, Mapping[str, Any]]
) -> Iterator[str]:
    yield from ("", f"## {book.name}", "", f"{book.title}, version {book.version}.")
    if len(chain) > 1:
        yield f"It builds on `{chain[1]}`."
    yield ""
    rows: list[tuple[str, ...]] = []
    for key, timeline in book.timelines:
        if key.startswith(SECTIONS_OF_THEIR_OWN):
            continue
        own = [cited for cited in timeline if _stated_in(key, cited, chain, documents) == book.name]
        rows += [
            (
                f"`{key}`",
                tell_value(cited.value, book.terms),
                str(cited.citation),
                _first_day(cited),
                _yes_or_no(value=cited.verified),
            )
            for cited in own
        ]
    yield from _table(("parameter", "value", "source", "holds from", "verified"), sorted(rows))


def _first_day(cited: Cited[Any]) -> str:
    words = {Effective.UNKNOWN: "not known", Effective.ALWAYS: "any day"}
    return words.get(cited.effective, cited.starts_on.isoformat())


def _domains(
    ordered: Iterable[str],
    books: Mapping[str, PolicyBook],
    documents: Mapping[str, Mapping[str, Any]],
) -> Iterator[str]:
    """Give one table of all domains; a domain is told once, by the file that states it."""
    yield from ("", "## Domains", "")
    yield "The plain name is the one for the participant's eyes."
    yield "The tier is the usual one; beside it stands when a need of the domain has another."
    yield "A policy that builds on the one named here knows the domain too."
    yield ""
    rows: list[tuple[str, ...]] = []
    for name in ordered:
        chain = _chain(name, documents)
        for key, timeline in books[name].timelines:
            section, _, domain = key.partition(".")
            if section != "domains":
                continue
            rows += [
                (
                    f"`{domain}`",
                    cited.value.name,
                    cited.value.plain_name,
                    _tiers(cited.value),
                    str(cited.citation),
                    f"`{name}`",
                    _yes_or_no(value=cited.verified),
                )
                for cited in timeline
                if _stated_in(key, cited, chain, documents) == name
            ]
    yield from _table(
        ("domain", "staff name", "plain name", "tier", "source", "stated in", "verified"),
        sorted(rows),
    )


def _tiers(domain: Domain) -> str:
    words = ["never a goal" if domain.tier is Tier.NOT_A_TARGET else domain.tier.value]
    if domain.when_contributed is not None:
        part = domain.when_contributed
        words.append(f"{part.tier.value} where it contributed to offending ({part.citation})")
    if domain.when_interferes is not None:
        part = domain.when_interferes
        words.append(f"{part.tier.value} where it interferes now ({part.citation})")
    return "; ".join(words)


def _sources(ordered: Iterable[str], books: Mapping[str, PolicyBook]) -> Iterator[str]:
    """Give one table of all sources, with the day on which each was read."""
    found: dict[str, Source] = {}
    for name in ordered:
        found |= {source.id: source for source in books[name].sources}
    yield from ("", "## Sources", "")
    yield "A source without a day was not read for these policies, or is no document."
    yield ""
    rows = (
        (
            f"`{source.id}`",
            source.title,
            source.publisher,
            source.where,
            source.retrieved_on.isoformat() if source.retrieved_on else "none",
        )
        for source in found.values()
    )
    yield from _table(("id", "title", "publisher", "where", "read on"), rows)


# Values in words. -----------------------------------------------------------------------


def _yes_or_no(*, value: bool) -> str:
    return "yes" if value else "no"


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('---' for _ in heads)}|"
    for row in rows:
        cells = (cell.replace("|", "\\|").replace("\n", " ") for cell in row)
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
