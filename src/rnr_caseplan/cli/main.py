"""Arguments in, text out; exit status 0 for done, 1 for findings, 2 for wrong input."""

import argparse
from collections.abc import Callable, Sequence
from importlib.metadata import version
from pathlib import Path

from rnr_caseplan.cli.agenda_text import only_duty, render_agenda
from rnr_caseplan.cli.check import declare_check
from rnr_caseplan.cli.conference import declare_conference
from rnr_caseplan.cli.cqi import declare_cqi
from rnr_caseplan.cli.history_text import render_history
from rnr_caseplan.cli.holidays import read_holidays
from rnr_caseplan.cli.plan_text import render_plan
from rnr_caseplan.cli.policy_text import (
    render_book,
    render_differences,
    render_list,
    render_policy,
)
from rnr_caseplan.cli.stored import policy_of, read_document
from rnr_caseplan.cli.terminal import Answer, clean, day_of, refuse, write
from rnr_caseplan.errors import CasePlanError, FaultsError, InputError
from rnr_caseplan.explain import explain
from rnr_caseplan.lifecycle.story import tell_history
from rnr_caseplan.planning import draft_plan
from rnr_caseplan.planning.agenda import agenda
from rnr_caseplan.policy import bundled_policies, load_policy, load_policy_book
from rnr_caseplan.serialization.cases import read_case
from rnr_caseplan.serialization.histories import dump_agenda, place_in_document, read_history
from rnr_caseplan.serialization.plans import dump_plan, read_plan, read_plan_or_case

_PACKAGE = "rnr-caseplan"


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line.

    Args:
        arguments: The arguments; without them those of the process.

    Returns:
        The exit status: 0 done, 1 a plan was checked and something has to be mended, 2 wrong
        input, with each fault on standard error.
    """
    parsed = _parser().parse_args(arguments)
    run: Callable[[argparse.Namespace], str | Answer] = parsed.run
    try:
        answer = run(parsed)
    except FaultsError as error:
        return refuse(str(fault) for fault in error.faults)
    except CasePlanError as error:
        return refuse([str(error)])
    except OSError as error:
        return refuse([f"{error.filename}: cannot be read ({error.strerror})"])
    return write(answer if isinstance(answer, Answer) else Answer(answer))


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog=_PACKAGE, description="Risk-Need-Responsivity case planning."
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {version(_PACKAGE)}")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")

    plan = commands.add_parser("plan", help="draft a plan for a case")
    plan.add_argument("case", metavar="CASE.json", help="the case; - reads standard input")
    plan.add_argument("--policy", required=True, help="a bundled policy's name, or a TOML file")
    plan.add_argument("--as-of", required=True, type=day_of, metavar="YYYY-MM-DD")
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
        due.add_argument(option, required=True, type=day_of, metavar="YYYY-MM-DD", help=text)
    due.add_argument("--duty", metavar="NAME", help="this duty only, by its name in the policy")
    due.add_argument("--history", metavar="HISTORY.json", help="what happened")
    due.add_argument("--holidays", metavar="FILE.txt", help="days off, one YYYY-MM-DD a line")
    due.add_argument("--format", choices=("text", "json"), default="text")
    due.set_defaults(run=_run_agenda)

    show = commands.add_parser("show", help="write a stored plan as text")
    show.add_argument("plan", metavar="PLAN.json", help="the plan; - reads standard input")
    show.add_argument("--policy", help="a TOML file, where the plan's policy is not bundled")
    show.set_defaults(run=_run_show_plan)

    declare_check(commands.add_parser("check", help="find what is wrong in a stored plan"))

    declare_cqi(commands.add_parser("cqi", help="how far many stored plans pass the checks"))

    declare_conference(commands.add_parser("conference", help="a sheet for a case conference"))

    story = commands.add_parser("history", help="tell what happened to a plan, in words")
    story.add_argument("plan", metavar="PLAN.json", help="the plan; - reads standard input")
    story.set_defaults(run=_run_history)

    explained = commands.add_parser(
        "explain", help="tell what a rule or a check says and who states it"
    )
    explained.add_argument("name", metavar="RULE-ID-or-CODE")
    explained.set_defaults(run=_run_explain)

    policy = commands.add_parser("policy", help="look at policies")
    questions = policy.add_subparsers(required=True, metavar="QUESTION")
    listing = questions.add_parser("list", help="the bundled policies")
    listing.set_defaults(run=_run_list)
    values = questions.add_parser("show", help="a policy's values, each with its source")
    values.add_argument("policy", help="a bundled policy's name, or a TOML file")
    values.add_argument("--on", type=day_of, metavar="YYYY-MM-DD", help="only those of this day")
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
    case = read_case(read_document(parsed.case))
    policy = load_policy(parsed.policy, on=parsed.as_of)
    plan = draft_plan(case, policy, as_of=parsed.as_of)
    return dump_plan(plan) if parsed.format == "json" else clean(render_plan(plan, policy))


def _run_agenda(parsed: argparse.Namespace) -> str:
    subject = read_plan_or_case(read_document(parsed.file))
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
    return dump_agenda(found) if parsed.format == "json" else clean(render_agenda(found, policy))


def _run_show_plan(parsed: argparse.Namespace) -> str:
    plan = read_plan(read_document(parsed.plan))
    policy = policy_of(plan, parsed.policy, on=plan.policy.on)
    return clean(render_plan(plan, policy))


def _run_history(parsed: argparse.Namespace) -> str:
    plan = read_plan(read_document(parsed.plan))
    return clean(render_history(tell_history(plan)))


def _run_explain(parsed: argparse.Namespace) -> str:
    return explain(parsed.name)


def _run_list(_: argparse.Namespace) -> str:
    return clean(render_list([load_policy_book(name) for name in bundled_policies()]))


def _run_show(parsed: argparse.Namespace) -> str:
    book = load_policy_book(parsed.policy)
    return clean(render_book(book) if parsed.on is None else render_policy(book.on(parsed.on)))


def _run_diff(parsed: argparse.Namespace) -> str:
    books = (load_policy_book(parsed.first), load_policy_book(parsed.second))
    return clean(render_differences(*books))


def _run_validate(parsed: argparse.Namespace) -> str:
    bundled = parsed.file in bundled_policies()
    book = load_policy_book(parsed.file if bundled else Path(parsed.file))
    values = sum(len(timeline) for _, timeline in book.timelines)
    return clean(
        f"{parsed.file}: policy {book.name}, version {book.version}, {values} values, no faults"
    )
