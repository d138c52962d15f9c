"""Events of engagement: drafted, explained, shared, signed."""

from attrs import field, frozen

from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.case import Case
from rnr_caseplan.model.events.vocabulary import OrientationTopic
from rnr_caseplan.model.fields import instance, is_id, optional, refers_to, tuple_of
from rnr_caseplan.model.recorded import PlanEvent
from rnr_caseplan.model.vocabulary import Agreement, SignatureAnswer


@frozen(kw_only=True, repr=False, eq=False)
class Drafted(PlanEvent):
    """The plan was drafted; every history begins with it.

    Attributes:
        case: The facts that the draft rests on.
        policy: The name of the policy; ``None`` where only one is in question.
    """

    by: str | None = field(default=None, validator=optional(is_id))
    case: Case = field(validator=instance(Case), repr=False)
    policy: str | None = field(default=None, validator=optional(is_id))


@frozen(kw_only=True, repr=False, eq=False)
class OrientationGiven(PlanEvent):
    """Roles, expectations or consequences were explained to the participant (VA-1a).

    Attributes:
        topics: What was explained.
    """

    topics: tuple[OrientationTopic, ...] = field(validator=tuple_of(OrientationTopic))

    def __attrs_post_init__(self) -> None:
        """Refuse an orientation about nothing, or about one topic twice."""
        if not self.topics or len(set(self.topics)) != len(self.topics):
            expected = f"each once of {', '.join(topic.value for topic in OrientationTopic)}"
            raise InputError([Fault("topics", "are empty or name one twice", expected)])


@frozen(kw_only=True, repr=False, eq=False)
class AssessmentExplained(PlanEvent):
    """The purpose of an assessment was explained before its use (SP-7a)."""

    assessment_id: str = field(validator=is_id, metadata=refers_to("assessments"))


@frozen(kw_only=True, repr=False, eq=False)
class ResultsShared(PlanEvent):
    """The results of an assessment were shared with the participant (SP-7b)."""

    assessment_id: str = field(validator=is_id, metadata=refers_to("assessments"))


@frozen(kw_only=True, repr=False, eq=False)
class AgreementRecorded(PlanEvent):
    """The participant said how far they agree with an assessment or with a need (SP-7b).

    Attributes:
        agreement: How far the participant agrees.
        assessment_id: The assessment that it is about, unless it is about one need.
        need_id: The need that it is about, unless it is about an assessment.
    """

    agreement: Agreement = field(validator=instance(Agreement))
    assessment_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("assessments")
    )
    need_id: str | None = field(
        default=None, validator=optional(is_id), metadata=refers_to("needs")
    )

    def __attrs_post_init__(self) -> None:
        """Refuse an agreement about nothing, or about two things."""
        if (self.assessment_id is None) == (self.need_id is None):
            problem = "is about nothing, or about two things"
            raise InputError([Fault("need_id", problem, "either assessment_id or need_id")])


@frozen(kw_only=True, repr=False, eq=False)
class Signed(PlanEvent):
    """Somebody was asked to sign, and answered (VA-7e).

    Attributes:
        signer: Who was asked, by id; the participant's own id for the participant.
        answer: What they answered; ``reason`` says why where they did not simply agree.
    """

    signer: str = field(validator=is_id)
    answer: SignatureAnswer = field(validator=instance(SignatureAnswer))

    def __attrs_post_init__(self) -> None:
        """Refuse an answer other than agreement without its reason."""
        if self.answer is not SignatureAnswer.AGREED and self.reason is None:
            expected = f"why the answer is {self.answer.value}"
            raise InputError([Fault("reason", "is missing", expected)])


@frozen(kw_only=True, repr=False, eq=False)
class CopyGiven(PlanEvent):
    """The participant was given a copy of the plan (VA-7e)."""
