"""Loading policy files: where they are found, what extends what, guidance, and the days."""

import datetime
import textwrap
from collections.abc import Callable
from pathlib import Path

import pytest

from rnr_caseplan import (
    NotFoundError,
    NoValueError,
    PolicyError,
    bundled_policies,
    load_policy,
    load_policy_book,
)
from rnr_caseplan.policy.values import Effective
from tests.unit.builders import TODAY

HEADER = 'name = "county"\nversion = "1"\ntitle = "A county"\nextends = "rnr-baseline"\n'
THREE_GOALS = """
[[goals.active_at_once]]
from = 2026-01-01
value = 3
source = "VA"
place = "step 7"
"""
GUIDANCE = """
[[guidance.files]]
from = 2026-01-01
value = ["words.toml"]
source = "LIB"
place = "starter wording"
"""
WORDS = """
[food]
goal = "I eat two meals each day for one month."
measure = "I have had two meals a day for 30 days."
steps = ["I name one food bank."]
[food.activities]
supervision_strategy = { text = "Ask about meals.", often = "at every session" }
referral = { text = "Refer to a food bank.", often = "once, this week" }
face_to_face = { text = "Plan two meals.", often = "once, this week" }
[food.first_steps]
precontemplation = "I tell one good thing about a meal."
contemplation = "I name one reason to eat at noon."
preparation = "I pick one shop."
action = "I cook one meal."
maintenance = "I keep one meal for a bad day."
"""

Write = Callable[..., Path]


@pytest.fixture(name="write")
def make_writer(tmp_path: Path) -> Write:
    """Give a function that writes a file beside others."""

    def write(text: str, name: str = "county.toml") -> Path:
        file = tmp_path / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(textwrap.dedent(text), encoding="utf-8")
        return file

    return write


def faults_of(file: Path) -> list[str]:
    """Give the path of each fault of a policy file."""
    with pytest.raises(PolicyError) as caught:
        load_policy_book(file)
    return [fault.path for fault in caught.value.faults]


@pytest.mark.parametrize("name", bundled_policies())
def test_bundled_policies_are_loaded_by_name(name: str) -> None:
    """And are in force on either end of the calendar."""
    book = load_policy_book(name)
    assert book.name == name
    for day in (datetime.date.min, TODAY, datetime.date.max):
        assert load_policy(name, on=day).on == day


def test_a_name_that_is_not_bundled_says_which_are() -> None:
    """The exception lists them."""
    with pytest.raises(NotFoundError) as caught:
        load_policy("nowhere", on=TODAY)
    assert set(bundled_policies()) < set(caught.value.accepted)


def test_a_file_is_loaded_by_its_path(write: Write, monkeypatch: pytest.MonkeyPatch) -> None:
    """Path objects, text with a folder, and text that ends in .toml."""
    file = write(HEADER + THREE_GOALS)
    plain = write(HEADER + THREE_GOALS, "county")
    monkeypatch.chdir(file.parent)
    for named in (file, str(file), "county.toml", "./county.toml", Path("county"), str(plain)):
        assert load_policy(named, on=TODAY).goals_active_at_once.value == 3


def test_a_file_that_is_not_there_is_the_operating_systems_error(tmp_path: Path) -> None:
    """With the file's name."""
    with pytest.raises(FileNotFoundError) as caught:
        load_policy_book(tmp_path / "missing.toml")
    assert str(caught.value.filename).endswith("missing.toml")


def test_a_policy_keeps_what_it_does_not_state(write: Write) -> None:
    """Other values come from the policy below, with their own citations."""
    policy = load_policy(write(HEADER + THREE_GOALS), on=TODAY)
    assert (policy.goals_active_at_once.value, policy.plan_due.value.amount) == (3, 60)
    assert str(policy.goals_active_at_once.citation) == "VA step 7"
    assert policy.goals_active_at_once.starts_on == datetime.date(2026, 1, 1)
    assert policy.goals_active_at_once.effective is Effective.STATED
    assert policy.goals_active_at_once.verified
    assert policy.name == "county"


