"""Which tier is a need?

``tiers.usual``: the tier that the domain usually has (TC-9b, TC-10a, TC-11a).
``tiers.contributed``: some domains are criminogenic where they contributed (TC-11a).
``tiers.interferes``: some domains are responsivity where they get in the way now (TC-9a).
``tiers.static``: static history is no target (AB).
"""

from rnr_caseplan.decisions import Decision, Reason
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.needs import Need
from rnr_caseplan.model.vocabulary import Tier
from rnr_caseplan.policy.policy import Policy


def classify_need(need: Need, policy: Policy) -> Decision[Tier]:
    """Decide a need's tier.

    Reads the domain, whether the need contributed to offending, and whether it interferes;
    each of the two counts only where it is recorded as true. Where both would apply,
    ``contributed`` decides. The level does not matter: an unknown one still gets its tier.

    Args:
        need: The need.
        policy: The policy in force.

    Returns:
        Exactly one tier; ``not_a_target`` for static history.

    Raises:
        InputError: Where the policy does not know the domain.

    Examples:
        >>> import datetime
        >>> from rnr_caseplan import load_policy
        >>> policy = load_policy("rnr-baseline", on=datetime.date(2026, 11, 21))
        >>> classify_need(Need(id="n1", domain="employment"), policy).value.value
        'criminogenic'
        >>> classify_need(Need(id="n2", domain="medical", interferes=True), policy).value.value
        'responsivity'
    """
    cited = policy.domain(need.domain)
    if cited is None:
        accepted = ", ".join(name for name, _ in policy.domains)
        raise InputError([Fault("domain", "is not a domain of this policy", f"one of {accepted}")])
    domain = cited.value
    rule, tier, citation = "tiers.usual", domain.tier, cited.citation
    if tier is Tier.NOT_A_TARGET:
        rule = "tiers.static"
    elif need.contributed and domain.when_contributed is not None:
        rule = "tiers.contributed"
        tier, citation = domain.when_contributed.tier, domain.when_contributed.citation
    elif need.interferes and domain.when_interferes is not None:
        rule = "tiers.interferes"
        tier, citation = domain.when_interferes.tier, domain.when_interferes.citation
    facts = (
        ("domain", need.domain),
        ("contributed", need.contributed),
        ("interferes", need.interferes),
        ("tier", tier.value),
    )
    return Decision(tier, (Reason(rule, facts, citation),))
