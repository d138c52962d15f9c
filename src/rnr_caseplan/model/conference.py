"""The sheet for a case conference: who is at the table, what comes first, what is open."""

import datetime

from attrs import field, frozen

from rnr_caseplan.model.plan import PlannedNeed
from rnr_caseplan.model.recorded import PolicyInForce
from rnr_caseplan.model.records import CaseConference
from rnr_caseplan.model.vocabulary import Vocabulary
from rnr_caseplan.value import Value

NOT_DECIDED_HERE = (
    "What each agency may see is not decided by this version: it knows no audiences and no "
    "consents. The sheet is for staff of the lead agency; before it is handed to others, decide "
    "what each of them may see."
)
"""Said on every sheet (CC-1b)."""


class Seat(Vocabulary):
    """As what somebody is at the table."""

    PARTICIPANT = "participant"
    LEAD = "lead"
    TEAM = "team"
    SUPPORTER = "supporter"


class QuestionKind(Vocabulary):
    """What is open in a plan, the most pressing first."""

    DANGER = "danger"
    VIOLATION = "violation"
    CONDITION_DUE = "condition_due"
    UNKNOWN_LEVEL = "unknown_level"
    SERVICE = "service"
    REFERRAL_REFUSED = "referral_refused"
    SMALL_WIN = "small_win"
    MISSING = "missing"


@frozen(kw_only=True, repr=False, eq=False)
class AtTheTable(Value):
    """Somebody at the table.

    Attributes:
        seat: As what.
        id: The person's id.
        name: The name, where it is recorded.
        agency: The agency, where there is one.
        role: The role in the team, or how a supporter is related.
    """

    seat: Seat
    id: str = field(repr=False)
    name: str | None = field(default=None, repr=False)
    agency: str | None = field(default=None, repr=False)
    role: str | None = field(default=None, repr=False)


@frozen(kw_only=True, repr=False, eq=False)
class OpenQuestion(Value):
    """Something that is open in a plan.

    Attributes:
        kind: What kind of thing.
        about: The id of the part; ``None`` where it is about the whole plan.
        due_on: The day by which it is to be answered, where there is one.
        what: What is asked, in a sentence that goes by ids.
    """

    kind: QuestionKind
    about: str | None
    due_on: datetime.date | None = None
    what: str


@frozen(kw_only=True, repr=False, eq=False)
class ConferenceSheet(Value):
    """What a team needs on the table for a case conference (CC-4).

    Attributes:
        participant_id: Whose plan it is.
        version: The version of the plan.
        as_of: The day.
        policy: The policy in force.
        table: Who is at the table, the participant first.
        needs: The needs by rank, each with what the plan does about it and why; then those that
            are not a target.
        questions: What is open, the most pressing first.
        last_conference: The latest one that was held, with its decisions; ``None`` before the
            first.
        sharing: What the sheet does not decide.
    """

    participant_id: str
    version: int
    as_of: datetime.date
    policy: PolicyInForce
    table: tuple[AtTheTable, ...]
    needs: tuple[PlannedNeed, ...]
    questions: tuple[OpenQuestion, ...]
    last_conference: CaseConference | None
    sharing: str = NOT_DECIDED_HERE
