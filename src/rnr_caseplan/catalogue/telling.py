"""Finding a rule by its id, and telling one decision in its words."""

from collections.abc import Mapping
from types import MappingProxyType

from rnr_caseplan.catalogue.about_duties import RULES_ABOUT_DUTIES
from rnr_caseplan.catalogue.about_events import RULES_ABOUT_EVENTS
from rnr_caseplan.catalogue.about_lives import RULES_ABOUT_LIVES
from rnr_caseplan.catalogue.about_needs import RULES_ABOUT_NEEDS
from rnr_caseplan.catalogue.about_plans import RULES_ABOUT_PLANS
from rnr_caseplan.catalogue.about_scores import RULES_ABOUT_SCORES
from rnr_caseplan.catalogue.about_services import RULES_ABOUT_SERVICES
from rnr_caseplan.catalogue.rule import Rule
from rnr_caseplan.errors import NotFoundError
from rnr_caseplan.structure.kinds import Facts, FactValue

RULES: Mapping[str, Rule] = MappingProxyType(
    {
        rule.id: rule
        for rules in (
            RULES_ABOUT_PLANS,
            RULES_ABOUT_NEEDS,
            RULES_ABOUT_SCORES,
            RULES_ABOUT_SERVICES,
            RULES_ABOUT_DUTIES,
            RULES_ABOUT_LIVES,
            RULES_ABOUT_EVENTS,
        )
        for rule in rules
    }
)
"""Every rule by its id."""

_WORDS = {
    "assigned_on": "the day of assignment",
    "session_held": "a session is held",
    "need_arises": "a need arises",
    "needs_or_stability_change": "needs or stability change",
    "goal_completed": "a goal is completed",
    "circumstances_change": "circumstances change",
    "driver": "being the driver",
    "fuels": "what fuels what",
    "interferes": "getting in the way",
    "survival": "pressing survival",
    "influence": "influence",
    "distance": "distance above the threshold",
    "risk_link": "links to harm and reoffending",
    "agreement": "the participant's agreement",
    "priority": "the participant's own priority",
    "table": "the policy's order of domains",
    "id": "the need's id",
}
"""Words of policies that are told in other words than their own."""

_WORDS_OF_VOCABULARIES = frozenset(
    (
        "adaptation",
        "against",
        "anchor",
        "assessed",
        "barrier",
        "barriers",
        "caseload",
        "decided",
        "decided_by",
        "event",
        "kind",
        "other_risk_level",
        "outcome",
        "risk_level",
        "stage",
        "tier",
    )
)
"""Facts whose values are words of a vocabulary, which are told without their underscores."""


def find_rule(rule_id: str) -> Rule:
    """Give a rule by its id.

    Args:
        rule_id: The id, as reasons carry it.

    Returns:
        The rule.

    Raises:
        NotFoundError: Where no rule has this id; with the ids that exist.

    Examples:
        >>> find_rule("ranking.after").sentence
        'ranked after {after} by {decided_by}'
    """
    if rule_id not in RULES:
        raise NotFoundError(kind="rule", accepted=RULES)
    return RULES[rule_id]


def sentence_for(rule_id: str, facts: Facts) -> str:
    """Tell one decision in plain words.

    Args:
        rule_id: The rule's id; a rule that this version does not know is told by its id.
        facts: The facts that it used.

    Returns:
        The sentence, without its source.

    Examples:
        >>> sentence_for("ranking.after", (("after", "n2"), ("decided_by", "level")))
        'ranked after n2 by level'
    """
    shown = {name: _in_words(name, value) for name, value in facts}
    rule = RULES.get(rule_id)
    if rule is None:
        return ", ".join([rule_id, *(f"{name} {value}" for name, value in shown.items())])
    return rule.sentence.format_map(_Shown(shown))


class _Shown(dict[str, str]):
    """Facts in words; one that a reason does not carry is told as not recorded."""

    def __missing__(self, name: str) -> str:
        return "not recorded"


def _in_words(name: str, value: FactValue) -> str:
    if value is None:
        return "not recorded"
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, tuple):
        plain = name in _WORDS_OF_VOCABULARIES
        return ", ".join(_in_words(name, item) if plain else item for item in value) or "none"
    if name not in _WORDS_OF_VOCABULARIES:
        return str(value)
    return _WORDS.get(str(value), str(value).replace("_", " "))
