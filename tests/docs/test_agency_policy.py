"""The page about an agency's policy can be followed word for word in an empty folder."""

import itertools
import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.docs.pages import DOCS, ROOT, blocks_of

PAGE = DOCS / "how-to" / "agency-policy.md"
EXAMPLES = ROOT / "examples"


class Answer(NamedTuple):
    """What a command answered, and what the page shows; ``None`` where it shows nothing."""

    line: int
    command: str
    done: subprocess.CompletedProcess[str]
    shown: str | None


class Walk(NamedTuple):
    """All that came of following the page: answers of its commands, of the checks, and files."""

    commands: tuple[Answer, ...]
    checks: tuple[Answer, ...]
    files: dict[str, str]


def run(command: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Run a command in a shell that finds the command line that is installed here."""
    beside = Path(sys.executable).parent
    return subprocess.run(
        ["/bin/sh", "-c", command],
        capture_output=True,
        check=False,
        cwd=folder,
        encoding="utf-8",
        env={**os.environ, "PATH": f"{beside}{os.pathsep}{os.environ['PATH']}"},
        timeout=60,
    )


def follow(page: Path, folder: Path) -> Walk:
    """Do in a folder what the page says, block by block; after each block of policy, check it."""
    commands: list[Answer] = []
    checks: list[Answer] = []
    titles: dict[str, None] = {}
    blocks = list(blocks_of(page))
    for block, after in itertools.zip_longest(blocks, blocks[1:]):
        if block.title:
            titles[block.title] = None
            with (folder / block.title).open("a", encoding="utf-8") as file:
                file.write(f"{block.text}\n")
        if block.kind == "toml":
            command = f"rnr-caseplan policy validate {block.title}"
            checks.append(Answer(block.line, command, run(command, folder), None))
        if block.kind == "sh":
            is_shown = after is not None and after.kind == "text" and not after.title
            shown = f"{after.text}\n" if is_shown else None
            commands.append(Answer(block.line, block.text, run(block.text, folder), shown))
    files = {title: (folder / title).read_text(encoding="utf-8") for title in titles}
    return Walk(tuple(commands), tuple(checks), files)


@pytest.fixture(name="walk", scope="module")
def walk_through(tmp_path_factory: pytest.TempPathFactory) -> Walk:
    """Follow the page once, in an empty folder."""
    return follow(PAGE, tmp_path_factory.mktemp("agency"))


def test_the_page_has_files_commands_and_answers(walk: Walk) -> None:
    """Without them the tests below would prove nothing."""
    assert {"maple-county.toml", "ash.json", "ash-history.json", "birch.json"} <= set(walk.files)
    assert len(walk.checks) > 2
    assert len([answer for answer in walk.commands if answer.shown]) > 4


def test_every_command_answers_as_shown(walk: Walk) -> None:
    """To the letter, and without a word on standard error."""
    for answer in walk.commands:
        assert (answer.done.returncode, answer.done.stderr) == (0, ""), answer.line
        if answer.shown is not None:
            assert answer.done.stdout == answer.shown, answer.line


def test_the_policy_is_valid_after_every_step(walk: Walk) -> None:
    """A reader can stop at any of them."""
    for check in walk.checks:
        assert (check.done.returncode, check.done.stderr) == (0, ""), check.line
        assert check.done.stdout.endswith("no faults\n"), check.line


def test_the_files_of_the_page_are_the_examples(walk: Walk) -> None:
    """What the reader has in the end lies beside the other examples, to the byte."""
    for title, text in walk.files.items():
        assert text == (EXAMPLES / title).read_text(encoding="utf-8"), title


def test_blocks_of_one_title_add_up_and_a_wrong_step_is_found(tmp_path: Path) -> None:
    """The tests above would see a policy that is not valid and an answer that is another."""
    page = tmp_path / "page.md"
    lines = [
        *('```toml title="a.toml"', 'name = "a"', "```"),
        *('```toml title="a.toml"', "", "nonsense", "```"),
        *("```sh", "cat a.toml; false", "```"),
        *("```text", "something else", "```"),
        *("```sh", "true", "```"),
        *('```text title="b.txt"', "a file", "```"),
    ]
    page.write_text("\n".join(lines), encoding="utf-8")
    walk = follow(page, tmp_path)
    assert walk.files == {"a.toml": 'name = "a"\n\nnonsense\n', "b.txt": "a file\n"}
    assert [check.done.returncode for check in walk.checks] == [2, 2]
    assert [(answer.done.returncode, answer.shown) for answer in walk.commands] == [
        (1, "something else\n"),
        (0, None),
    ]
    assert walk.commands[0].done.stdout == walk.files["a.toml"]
