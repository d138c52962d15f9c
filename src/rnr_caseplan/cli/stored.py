"""Stored documents and the policies that they name."""

import datetime

from rnr_caseplan.cli.terminal import read_standard_input
from rnr_caseplan.errors import Fault, InputError
from rnr_caseplan.model.plan import CasePlan
from rnr_caseplan.policy import bundled_policies, load_policy
from rnr_caseplan.policy.policy import Policy
from rnr_caseplan.serialization.documents import path_of


def read_document(file: str) -> bytes:
    """Give the bytes of a document.

    Args:
        file: The path of a file; ``-`` is standard input.

    Returns:
        The bytes as they are.

    Raises:
        InputError: Where the text is no path, or standard input is closed.
        OSError: Where the file cannot be read.
    """
    return read_standard_input() if file == "-" else path_of(file).read_bytes()


def policy_of(plan: CasePlan, given: str | None, *, on: datetime.date) -> Policy:
    """Give the policy of a plan as it is in force on a day.

    A plan names its policy, and may come from anywhere: only a policy that is given as an
    argument is looked for among files.

    Args:
        plan: The plan.
        given: A bundled policy's name, or the path of a TOML file; ``None`` for the policy that
            the plan names.
        on: The day.

    Returns:
        The policy.

    Raises:
        InputError: Where none is given and the plan's is not bundled, or another one is given.
        NotFoundError: Where no bundled policy has the name that is given.
        PolicyError: Where a file is malformed.
        NoValueError: Where a parameter has no value on that day.
        OSError: Where a file cannot be read.
    """
    wanted = plan.policy.name
    if given is None and wanted not in bundled_policies():
        problem = "is missing, and the plan's policy is not bundled"
        raise InputError([Fault("--policy", problem, "the path of that policy's TOML file")])
    policy = load_policy(wanted if given is None else given, on=on)
    if policy.name != wanted:
        problem = f"is policy {policy.name}, and not the plan's"
        raise InputError([Fault("--policy", problem, f"the policy {wanted}")])
    return policy
