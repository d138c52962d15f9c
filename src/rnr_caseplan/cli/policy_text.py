"""Policies as text: every value with its day and its source."""

import json
from collections.abc import Iterable
from typing import Any

from attrs import evolve

from rnr_caseplan.policy.book import PolicyBook
from rnr_caseplan.policy.cadence import Cadence
from rnr_caseplan.policy.difference import Difference, find_differences
from rnr_caseplan.policy.policy import Cited, Policy
from rnr_caseplan.policy.values import Effective
from rnr_caseplan.policy.wording import tell_value
from rnr_caseplan.structure.writing import to_plain, to_sparse


def render_list(books: Iterable[PolicyBook]) -> str:
    """List policies, one a line: name, version, title."""
    return "\n".join(f"{book.name:<18} version {book.version:<4} {book.title}" for book in books)


def render_book(book: PolicyBook) -> str:
    """Show every dated value of a policy, but for its starter guidance."""
    lines = [f"{book.name}, version {book.version}: {book.title}", ""]
    for key, timeline in book.timelines:
        if not key.startswith("guidance."):
            lines += [_line(key, cited) for cited in timeline]
    return "\n".join([*lines, "", *_source_lines(book)])


def render_policy(policy: Policy) -> str:
    """Show the values of a policy that are in force on its day."""
    head = f"{policy.name}, version {policy.version}, on {policy.on}: {policy.title}"
    lines = [_line(key, cited) for key, cited in policy.parameters()]
    return "\n".join([head, "", *lines, "", *_source_lines(policy)])


def render_differences(first: PolicyBook, second: PolicyBook) -> str:
    """Tell in words what differs between two policies, starter guidance by its domain only."""
    lines = [f"{book.name}, version {book.version}: {book.title}" for book in (first, second)]
    lines = [" ".join(line.split()) for line in lines]
    if first.name == second.name:
        first, second = evolve(first, name="the first"), evolve(second, name="the second")
    blocks = [_block(found, first, second) for found in find_differences(first, second)]
    names = _different_names(first, second)
    if names:
        blocks.insert(0, names)
    if not blocks:
        return "\n".join([*lines, "", "no differences"])
    return "\n".join([*lines, *(line for block in blocks for line in ("", *block))])


def _block(found: Difference, first: PolicyBook, second: PolicyBook) -> list[str]:
    if found.key.startswith("guidance."):
        return [found.key, "  other starter words, or another source"]
    lines = [found.key]
    for book, timeline in ((first, found.first), (second, found.second)):
        told = [_told(cited, book) for cited in timeline] or ["not stated"]
        lines += [f"  {book.name}: {line}" for line in told]
    return lines


def _told(cited: Cited[Any], book: PolicyBook) -> str:
    return f"{tell_value(cited.value, book.terms)} ({cited.citation}{_standing(cited)})"


def _different_names(first: PolicyBook, second: PolicyBook) -> list[str]:
    """Tell the names of days, events and facts that the two declare otherwise."""
    lines: list[str] = []
    for section in ("dates", "events", "facts"):
        before, after = dict(getattr(first.terms, section)), dict(getattr(second.terms, section))
        for name in {**before, **after}:
            if before.get(name) != after.get(name):
                in_first = "declared" if name in before else "not declared"
                in_second = "declared" if name in after else "not declared"
                lines.append(
                    f"  {section}.{name}: {in_first} by {first.name}, {in_second} by {second.name}"
                    + (", otherwise" if name in before and name in after else "")
                )
    return ["names of days, events and facts", *lines] if lines else []


def _line(key: str, cited: Cited[Any]) -> str:
    plain = to_sparse if isinstance(cited.value, Cadence) else to_plain
    value = json.dumps(plain(cited.value), ensure_ascii=False)
    return f"{key} = {value}\n    {cited.citation}{_standing(cited)}"


def _standing(cited: Cited[Any]) -> str:
    """Tell from which day a value holds, and whether somebody read it."""
    since = {
        Effective.STATED: f", from {cited.starts_on}",
        Effective.UNKNOWN: ", from a day that is not known",
        Effective.ALWAYS: "",
    }[cited.effective]
    return since + ("" if cited.verified else ", not verified at the source")


def _source_lines(policy: Policy | PolicyBook) -> list[str]:
    return [
        f"{source.id}: {source.title} ({source.publisher}; {source.where})"
        for source in policy.sources
    ]
