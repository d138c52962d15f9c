"""The command ``conference``: the sheet for a case conference about a stored plan."""

import argparse

from rnr_caseplan.cli.conference_text import render_conference
from rnr_caseplan.cli.stored import policy_of, read_document
from rnr_caseplan.cli.terminal import clean, day_of
from rnr_caseplan.planning.conference import conference_sheet
from rnr_caseplan.serialization.conferences import dump_conference
from rnr_caseplan.serialization.plans import read_plan


def declare_conference(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command.

    Args:
        parser: The command's parser.
    """
    parser.description = "Put on one sheet what a team needs to confer about a case."
    parser.add_argument("plan", metavar="PLAN.json", help="the plan; - reads standard input")
    parser.add_argument(
        "--as-of",
        required=True,
        type=day_of,
        metavar="YYYY-MM-DD",
        help="the day of the conference; the policy is that in force on it",
    )
    parser.add_argument("--policy", help="a TOML file, where the plan's policy is not bundled")
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run_conference)


def run_conference(parsed: argparse.Namespace) -> str:
    """Give the sheet for a case conference.

    Args:
        parsed: The arguments.

    Returns:
        The sheet in the form that is asked for.

    Raises:
        InputError: Where the plan is malformed, the day lies before its draft, or the policy is
            not the plan's.
        CasePlanError: Where the policy cannot be had.
        OSError: Where a file cannot be read.
    """
    plan = read_plan(read_document(parsed.plan))
    policy = policy_of(plan, parsed.policy, on=parsed.as_of)
    sheet = conference_sheet(plan, policy, as_of=parsed.as_of)
    if parsed.format == "json":
        return dump_conference(sheet)
    return clean(render_conference(sheet, policy))
