"""The pages of the documentation and their fenced blocks."""

import re
import textwrap
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]
DOCS = ROOT / "docs"
FENCE = re.compile(r"(?P<indent> *)(?P<fence>`{3,}|~{3,}) *(?P<kind>[\w+-]*)(?P<more>[^`]*)")
TITLE = re.compile(r'title="([^"]*)"')


class Block(NamedTuple):
    """A fenced block: its kind, its title, the number of its first line, and its text."""

    kind: str
    title: str
    line: int
    text: str


def pages() -> list[Path]:
    """Give the README and every page of the documentation."""
    return [ROOT / "README.md", *sorted(DOCS.rglob("*.md"))]


def name_of(page: Path) -> str:
    """Give a page's path inside the repository."""
    return page.relative_to(ROOT).as_posix()


def blocks_of(page: Path) -> Iterator[Block]:
    """Give the fenced blocks of a page in their order."""
    lines = iter(enumerate(page.read_text(encoding="utf-8").splitlines(), start=1))
    for number, line in lines:
        opened = FENCE.fullmatch(line)
        if opened is None:
            continue
        inside: list[str] = []
        for _, text in lines:
            if text.strip() == opened["fence"]:
                break
            inside.append(text)
        title = TITLE.search(opened["more"])
        text = textwrap.dedent("\n".join(inside))
        yield Block(opened["kind"], title[1] if title else "", number + 1, text)
