"""Assessment tools as data: scores go in, a risk level and needs with their reasons come out.

No text of any tool's items is here, and no tool is judged. What a score means is stated by TOML
files, with the source of every number; an agency describes its own tools in the same way.
"""

from rnr_caseplan.instruments.bundle import bundled_instruments
from rnr_caseplan.instruments.combining import CombinedAssessments, combine_assessments
from rnr_caseplan.instruments.instrument import (
    Band,
    BandLevel,
    BandSet,
    Instrument,
    Scale,
    Validity,
)
from rnr_caseplan.instruments.loader import load_instrument
from rnr_caseplan.instruments.placing import case_with_assessments
from rnr_caseplan.instruments.scored import ScoredAssessment, ScoredScale
from rnr_caseplan.instruments.scores import Scores
from rnr_caseplan.instruments.scoring import score_assessment

__all__ = [
    "Band",
    "BandLevel",
    "BandSet",
    "CombinedAssessments",
    "Instrument",
    "Scale",
    "ScoredAssessment",
    "ScoredScale",
    "Scores",
    "Validity",
    "bundled_instruments",
    "case_with_assessments",
    "combine_assessments",
    "load_instrument",
    "score_assessment",
]