def test_before_its_first_day_a_value_of_the_policy_below_holds(write: Write) -> None:
    """The first day itself belongs to the new value."""
    file = write(HEADER + THREE_GOALS)
    before, first = datetime.date(2025, 12, 31), datetime.date(2026, 1, 1)
    assert load_policy(file, on=before).goals_active_at_once.value == 2
    assert load_policy(file, on=first).goals_active_at_once.value == 3


def test_policies_extend_one_another_over_several_files(write: Write) -> None:
    """A file is found beside the one that extends it."""
    write(HEADER + THREE_GOALS, "state/base.toml")
    upper = write(
        """
        name = "district"
        version = "1"
        title = "A district"
        extends = "base.toml"
        [[goals.target_after_days]]
        from = 2026-01-01
        value = 60
        source = "LIB"
        place = "goal target date"
        """,
        "state/district.toml",
    )
    policy = load_policy(upper, on=TODAY)
    assert (policy.goals_active_at_once.value, policy.target_after_days.value) == (3, 60)


def test_a_policy_that_extends_itself_is_refused(write: Write) -> None:
    """Directly or through another."""
    alone = write('name="a"\nversion="1"\ntitle="a"\nextends="county.toml"\n')
    assert faults_of(alone) == ["county.toml: extends"]
    write('name="b"\nversion="1"\ntitle="b"\nextends="a.toml"\n', "b.toml")
    first = write('name="a"\nversion="1"\ntitle="a"\nextends="./b.toml"\n', "a.toml")
    (path,) = faults_of(first)
    assert path.endswith(".toml: extends")


@pytest.mark.parametrize("name", ["nowhere", "missing.toml"])
def test_a_policy_that_extends_nothing_is_told_with_its_other_faults(
    write: Write, name: str
) -> None:
    """What the missing policy would have said is not guessed at."""
    file = write(
        HEADER.replace("rnr-baseline", name) + THREE_GOALS.replace("value = 3", "value = -3")
    )
    assert faults_of(file) == ["county.toml: extends", "county.toml: goals.active_at_once[0].value"]


def test_a_source_of_the_policy_below_may_be_cited_but_not_replaced(write: Write) -> None:
    """The same id never means two documents."""
    clash = '[sources.VA]\ntitle = "x"\npublisher = "x"\nwhere = "x"\n'
    assert faults_of(write(HEADER + THREE_GOALS + clash)) == ["county.toml: sources.VA"]
    own = clash.replace("VA", "CO")
    cites_own = THREE_GOALS.replace('"VA"', '"CO"')
    assert load_policy(write(HEADER + cites_own + own), on=TODAY).sources[-1].id == "CO"


@pytest.mark.parametrize(
    ("effective", "expected"),
    [("stated", Effective.STATED), ("unknown", Effective.UNKNOWN), ("always", Effective.ALWAYS)],
)
def test_a_value_says_what_is_known_of_its_first_day(
    write: Write, effective: str, expected: Effective
) -> None:
    """And whether somebody has read it at its source."""
    text = f'{HEADER}{THREE_GOALS}effective = "{effective}"\nverified = false\n'
    policy = load_policy(write(text), on=TODAY)
    assert policy.goals_active_at_once.effective is expected
    assert "goals.active_at_once" in policy.unverified


def test_values_may_stand_in_any_order(write: Write) -> None:
    """They are put in order of their first days."""
    later = THREE_GOALS.replace("2026-01-01", "2026-06-01").replace("value = 3", "value = 4")
    file = write(HEADER + later + THREE_GOALS)
    values = [
        load_policy(file, on=datetime.date(2026, month, 1)).goals_active_at_once.value
        for month in (1, 5, 6, 7)
    ]
    assert values == [3, 3, 4, 4]


