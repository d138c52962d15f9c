"""What readiness for change means for a plan."""

import datetime
from typing import NamedTuple

from attrs import field, frozen

from rnr_caseplan.model.fields import refers_to
from rnr_caseplan.model.vocabulary import StageOfChange
from rnr_caseplan.value import Value


class ChangedStep(NamedTuple):
    """The first step with which a goal on a need begins at the participant's stage of change."""

    need_id: str
    text: str


@frozen(kw_only=True, repr=False, eq=False)
class ReadinessAdvice(Value):
    """What the participant's readiness changes in a plan, and what it never changes.

    Attributes:
        stage: The stage of change; ``None`` where it is not recorded.
        is_low: Whether motivation counts as low; ``None`` where no stage is recorded.
        strategy: What the stage calls for from staff, in the policy's words.
        first_steps: For each need that may have a goal, the first step that the stage gives it.
        driver_id: The need that counts as the driver, which stays whatever the motivation.
        places_kept: How many goal places are kept for it at the participant's risk level, or for
            the first criminogenic target where no driver is recorded.
        waits_until: The last day until which the driver may wait; ``None`` where none is set.
    """

    stage: StageOfChange | None
    is_low: bool | None
    strategy: str | None = field(repr=False)
    first_steps: tuple[ChangedStep, ...] = field(repr=False)
    driver_id: str | None = field(metadata=refers_to("needs"))
    places_kept: int
    waits_until: datetime.date | None
