"""Arguments in, text out; exit status 0 for done and 2 for wrong input."""

import argparse
import datetime
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

from rnr_caseplan.cli.agenda_text import only_duty, render_agenda
from rnr_caseplan.cli.history_text import render_history
from rnr_caseplan.cli.holidays import read_holidays
from rnr_caseplan.cli.plan_text import is_showable, render_plan
from rnr_caseplan.cli.policy_text import (
    render_book,
    render_differences,
    render_list,
    render_policy,
)
from rnr_caseplan.errors import CasePlanError, Fault, FaultsError, InputError
from rnr_caseplan.explain import explain_rule
from rnr_caseplan.lifecycle.story import tell_history
from rnr_caseplan.planning import draft_plan
from rnr_caseplan.planning.agenda import agenda
from rnr_caseplan.policy import bundled_policies, load_policy, load_policy_book
from rnr_caseplan.serialization.cases import read_case
from rnr_caseplan.serialization.histories import dump_agenda, place_in_document, read_history
from rnr_caseplan.serialization.plans import dump_plan, read_plan, read_plan_or_case
from rnr_caseplan.structure.reading import read_value

DONE, WRONG_INPUT = 0, 2
_PACKAGE = "rnr-caseplan"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The arguments; without them those of the process.

    Returns:
        The exit status: 0 done, 2 wrong input, with each fault on standard error.
    """
    parsed = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], str] = parsed.run
    try:
        text = run(parsed)
    except FaultsError as error:
        return _refuse(str(fault) for fault in error.faults)
    except CasePlanError as error:
        return _refuse([str(error)])
    except OSError as error:
        return _refuse([f"{error.filename}: cannot be read ({error.strerror})"])
    return _write(text)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PACKAGE, description="Risk-Need-Responsivity case planning."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version(_PACKAGE)}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    plan = commands.add_parser("plan", help="draft a plan for a case")
    plan.add_argument("case", metavar="CASE.json", help="the case; - reads standard input")
    plan.add_argument("--policy", required=True, help="a bundled policy's name, or a TOML file")
    plan.add_argument("--as-of", required=True, type=_day, metavar="YYYY-MM-DD")
    plan.add_argument("--format", choices=("text", "json"), default="text")
    plan.set_defaults(run=_run_plan)

    due = commands.add_parser("agenda", help="what is due in a period, and where it stands")
    due.add_argument("file", metavar="FILE.json", help="a plan or a case; - reads standard input")
    due.add_argument("--policy", required=True, help="a bundled policy's name, or a TOML file")
    for option, text in (
        ("--start", "the first day of the period"),
        ("--end", "the last day of the period, included"),
        ("--as-of", "the day on which the states hold"),
    ):
        due.add_argument(option, required=True, type=_day, metavar="YYYY-MM-DD", help=text)
    due.add_argument("--duty", metavar="NAME", help="this duty only, by its name in the policy")
    due.add_argument("--history", metavar="HISTORY.json", help="what happened")
    due.add_argument("--holidays", metavar="FILE.txt", help="days off, one YYYY-MM-DD a line")
    due.add_argument("--format", choices=("text", "json"), default="text")
    due.set_defaults(run=_run_agenda)

    show = commands.add_parser("show", help="write a stored plan as text")
    show.add_argument("plan", metavar="PLAN.json", help="the plan; - reads standard input")
    show.add_argument("--policy", help="a TOML file, where the plan's policy is not bundled")
    show.set_defaults(run=_run_show_plan)

    story = commands.add_parser("history", help="tell what happened to a plan, in words")
    story.add_argument("plan", metavar="PLAN.json", help="the plan; - reads standard input")
    story.set_defaults(run=_run_history)

    explain = commands.add_parser("explain", help="tell what a rule says and who states it")
    explain.add_argument("rule", metavar="RULE-ID")
    explain.set_defaults(run=_run_explain)

    policy = commands.add_parser("policy", help="look at policies")
    questions = policy.add_subparsers(required=True, metavar="QUESTION")
    listing = questions.add_parser("list", help="the bundled policies")
    listing.set_defaults(run=_run_list)
    values = questions.add_parser("show", help="a policy's values, each with its source")
    values.add_argument("policy", help="a bundled policy's name, or a TOML file")
    values.add_argument("--on", type=_day, metavar="YYYY-MM-DD", help="only those of this day")
    values.set_defaults(run=_run_show)
    diff = questions.add_parser("diff", help="what differs between two policies, in words")
    diff.add_argument("first", help="a bundled policy's name, or a TOML file")
    diff.add_argument("second", help="another one")
    diff.set_defaults(run=_run_diff)
    validate = questions.add_parser("validate", help="find every fault of a policy file")
    validate.add_argument("file", metavar="FILE.toml")
    validate.set_defaults(run=_run_validate)
    return parser


def _run_plan(parsed: argparse.Namespace) -> str:
    case = read_case(_read_standard_input() if parsed.case == "-" else parsed.case)
    policy = load_policy(parsed.policy, on=parsed.as_of)
    plan = draft_plan(case, policy, as_of=parsed.as_of)
    return dump_plan(plan) if parsed.format == "json" else _clean(render_plan(plan, policy))


def _run_agenda(parsed: argparse.Namespace) -> str:
    subject = read_plan_or_case(_read_standard_input() if parsed.file == "-" else parsed.file)
    policy = load_policy(parsed.policy, on=parsed.as_of)
    history = read_history(parsed.history) if parsed.history is not None else ()
    try:
        found = agenda(
            subject,
            policy,
            start=parsed.start,
            end=parsed.end,
            as_of=parsed.as_of,
            history=history,
            holidays=read_holidays(parsed.holidays) if parsed.holidays is not None else (),
        )
    except InputError as error:
        raise InputError(place_in_document(fault, history) for fault in error.faults) from None
    if parsed.duty is not None:
        found = only_duty(found, parsed.duty, policy)
    return dump_agenda(found) if parsed.format == "json" else _clean(render_agenda(found, policy))


def _read_standard_input() -> bytes:
    if sys.stdin is None:  # pyright: ignore[reportUnnecessaryComparison]
        raise InputError([Fault("", "cannot be read: standard input is closed", "a case")])
    return sys.stdin.buffer.read()


def _run_show_plan(parsed: argparse.Namespace) -> str:
    plan = read_plan(_read_standard_input() if parsed.plan == "-" else parsed.plan)
    policy = load_policy(parsed.policy or plan.policy.name, on=plan.policy.on)
    if policy.name != plan.policy.name:
        problem = f"is policy {policy.name}, and not the plan's"
        raise InputError([Fault("--policy", problem, f"the policy {plan.policy.name}")])
    return _clean(render_plan(plan, policy))


def _run_history(parsed: argparse.Namespace) -> str:
    plan = read_plan(_read_standard_input() if parsed.plan == "-" else parsed.plan)
    return _clean(render_history(tell_history(plan)))


def _run_explain(parsed: argparse.Namespace) -> str:
    return explain_rule(parsed.rule)


def _run_list(_: argparse.Namespace) -> str:
    return _clean(render_list([load_policy_book(name) for name in bundled_policies()]))


def _run_show(parsed: argparse.Namespace) -> str:
    book = load_policy_book(parsed.policy)
    return _clean(render_book(book) if parsed.on is None else render_policy(book.on(parsed.on)))


def _run_diff(parsed: argparse.Namespace) -> str:
    books = (load_policy_book(parsed.first), load_policy_book(parsed.second))
    return _clean(render_differences(*books))


def _run_validate(parsed: argparse.Namespace) -> str:
    bundled = parsed.file in bundled_policies()
    book = load_policy_book(parsed.file if bundled else Path(parsed.file))
    values = sum(len(timeline) for _, timeline in book.timelines)
    return _clean(
        f"{parsed.file}: policy {book.name}, version {book.version}, {values} values, no faults"
    )


def _day(text: str) -> datetime.date:
    try:
        return read_value(text, datetime.date)
    except InputError as error:
        message = f"expected {error.faults[0].expected}"
        raise argparse.ArgumentTypeError(message) from None


def _refuse(lines: Iterable[str]) -> int:
    for line in lines:
        print(_shown(line), file=sys.stderr)
    return WRONG_INPUT


def _clean(text: str) -> str:
    """Give text for a terminal, line by line."""
    return "\n".join(_shown(line) for line in text.split("\n"))


def _shown(line: str) -> str:
    """Give a line without what could steer a terminal."""
    return "".join(letter if is_showable(letter) else " " for letter in line)


def _write(text: str) -> int:
    """Write text as UTF-8; say so where standard output takes none."""
    try:
        if sys.stdout is None:  # pyright: ignore[reportUnnecessaryComparison]
            return _refuse(["standard output: is closed"])
        sys.stdout.buffer.write(text.rstrip("\n").encode(errors="backslashreplace") + b"\n")
        sys.stdout.flush()
    except BrokenPipeError:
        _discard_output()
    except OSError as error:
        _discard_output()
        return _refuse([f"standard output: cannot be written ({error.strerror})"])
    return DONE


def _discard_output() -> None:
    """Let what is left in the buffer go nowhere, so that closing it does not fail again."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
