"""Policies as text: every value with its day and its source."""

import json
from collections.abc import Iterable
from typing import Any

from rnr_caseplan.policy.book import PolicyBook
from rnr_caseplan.policy.policy import Cited, Policy
from rnr_caseplan.policy.values import Effective
from rnr_caseplan.structure.writing import to_plain


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


def _line(key: str, cited: Cited[Any]) -> str:
    value = json.dumps(to_plain(cited.value), ensure_ascii=False)
    since = {
        Effective.STATED: f", from {cited.starts_on}",
        Effective.UNKNOWN: ", from a day that is not known",
        Effective.ALWAYS: "",
    }[cited.effective]
    standing = "" if cited.verified else ", not verified at the source"
    return f"{key} = {value}\n    {cited.citation}{since}{standing}"


def _source_lines(policy: Policy | PolicyBook) -> list[str]:
    return [
        f"{source.id}: {source.title} ({source.publisher}; {source.where})"
        for source in policy.sources
    ]
