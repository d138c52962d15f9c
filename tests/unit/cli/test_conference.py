"""The command for the sheet of a case conference."""

import argparse
import json
from pathlib import Path

import pytest

from rnr_caseplan import InputError
from rnr_caseplan.cli import main
from rnr_caseplan.cli.conference import declare_conference, run_conference

ROWAN = Path(__file__).parents[3] / "examples" / "rowan-plan.json"
DAY = ("--as-of", "2026-11-21")


def parsed(*arguments: str) -> argparse.Namespace:
    """Parse the arguments of the command."""
    parser = argparse.ArgumentParser()
    declare_conference(parser)
    return parser.parse_args(arguments)


def test_a_sheet_is_text_unless_json_is_asked_for() -> None:
    """Both say the same."""
    text = run_conference(parsed(str(ROWAN), *DAY))
    data = json.loads(run_conference(parsed(str(ROWAN), *DAY, "--format", "json")))
    assert text.startswith("CASE CONFERENCE: 2026-11-21\nFor P-3001, plan version 31\n")
    assert (data["schema"], data["as_of"]) == ("rnr-caseplan/conference/1", "2026-11-21")
    assert all(question["what"][:40] in text for question in data["questions"])


def test_a_day_before_the_draft_is_refused() -> None:
    """There was no plan to confer about."""
    with pytest.raises(InputError, match="as_of: lies before the draft"):
        run_conference(parsed(str(ROWAN), "--as-of", "2020-01-01"))


def test_a_day_is_required(capsys: pytest.CaptureFixture[str]) -> None:
    """The library reads no clock."""
    with pytest.raises(SystemExit):
        parsed(str(ROWAN))
    assert "--as-of" in capsys.readouterr().err


def test_the_command_is_there(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    """Among the others."""
    assert main(["conference", str(ROWAN), *DAY]) == 0
    assert b"AT THE TABLE" in capsysbinary.readouterr().out
