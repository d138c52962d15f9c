"""Rules and decisions told to people."""

from rnr_caseplan.catalogue.telling import find_rule
from rnr_caseplan.decisions import Reason


def explain_rule(rule_id: str) -> str:
    """Tell what a rule says and where it is stated.

    Args:
        rule_id: The rule's id, as reasons carry it.

    Returns:
        Three lines: the id, the statement, the place.

    Raises:
        NotFoundError: Where no rule has this id.

    Examples:
        >>> print(explain_rule("conditions.woven"))
        conditions.woven
          A condition that fits a goal's domain is woven into that goal.
          Stated in: NP Pull together the right data, NP-1
    """
    rule = find_rule(rule_id)
    return f"{rule.id}\n  {rule.statement}\n  Stated in: {rule.citation}"


def tell(reason: Reason) -> str:
    """Tell a reason in one sentence, with its source and its rule's id.

    Args:
        reason: The reason.

    Returns:
        The sentence.
    """
    return f"{reason.sentence} [{reason.rule}]"
