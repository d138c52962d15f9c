"""Every example of the documentation runs, and prints what the page shows."""

import itertools
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.docs.pages import DOCS, ROOT, blocks_of, name_of, pages

FOLLOWED = DOCS / "how-to" / "agency-policy.md"
"""Its commands need the files of the steps before; a test of its own follows the whole page."""
MARK = "=== end of block ==="


def examples_of(page: Path, kind: str = "python") -> Iterator[tuple[int, str, str | None]]:
    """Give each block of a kind with its first line and the output that the page shows for it."""
    blocks = list(blocks_of(page))
    for block, after in itertools.zip_longest(blocks, blocks[1:]):
        if block.kind == kind:
            shown = after.text if after is not None and after.kind == "text" else None
            yield block.line, block.text, shown


PAGES = [page for page in pages() if list(examples_of(page))]
COMMANDS = [
    pytest.param(text, shown, id=f"{name_of(page)}:{line}")
    for page in pages()
    if page != FOLLOWED
    for line, text, shown in examples_of(page, "sh")
    if all("rnr-caseplan " in command and "venv" not in command for command in text.splitlines())
]
SNIPPETS = [
    pytest.param(block.title, block.text, id=f"{name_of(page)}:{block.line}")
    for page in pages()
    for block in blocks_of(page)
    if block.title
]


def run_page(page: Path, folder: Path) -> list[str]:
    """Run the blocks of a page in one namespace, and give what each printed.

    Blocks stand at their own line numbers, so that a traceback names the line of the page.
    """
    lines: list[str] = []
    for first, text, _ in examples_of(page):
        lines += [""] * (first - 1 - len(lines))
        lines += [*text.splitlines(), f"print({MARK!r})"]
    shutil.copytree(ROOT / "examples", folder / "examples")
    script = folder / f"{page.stem}.py"
    script.write_text("\n".join(lines), encoding="utf-8")
    done = subprocess.run(
        [sys.executable, "-W", "error", script.name],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.split(f"{MARK}\n")[:-1]


def test_there_are_pages_with_examples() -> None:
    """The README and the tutorial show how the library is called."""
    assert {"README.md", "docs/tutorial.md"} <= {name_of(page) for page in PAGES}


@pytest.mark.parametrize("page", PAGES, ids=name_of)
def test_the_examples_of_a_page_run_as_shown(page: Path, tmp_path: Path) -> None:
    """Where a block of text follows, it is the output."""
    printed = run_page(page, tmp_path)
    shown = [text for _, _, text in examples_of(page)]
    assert len(printed) == len(shown)
    for output, expected in zip(printed, shown, strict=True):
        if expected is not None:
            assert output.rstrip() == expected.rstrip()


@pytest.mark.parametrize(("text", "shown"), COMMANDS)
def test_the_commands_of_a_page_answer_as_shown(
    text: str, shown: str | None, tmp_path: Path
) -> None:
    """With the command line that is installed; where a block of text follows, it is the output.

    A plan that is checked may have findings, which the status says.
    """
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    beside = Path(sys.executable).parent
    done = subprocess.run(
        ["/bin/sh", "-c", text],
        capture_output=True,
        check=False,
        cwd=tmp_path,
        encoding="utf-8",
        env={**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}"},
        timeout=60,
    )
    assert done.stderr == ""
    assert done.returncode in ((0, 1) if text.startswith("rnr-caseplan check ") else (0,))
    if shown is not None:
        assert done.stdout.rstrip() == shown.rstrip()


@pytest.mark.parametrize(("title", "text"), SNIPPETS)
def test_a_part_of_a_file_stands_in_that_file(title: str, text: str) -> None:
    """What a page shows of an example is what the example holds."""
    assert text in (ROOT / "examples" / title).read_text(encoding="utf-8")