def test_an_agency_can_replace_starter_words(write: Write) -> None:
    """From the day on which its file holds; other domains keep theirs."""
    write(WORDS, "words.toml")
    file = write(HEADER + GUIDANCE)
    policy = load_policy(file, on=TODAY)
    assert policy.guidance_for("food").value.goal == "I eat two meals each day for one month."
    assert policy.guidance_for("phone") == load_policy("rnr-baseline", on=TODAY).guidance_for(
        "phone"
    )
    before = load_policy(file, on=datetime.date(2025, 12, 31))
    assert before.guidance_for("food") != policy.guidance_for("food")


def test_faults_of_starter_words_name_their_file_and_place(write: Write) -> None:
    """All of them, in every table."""
    write(
        """
        top = 1
        [food]
        goal = ""
        steps = []
        note = "x"
        [phone]
        first_steps = { action = 3 }
        """,
        "words.toml",
    )
    paths = faults_of(write(HEADER + GUIDANCE))
    assert all("words.toml" in path for path in paths)
    places = {path.rpartition("words.toml: ")[2] for path in paths}
    assert {
        "top",
        "food.goal",
        "food.steps",
        "food.note",
        "food.measure",
        "food.activities",
        "food.first_steps",
        "phone.goal",
        "phone.first_steps.action",
        "phone.first_steps.maintenance",
    } <= places


def test_a_guidance_file_that_cannot_be_read_is_told_with_the_other_faults(write: Write) -> None:
    """Missing or malformed, it hides no other fault."""
    wrong = THREE_GOALS.replace("value = 3", "value = 0")
    file = write(HEADER + GUIDANCE + wrong)
    assert len(faults_of(file)) == 2
    write("food = [", "words.toml")
    assert len(faults_of(file)) == 2


def test_starter_words_for_a_domain_that_does_not_exist_are_a_fault(write: Write) -> None:
    """A typo would otherwise leave the old words in force."""
    write(WORDS.replace("[food", "[foood"), "words.toml")
    (path,) = faults_of(write(HEADER + GUIDANCE))
    assert "foood" in path


def test_one_domain_has_one_set_of_starter_words_a_day(write: Write) -> None:
    """As with every other value."""
    write(WORDS, "words.toml")
    write(WORDS.replace("two meals", "three meals"), "more.toml")
    twice = GUIDANCE.replace('["words.toml"]', '["words.toml", "more.toml"]')
    (path,) = faults_of(write(HEADER + twice))
    assert "food" in path


def test_an_agency_can_add_a_domain(write: Write) -> None:
    """With its starter words; without them it is a fault."""
    domain = """
        [[domains.gambling]]
        from = 2026-01-01
        value = { name = "gambling", plain_name = "betting", tier = "criminogenic" }
        source = "LIB"
        place = "test"
        """
    write(WORDS.replace("[food", "[gambling"), "words.toml")
    policy = load_policy(write(HEADER + textwrap.dedent(domain) + GUIDANCE), on=TODAY)
    found = policy.domain("gambling")
    assert found is not None
    assert found.value.plain_name == "betting"
    (path,) = faults_of(write(HEADER + textwrap.dedent(domain)))
    assert "domains.gambling" in path


@pytest.mark.parametrize("name", ['""', '"Gambling Habit"', '"_x"'])
def test_a_domain_has_the_form_of_an_id(write: Write, name: str) -> None:
    """No case could name any other."""
    entry = """
[[domains.NAME]]
from = 2026-01-01
value = { name = "g", plain_name = "g", tier = "not_a_target" }
source = "LIB"
place = "test"
"""
    (path,) = faults_of(write(HEADER + entry.replace("NAME", name)))
    assert "domains" in path


@pytest.mark.parametrize("key", ["name", "version", "title"])
def test_a_blank_header_is_a_fault(write: Write, key: str) -> None:
    """A policy has a name, a version and a title."""
    lines = [f'{key} = ""' if line.startswith(f"{key} =") else line for line in HEADER.splitlines()]
    assert faults_of(write("\n".join(lines) + THREE_GOALS)) == [f"county.toml: {key}"]


