"""Write the reference pages of rules and policies from the code and the bundled TOML.

The pages depend on the code and the TOML only, so that two runs give the same bytes.
Run it from anywhere: ``python scripts/generate_reference.py``.
"""

import ast
import enum
import importlib.util
import tomllib
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import attrs

from rnr_caseplan import PolicyBook, Source, Tier, bundled_policies, load_policy_book
from rnr_caseplan.catalogue.rule import Rule
from rnr_caseplan.catalogue.telling import RULES
from rnr_caseplan.policy.policy import Cited
from rnr_caseplan.policy.values import (
    Cadence,
    CheckIns,
    Domain,
    Effective,
    Exclusion,
    KeptPlaces,
    KeySource,
    LongestDelay,
    RiskLinkWeights,
    SafetyDomain,
    SafetyDue,
    UnscheduledEvent,
)

PAGES = Path(__file__).resolve().parent.parent / "docs" / "reference"
NOTICE = "<!-- Written by scripts/generate_reference.py; change the code or the TOML instead. -->"
SECTIONS_OF_THEIR_OWN = ("domains.", "guidance.")


def main() -> None:
    """Write both pages and say where."""
    for name, lines in (("rules.md", rules_page()), ("policies.md", policies_page())):
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
        module = f"rnr_caseplan.rules.{name}"
        yield from ("", f"## {_title(name)}", "", _question(module), f"Module: `{module}`.", "")
        yield from _table(
            ("rule", "what it says", "source"),
            ((f"`{rule.id}`", rule.statement, str(rule.citation)) for rule in rules),
        )


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
    yield "*Stated in* names the policy file that holds the value; every other one inherits it."
    yield "*Holds from* is the day on which the value took effect."
    yield "*Not known* there marks an old value whose first day is not known."
    yield "*Any day* marks a choice of this library."
    yield "*Verified* says whether somebody read the value at its source."
    yield "Where a value says *no*, every plan of that policy carries a warning."
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
        rows += [
            (
                f"`{key}`",
                _readable(cited.value),
                str(cited.citation),
                _first_day(cited),
                _owner(_stated_in(key, cited, chain, documents), book.name),
                _yes_or_no(value=cited.verified),
            )
            for cited in timeline
        ]
    yield from _table(
        ("parameter", "value", "source", "holds from", "stated in", "verified"), sorted(rows)
    )


def _owner(stated_in: str, name: str) -> str:
    return "this policy" if stated_in == name else f"`{stated_in}`"


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


def _readable(value: Any) -> str:
    """Give a value in words."""
    teller = _TELLERS.get(type(value))
    if teller is not None:
        return teller(value)
    if isinstance(value, enum.Enum):
        return str(value.value).replace("_", " ")
    if isinstance(value, tuple):
        return _listed(value)
    if attrs.has(type(value)):
        parts = attrs.asdict(value, recurse=False)
        return ", ".join(f"{name} {_readable(part)}" for name, part in parts.items())
    return f"`{value}`" if isinstance(value, str) else str(value)


def _listed(values: tuple[Any, ...]) -> str:
    if not values:
        return "none"
    if all(isinstance(value, tuple) for value in values):
        groups = enumerate(values, start=1)
        return "<br>".join(f"{number}. {_readable(group)}" for number, group in groups)
    between = "<br>" if any(attrs.has(type(value)) for value in values) else ", "
    return between.join(_readable(value) for value in values)


def _yes_or_no(*, value: bool) -> str:
    return "yes" if value else "no"


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def _exclusion(value: Exclusion) -> str:
    facts: list[str] = []
    if value.risk_levels:
        facts.append(f"risk {_readable(value.risk_levels)}")
    if value.sentence_months_at_most is not None:
        facts.append(f"sentence of at most {value.sentence_months_at_most} months")
    if value.caseloads:
        facts.append(f"caseload {_readable(value.caseloads)}")
    return f"{_readable(value.outcome)}: {' and '.join(facts) or 'everybody'}"


def _kept_places(value: KeptPlaces) -> str:
    if not value.places or not value.risk_levels:
        return "none"
    return f"{value.places} at risk {_readable(value.risk_levels)}"


def _safety_due(value: SafetyDue) -> str:
    within = f"within {_days(value.within_days)}" if value.within_days else "the same day"
    return f"{_readable(value.kind)}: {within}"


def _check_ins(value: CheckIns) -> str:
    every = ", ".join(str(number) for number in value.every_days)
    return (
        f"first after {_days(value.first_after_days)}, each further goal "
        f"{_days(value.stagger_days)} later; then every {every} days (first goal, second, ...)"
    )


_TELLERS: Mapping[type, Callable[[Any], str]] = {
    bool: lambda value: _yes_or_no(value=value),
    Cadence: lambda value: f"{value.amount} {value.unit.value} after `{value.anchor}`",
    CheckIns: _check_ins,
    Exclusion: _exclusion,
    KeptPlaces: _kept_places,
    KeySource: lambda value: f"{_readable(value.key)} ({value.citation})",
    LongestDelay: lambda value: (
        f"{_days(value.days)} at risk {_readable(value.risk_levels)}"
        if value.risk_levels
        else "none"
    ),
    RiskLinkWeights: lambda value: f"harm {value.harm}, reoffending {value.reoffending}",
    SafetyDomain: lambda value: f"`{value.domain}`: {_readable(value.kind)}",
    SafetyDue: _safety_due,
    UnscheduledEvent: lambda value: f"{_readable(value.event)} ({value.citation})",
}


def _table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Iterator[str]:
    yield f"| {' | '.join(heads)} |"
    yield f"|{'|'.join('---' for _ in heads)}|"
    for row in rows:
        cells = (cell.replace("|", "\\|").replace("\n", " ") for cell in row)
        yield f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    main()
