"""Pages, navigation, changelog and version agree."""

import importlib.metadata
import re
import tomllib
from pathlib import Path

import pytest

from rnr_caseplan import bundled_policies
from tests.docs.pages import DOCS, ROOT, blocks_of, name_of, pages
from tests.unit.builders import rule_ids

NAVIGATION = (ROOT / "mkdocs.yml").read_text(encoding="utf-8").partition("\nnav:\n")[2]
SET_UP = "python -m venv .venv && .venv/bin/pip install"
JORDAN = "plan examples/jordan.json --policy rnr-baseline --as-of 2026-11-21"
README_COMMANDS = (
    f"{SET_UP} . && .venv/bin/rnr-caseplan {JORDAN}",
    f"{SET_UP} -e '.[test]' && .venv/bin/pytest",
)


def pages_of_the_navigation() -> list[str]:
    """Give the pages that the navigation lists."""
    lines = re.split(r"\n(?=\S)", NAVIGATION)[0].splitlines()
    return [found[1] for line in lines if (found := re.search(r"(?:: |- )(\S+\.md)$", line))]


def test_every_page_is_in_the_navigation_once() -> None:
    """And the navigation names no page that is not there."""
    listed = pages_of_the_navigation()
    assert len(listed) == len(set(listed))
    assert sorted(listed) == sorted(
        page.relative_to(DOCS).as_posix() for page in DOCS.rglob("*.md")
    )


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_page_has_one_title(page: Path) -> None:
    """No other heading comes before it."""
    text = page.read_text(encoding="utf-8")
    for block in blocks_of(page):
        text = text.replace(block.text, "")
    headings = [line for line in text.splitlines() if line.startswith("#")]
    assert [line for line in headings if line.startswith("# ")] == headings[:1]


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_a_page_names_no_place_of_somebodys_machine(page: Path) -> None:
    """Nothing outside the repository is needed to read it."""
    text = page.read_text(encoding="utf-8")
    assert not re.search(r"(?<![\w.])/(home|root|tmp|var)/", text)


@pytest.mark.parametrize("page", pages(), ids=name_of)
def test_links_to_other_files_lead_somewhere(page: Path) -> None:
    """Relative links name files of the repository."""
    text = page.read_text(encoding="utf-8")
    for block in blocks_of(page):
        text = text.replace(block.text, "")
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", text):
        if "://" not in target and not target.startswith("mailto:"):
            assert (page.parent / target).exists(), target


@pytest.mark.parametrize("command", README_COMMANDS)
def test_the_readme_opens_with_its_commands(command: str) -> None:
    """Each alone on one line in a fenced block, without a prompt."""
    texts = [block.text.strip() for block in blocks_of(ROOT / "README.md")]
    assert any(command in text.splitlines() for text in texts[:2])


def test_the_changelog_names_the_version() -> None:
    """The one of the project file, which is the one that is installed."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert importlib.metadata.version("rnr-caseplan") == project["version"]
    assert re.search(rf"^## \[{re.escape(project['version'])}\]", changelog, re.MULTILINE)
    assert re.search(r"^## \[Unreleased\]", changelog, re.MULTILINE)


@pytest.mark.parametrize("name", ["LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "Makefile"])
def test_the_repository_has_what_contributors_look_for(name: str) -> None:
    """At its top."""
    assert (ROOT / name).read_text(encoding="utf-8").strip()


def test_the_generated_pages_name_every_rule_and_every_policy() -> None:
    """A rule that is not in the reference cannot be looked up."""
    rules = (DOCS / "reference" / "rules.md").read_text(encoding="utf-8")
    policies = (DOCS / "reference" / "policies.md").read_text(encoding="utf-8")
    assert [rule_id for rule_id in rule_ids() if rule_id not in rules] == []
    assert [name for name in bundled_policies() if name not in policies] == []
