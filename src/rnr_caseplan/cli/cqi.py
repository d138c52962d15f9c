"""The command ``cqi``: which share of the checks holds over many stored plans."""

import argparse

from rnr_caseplan.checks.cqi import ReviewedPlan, cqi_report
from rnr_caseplan.cli.cqi_text import render_cqi
from rnr_caseplan.cli.stored import policy_of, read_document
from rnr_caseplan.cli.terminal import clean, day_of
from rnr_caseplan.errors import Fault, FaultsError, InputError
from rnr_caseplan.serialization.plans import read_plan
from rnr_caseplan.serialization.quality import dump_cqi

_UNIT = "unit"


def declare_cqi(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command.

    Args:
        parser: The command's parser.
    """
    parser.description = "Tell which share of the checks holds, by planner, unit and month."
    parser.add_argument("plans", nargs="+", metavar="PLAN.json", help="the plans")
    parser.add_argument(
        "--as-of",
        required=True,
        type=day_of,
        metavar="YYYY-MM-DD",
        help="the day; the policies are those in force on it",
    )
    parser.add_argument("--policy", help="a TOML file, where the plans' policy is not bundled")
    parser.add_argument(
        "--unit",
        default=_UNIT,
        metavar="FACT",
        help=f"the fact of a case that names its unit; {_UNIT} where this is left out",
    )
    parser.add_argument("--format", choices=("text", "json"), default="text")
    parser.set_defaults(run=run_cqi)


def run_cqi(parsed: argparse.Namespace) -> str:
    """Report over stored plans.

    Args:
        parsed: The arguments.

    Returns:
        The report in the form that is asked for.

    Raises:
        InputError: Where a plan is malformed or cannot be checked; every fault of every plan,
            with the file's name.
        CasePlanError: Where a policy cannot be had.
        OSError: Where a file cannot be read.
    """
    reviewed: list[ReviewedPlan] = []
    faults: list[Fault] = []
    for file in parsed.plans:
        try:
            reviewed.append(_reviewed(file, parsed))
        except FaultsError as error:
            faults += [fault.in_file(file) for fault in error.faults]
    if faults:
        raise InputError(faults)
    report = cqi_report(reviewed)
    return dump_cqi(report) if parsed.format == "json" else clean(render_cqi(report))


def _reviewed(file: str, parsed: argparse.Namespace) -> ReviewedPlan:
    plan = read_plan(read_document(file))
    policy = policy_of(plan, parsed.policy, on=parsed.as_of)
    if parsed.as_of < plan.as_of:
        problem = "lies before the draft"
        raise InputError([Fault("--as-of", problem, f"a day from {plan.as_of} on")])
    unit = dict(plan.case.facts).get(parsed.unit)
    return ReviewedPlan(
        plan=plan, policy=policy, as_of=parsed.as_of, unit=None if unit is None else str(unit)
    )