@pytest.mark.parametrize("key", ["source", "place"])
def test_a_blank_citation_is_none(write: Write, key: str) -> None:
    """A value without a citation cannot be loaded."""
    old = {"source": 'source = "VA"', "place": 'place = "step 7"'}[key]
    text = HEADER + THREE_GOALS.replace(old, f'{key} = " "')
    assert faults_of(write(text)) == [f"county.toml: goals.active_at_once[0].{key}"]


def test_the_names_of_sources_and_sections_are_shown(write: Write) -> None:
    """A policy file holds nobody's words, so that its keys can be told."""
    text = HEADER + "[sources.COUNTY-7]\ntitle = 'x'\npublisher = 'x'\n[Goals]\nx = 1\n"
    assert faults_of(write(text)) == ["county.toml: sources.COUNTY-7.where", "county.toml: Goals"]


def test_contradictions_are_found_on_every_day_of_change(write: Write) -> None:
    """Each with the file and the key, and together with other faults."""
    late = """
[[goals.first_step_after_days]]
from = 2030-01-01
value = 91
source = "LIB"
place = "test"
"""
    (path,) = faults_of(write(HEADER + late))
    assert path.startswith("county.toml: ")
    assert "2030-01-01" in path
    assert path.endswith("goals.first_step_after_days")


def test_a_policy_without_a_day_on_which_it_is_complete_is_a_fault(write: Write) -> None:
    """It could never be used."""
    file = write('name = "county"\nversion = "1"\ntitle = "A county"\n')
    with pytest.raises((PolicyError, NoValueError)):
        load_policy_book(file)


def test_a_file_with_a_byte_order_mark_is_read(tmp_path: Path) -> None:
    """Some editors write one."""
    file = tmp_path / "county.toml"
    file.write_bytes(b"\xef\xbb\xbf" + (HEADER + THREE_GOALS).encode())
    assert load_policy(file, on=TODAY).goals_active_at_once.value == 3


def test_parts_with_sources_of_their_own_cite_known_sources(write: Write) -> None:
    """Inside domains and inside lists of events."""
    text = """
[[reviews.unscheduled]]
from = 2026-01-01
value = [
  { event = "session_held", source = "VA", place = "x" },
  { event = "need_arises", source = "QQ", place = "x" },
]
source = "VA"
place = "x"
[[domains.medical]]
from = 2026-01-01
source = "TC"
place = "x"
[domains.medical.value]
name = "medical"
plain_name = "health"
tier = "maintenance"
when_interferes = { tier = "responsivity", source = "QQ", place = "x" }
when_contributed = { tier = "criminogenic", source = "RR", place = "x" }
shows = { barrier = "no_car", source = "SS", place = "x" }
"""
    assert faults_of(write(HEADER + text)) == [
        "county.toml: reviews.unscheduled[0].value[1].source",
        "county.toml: domains.medical[0].value.when_contributed.source",
        "county.toml: domains.medical[0].value.when_interferes.source",
        "county.toml: domains.medical[0].value.shows.source",
    ]


@pytest.mark.parametrize("day", ["2026-11-21", datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC)])
def test_a_day_is_a_date(day: object) -> None:
    """Text and times are refused as arguments that are malformed."""
    with pytest.raises(ValueError, match="day"):
        load_policy("rnr-baseline", on=day)  # type: ignore[arg-type]


def test_what_no_path_can_hold_is_refused_where_it_stands(tmp_path: Path) -> None:
    """The system would refuse it otherwise, without its place."""
    file = tmp_path / "county.toml"
    header = 'name = "county"\nversion = "1"\ntitle = "A county"\n'
    file.write_text(f'{header}extends = "a/\\u0000.toml"\n', encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy_book(file)
    assert caught.value.faults[0].path == "county.toml: extends"
    guidance = (
        '[[guidance.files]]\nfrom = 2026-01-01\nvalue = ["a\\u0000b"]\nsource = "LIB"\nplace = "x"'
    )
    file.write_text(f'{header}extends = "rnr-baseline"\n{guidance}\n', encoding="utf-8")
    with pytest.raises(PolicyError) as caught:
        load_policy_book(file)
    assert caught.value.faults[0].path.startswith("county.toml: guidance.files")
