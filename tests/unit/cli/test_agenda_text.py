"""An agenda as a table of text, each line with its reason below."""

import datetime
import json
from pathlib import Path
from typing import Any

import pytest
from attrs import evolve

from rnr_caseplan import (
    Agenda,
    AgendaItem,
    Citation,
    DutyState,
    NotFoundError,
    Reason,
    UndecidedDuty,
)
from rnr_caseplan.cli import main
from rnr_caseplan.cli.agenda_text import only_duty, render_agenda
from rnr_caseplan.cli.plan_text import WIDTH
from tests.unit.builders import policy_named

DAY = datetime.date(2026, 12, 28)
CITED = Citation(source="TC", place="a place")
BECAUSE = Reason("duties.on_day", (("counted_from", "2026-12-28"), ("anchor", "a day")), CITED)
DONE = Reason("duties.met", (("done_on", "2026-12-24"),), CITED)
LACKING = Reason("duties.undecided", (("because", "a day is not recorded"),), CITED)
HOSTILE_WORDS = "w\\u001b[2J\\u001b]0;x\\u0007\\u009b1m\\u202e\\u2066\\r\\u0000"
HOSTILE_POLICY = f"""
name = "a{HOSTILE_WORDS}b"
version = "1{HOSTILE_WORDS}"
title = "t"
extends = "rnr-baseline"
[dates]
seen_on = "seen {HOSTILE_WORDS}"
asked_on = "asked {HOSTILE_WORDS}"
[events]
visit = "visited {HOSTILE_WORDS}"
[sources.ZZ]
title = "z"
publisher = "z"
where = "z"
[[duties.visit]]
from = 2026-01-01
source = "ZZ"
place = "p{HOSTILE_WORDS}"
value = {{ what = "see {HOSTILE_WORDS}", anchor = "seen_on", amount = 2, unit = "days" }}
[[duties.question]]
from = 2026-01-01
source = "ZZ"
place = "p"
[duties.question.value]
what = "ask {HOSTILE_WORDS}"
met_by = ["visit"]
anchor = "asked_on"
amount = 2
unit = "days"
"""


def an_item(**facts: Any) -> AgendaItem:
    """Give a contact of P-1 that is due on the day of these tests."""
    usual: dict[str, Any] = {
        "duty": "contact",
        "what": "contact",
        "for_whom": "P-1",
        "due_on": DAY,
        "state": DutyState.UPCOMING,
        "reasons": (BECAUSE,),
    }
    return AgendaItem(**{**usual, **facts})


def undecided(**facts: Any) -> UndecidedDuty:
    """Give a review of P-1 that cannot be counted."""
    usual: dict[str, Any] = {
        "duty": "review",
        "what": "review",
        "for_whom": "P-1",
        "reasons": (LACKING,),
    }
    return UndecidedDuty(**{**usual, **facts})


def an_agenda(*found: AgendaItem | UndecidedDuty, warnings: tuple[str, ...] = ()) -> Agenda:
    """Give an agenda that holds these."""
    return Agenda(
        start=datetime.date(2026, 12, 1),
        end=datetime.date(2026, 12, 31),
        as_of=datetime.date(2026, 12, 24),
        items=tuple(item for item in found if isinstance(item, AgendaItem)),
        undecided=tuple(item for item in found if isinstance(item, UndecidedDuty)),
        warnings=warnings,
    )


def lines_of(*found: AgendaItem | UndecidedDuty, warnings: tuple[str, ...] = ()) -> list[str]:
    """Give the lines of an agenda that holds these."""
    return render_agenda(an_agenda(*found, warnings=warnings), policy_named()).split("\n")


