"""The command ``check``: what is wrong in a stored plan, as text, as JSON or as SARIF."""

import argparse
import os
from collections.abc import Iterable
from pathlib import Path
from urllib.parse import quote_from_bytes

from rnr_caseplan.checks.check import Finding
from rnr_caseplan.checks.checking import check_plan
from rnr_caseplan.cli.check_text import render_findings
from rnr_caseplan.cli.stored import policy_of, read_document
from rnr_caseplan.cli.terminal import DONE, FOUND, Answer, clean, day_of
from rnr_caseplan.model.vocabulary import Severity
from rnr_caseplan.serialization.findings import dump_findings
from rnr_caseplan.serialization.plans import read_plan
from rnr_caseplan.serialization.sarif import findings_to_sarif

_STATUSES = (
    "The exit status is 0 where nothing has to be mended, 1 where an error or a warning is found "
    "that no exception is made for, and 2 where the plan or the policy cannot be read. "
    "Advice never changes it."
)


def declare_check(parser: argparse.ArgumentParser) -> None:
    """Declare the arguments of the command.

    Args:
        parser: The command's parser.
    """
    parser.description = "Find what a good supervisor would notice in a plan."
    parser.epilog = _STATUSES
    parser.add_argument("plan", metavar="PLAN.json", help="the plan; - reads standard input")
    parser.add_argument(
        "--as-of",
        required=True,
        type=day_of,
        metavar="YYYY-MM-DD",
        help="the day; the policy is that in force on it",
    )
    parser.add_argument("--policy", help="a TOML file, where the plan's policy is not bundled")
    parser.add_argument(
        "--format",
        choices=("text", "json", "sarif"),
        default="text",
        help="sarif is for editors and pipelines",
    )
    parser.set_defaults(run=run_check)


def run_check(parsed: argparse.Namespace) -> Answer:
    """Check a stored plan.

    Args:
        parsed: The arguments.

    Returns:
        The findings in the form that is asked for. The status is 1 where there is an error or a
        warning without an exception, and 0 otherwise.

    Raises:
        InputError: Where the plan is malformed, the day lies before its draft, or the policy is
            not the plan's.
        CasePlanError: Where the policy cannot be had.
        OSError: Where a file cannot be read.
    """
    document = read_document(parsed.plan)
    plan = read_plan(document)
    policy = policy_of(plan, parsed.policy, on=parsed.as_of)
    findings = check_plan(plan, policy, parsed.as_of)
    if parsed.format == "json":
        text = dump_findings(findings, plan, policy, parsed.as_of)
    elif parsed.format == "sarif":
        text = findings_to_sarif(findings, uri=uri_of(parsed.plan), document=document)
    else:
        text = clean(render_findings(findings, plan, policy, parsed.as_of))
    return Answer(text, status_of(findings))


def status_of(findings: Iterable[Finding]) -> int:
    """Give the exit status of findings.

    Args:
        findings: What was found.

    Returns:
        1 where there is an error or a warning without an exception, else 0.

    Examples:
        >>> status_of(())
        0
    """
    has_to_be_mended = any(
        finding.exception is None and finding.severity in (Severity.ERROR, Severity.WARNING)
        for finding in findings
    )
    return FOUND if has_to_be_mended else DONE


def uri_of(file: str) -> str:
    """Give the URI of a file that is named on the command line.

    Args:
        file: The path, relative or absolute; ``-`` is standard input.

    Returns:
        A relative URI for a relative path, an absolute one for an absolute path.

    Examples:
        >>> uri_of("my plans/P-1.json"), uri_of("/srv/P-1.json"), uri_of("-")
        ('my%20plans/P-1.json', 'file:///srv/P-1.json', 'standard-input')
    """
    if file == "-":
        return "standard-input"
    path = Path(file)
    return path.as_uri() if path.is_absolute() else quote_from_bytes(os.fsencode(path.as_posix()))
