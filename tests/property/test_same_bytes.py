"""Identical inputs give byte-identical JSON.

A plan is written in one way only, in every process: no order comes from a set or a hash.
"""

import os
import subprocess
import sys

from attrs import evolve
from hypothesis import example, given

from rnr_caseplan import Condition, Driver, Incident, Strength, dump_case, dump_plan, read_case
from tests.strategies import Situation, a_need, a_situation, situations

PROGRAM = """
import datetime, sys
from rnr_caseplan import draft_plan, dump_plan, load_policy, read_case
today = datetime.date(2026, 11, 21)
case = read_case(sys.stdin.buffer.read())
plan = draft_plan(case, load_policy("rnr-baseline", on=today), as_of=today)
sys.stdout.buffer.write(dump_plan(plan).encode())
"""
A_LOOP = a_situation(
    a_need("n1", "employment", fuels=("n2", "n3")),
    a_need("n2", "leisure", fuels=("n3", "n1")),
    a_need("n3", "substance_use", "moderate", fuels=("n1",)),
    a_need("n4", "unstable_housing", interferes=True),
    a_need("n5", "withdrawal", "unknown"),
    a_need("n6", "medical"),
    driver=Driver(need_id="n3"),
    incidents=(Incident(id="i1", need_ids=("n1", "n2")),),
    conditions=(Condition(id="c1", text="work", domains=("leisure", "employment")),),
    strengths=(Strength(id="s1", text="a certificate"),),
)


@given(situation=situations())
@example(situation=A_LOOP)
def test_identical_inputs_give_identical_bytes(situation: Situation) -> None:
    """Two drafts, and a draft from the case after it was written and read, are the same bytes."""
    written = dump_plan(situation.draft())
    assert dump_plan(situation.draft()) == written
    again = evolve(situation, case=read_case(dump_case(situation.case).encode()))
    assert dump_plan(again.draft()) == written


@given(situation=situations())
@example(situation=a_situation(a_need("n1", "employment", score=2, threshold=1.0, max_score=7)))
def test_equal_plans_are_written_as_the_same_bytes(situation: Situation) -> None:
    """A score that equals another is the same score, however it was typed."""
    retyped = situation.but(
        needs=tuple(
            evolve(
                need,
                score=None if need.score is None else float(need.score),
                threshold=None if need.threshold is None else float(need.threshold),
            )
            for need in situation.case.needs
        )
    )
    assert retyped.draft() == situation.draft()
    assert dump_plan(retyped.draft()) == dump_plan(situation.draft())


def test_processes_with_other_hashes_write_the_same_bytes() -> None:
    """Two fresh processes whose hashes of text differ give the bytes that this one gives."""
    here = dump_plan(A_LOOP.draft()).encode()
    for seed in ("0", "4242"):
        run = subprocess.run(
            [sys.executable, "-c", PROGRAM],
            input=dump_case(A_LOOP.case).encode(),
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        )
        assert run.stdout == here