def test_an_agenda_is_a_head_a_table_and_what_cannot_be_counted() -> None:
    """Each line of the table is followed by its reason; there is no blank at a line's end."""
    assert lines_of(an_item(), an_item(about="g1", state=DutyState.DUE_SOON), undecided()) == [
        "AGENDA: 2026-12-01 to 2026-12-31, as of 2026-12-24",
        "Policy rnr-baseline, version 1, as in force on 2026-11-21",
        "For P-1",
        "",
        "due         state     what        about",
        "----------  --------  ----------  -----",
        "2026-12-28  upcoming  contact",
        "    Why: due on 2026-12-28, a day (TC a place) [duties.on_day]",
        "2026-12-28  due soon  contact     g1",
        "    Why: due on 2026-12-28, a day (TC a place) [duties.on_day]",
        "",
        "CANNOT BE COUNTED",
        "  review: cannot be counted: a day is not recorded (TC a place)",
    ]


def test_an_agenda_without_anything_says_so() -> None:
    """It names nobody and leaves nothing under no title."""
    assert lines_of()[2:] == [
        "",
        "due         state     what        about",
        "----------  --------  ----------  -----",
        "nothing in this period",
    ]


def test_a_period_without_a_day_still_tells_what_cannot_be_counted() -> None:
    """And for whom, and about what."""
    lines = lines_of(undecided(for_whom="P-7", about="c1"))
    assert lines[2] == "For P-7"
    assert lines[-4:] == [
        "nothing in this period",
        "",
        "CANNOT BE COUNTED",
        "  review c1: cannot be counted: a day is not recorded (TC a place)",
    ]


def test_each_participant_is_named_once() -> None:
    """In the order in which they come."""
    lines = lines_of(
        an_item(for_whom="P-2"), an_item(), an_item(for_whom="P-2"), undecided(for_whom="P-3")
    )
    assert lines[2:6] == ["For P-2", "For P-1", "For P-3", ""]


def test_columns_are_as_wide_as_their_longest_cell() -> None:
    """Heads, rules and cells begin below each other."""
    lines = lines_of(an_item(what="a contact at home", about="goal-12"), an_item(about="g"))
    table = [line for line in lines[4:] if not line.startswith("    ")]
    assert table == [
        "due         state     what               about",
        "----------  --------  -----------------  -------",
        "2026-12-28  upcoming  a contact at home  goal-12",
        "2026-12-28  upcoming  contact            g",
    ]


def test_a_duty_without_a_day_says_none() -> None:
    """What is exempt is due never."""
    assert "none        exempt    contact" in lines_of(an_item(due_on=None, state=DutyState.EXEMPT))


@pytest.mark.parametrize("state", DutyState)
def test_a_state_is_told_in_words(state: DutyState) -> None:
    """Without underscores, whatever the state."""
    row = lines_of(an_item(state=state))[6]
    assert row.removeprefix("2026-12-28  ").partition("  ")[0] == state.value.replace("_", " ")
    assert "_" not in row


def test_the_earliest_day_is_told_where_there_is_one() -> None:
    """Between the line and its reason; the day of the duty itself is told too."""
    lines = lines_of(an_item(earliest_on=DAY), an_item())
    assert lines[6:] == [
        "2026-12-28  upcoming  contact",
        "    Not before 2026-12-28",
        "    Why: due on 2026-12-28, a day (TC a place) [duties.on_day]",
        "2026-12-28  upcoming  contact",
        "    Why: due on 2026-12-28, a day (TC a place) [duties.on_day]",
    ]


def test_all_reasons_are_told_and_the_first_names_its_rule() -> None:
    """Those of one source share its mention."""
    assert lines_of(an_item(reasons=(BECAUSE, DONE)))[7:] == [
        "    Why: due on 2026-12-28, a day; done on 2026-12-24 (TC a place) [duties.on_day]"
    ]


def test_long_reasons_go_on_in_the_next_line() -> None:
    """No line of them is too long to print, and nothing gets lost."""
    citation = Citation(source="TC", place=" ".join(["far"] * 40))
    lines = lines_of(
        an_item(reasons=(evolve(BECAUSE, citation=citation),)),
        undecided(reasons=(evolve(LACKING, citation=citation),)),
    )
    assert max(map(len, lines)) <= WIDTH
    assert " ".join(" ".join(lines).split()).count("far") == 80
    assert lines[8].startswith("      far")


def test_very_long_ids_stay_whole() -> None:
    """An id is never broken, and moves the others' columns instead."""
    long = "x" * 200
    lines = lines_of(an_item(for_whom=long, about=long), undecided(for_whom=long, about=long))
    assert lines[2:5] == ["For", f"  {long}", ""]
    assert lines[6].split() == ["-" * 10, "-" * 8, "-" * 10, "-" * 200]
    assert lines[7].endswith(f"  {long}")
    assert f"    {long}:" in lines


def test_warnings_stand_at_the_end() -> None:
    """One a line, long ones on more; without any there is no title for them."""
    warnings = ("policy: of another day", " ".join(["far"] * 30))
    lines = lines_of(an_item(), undecided(), warnings=warnings)
    assert lines[-6:-2] == [
        "  review: cannot be counted: a day is not recorded (TC a place)",
        "",
        "TO LOOK AT",
        "  - policy: of another day",
    ]
    assert lines[-2].startswith("  - far far")
    assert lines[-1].startswith("    far")
    assert max(map(len, lines)) <= WIDTH
    assert "TO LOOK AT" not in lines_of(an_item(), undecided())


def test_an_agenda_can_be_of_one_duty_alone() -> None:
    """With what cannot be counted of it; whatever is about no duty of its own stays."""
    kept = (an_item(duty="case_plan"), undecided(duty="case_plan"))
    others = (an_item(duty="condition"), an_item(duty="safety"), undecided(duty="formal_review"))
    whole = an_agenda(*others, *kept, warnings=("x",))
    assert only_duty(whole, "case_plan", policy_named()) == an_agenda(*kept, warnings=("x",))
    assert only_duty(whole, "safety", policy_named()).items == (others[1],)
    nothing = only_duty(whole, "court_date", policy_named())
    assert (nothing.items, nothing.undecided) == ((), ())


@pytest.mark.parametrize("name", ["", "dance", "duties.case_plan", "case plan", "goals"])
def test_a_duty_that_the_policy_does_not_have_is_refused(name: str) -> None:
    """With those that it has, the answers to danger among them."""
    with pytest.raises(NotFoundError) as caught:
        only_duty(an_agenda(), name, policy_named())
    keys = [key.removeprefix("duties.") for key, _ in policy_named().all_duties()]
    assert (caught.value.kind, caught.value.accepted) == ("duty", (*keys, "safety"))


def told_to_the_terminal(capfd: pytest.CaptureFixture[str], folder: Path) -> str:
    """Give what the command line tells of a hostile policy."""
    policy, case = folder / "hostile.toml", folder / "case.json"
    policy.write_text(HOSTILE_POLICY, encoding="utf-8")
    document = {
        "schema": "rnr-caseplan/case/1",
        "participant": {"id": "P-1", "preferred_name": "Eve\x1b[2J"},
        "needs": [],
        "dates": {"seen_on": "2026-12-20"},
    }
    case.write_text(json.dumps(document), encoding="utf-8")
    days = ("--start", "2026-12-01", "--end", "2026-12-31", "--as-of", "2026-12-24")
    assert main(["agenda", str(case), "--policy", str(policy), *days]) == 0
    return capfd.readouterr().out


def test_control_characters_cannot_steer_the_terminal(
    capfd: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    """Whatever a policy says, in the table, in its reasons and in what cannot be counted."""
    page = told_to_the_terminal(capfd, tmp_path)
    assert all(letter.isprintable() or letter == "\n" for letter in page)
    assert "see w" in page
    assert "ask w" in page.partition("CANNOT BE COUNTED")[2]
    assert "seen w" in page
    assert "asked w" in page
