"""Every exception that the library raises on purpose.

Input and policies that are malformed raise; decisions never do.
Messages name the place of a fault and what would be accepted, and never repeat
what stood there: it may be a participant's words.
"""

from collections.abc import Iterable
from functools import partial
from typing import Any

import attrs


@attrs.frozen
class Fault:
    """One thing that is wrong in a document, with its place.

    Attributes:
        path: The place, for example ``needs[0].level``; empty for the whole document.
        problem: What is wrong there, without repeating the value.
        expected: What would be accepted there.

    Examples:
        >>> print(Fault("needs[0].level", "is not one of the known words", "low or high"))
        needs[0].level: is not one of the known words; expected low or high
    """

    path: str
    problem: str
    expected: str = ""

    def __str__(self) -> str:
        """Give the fault as one line: path, problem, what would be accepted."""
        place = self.path or "document"
        tail = f"; expected {self.expected}" if self.expected else ""
        return f"{place}: {self.problem}{tail}"

    def below(self, parent: str) -> "Fault":
        """Give the same fault as seen from the object that holds ``parent``.

        Examples:
            >>> Fault("level", "is missing").below("needs[0]").path
            'needs[0].level'
        """
        if not self.path:
            path = parent
        elif self.path.startswith("["):
            path = parent + self.path
        else:
            path = f"{parent}.{self.path}"
        return Fault(path, self.problem, self.expected)

    def in_file(self, name: str) -> "Fault":
        """Give the same fault with the name of the file, or policy, that it is in.

        Examples:
            >>> Fault("goals", "is missing").in_file("county.toml").path
            'county.toml: goals'
        """
        return Fault(f"{name}: {self.path}" if self.path else name, self.problem, self.expected)


class CasePlanError(Exception):
    """The base of every exception that this library raises on purpose."""


class FaultsError(CasePlanError, ValueError):
    """A document or a policy has faults; all of them are in ``faults``.

    Attributes:
        faults: Every fault that was found, in the order of the document.
    """

    def __init__(self, faults: Iterable[Fault]) -> None:
        """Keep the faults; the message lists them, one a line."""
        self.faults = tuple(faults)
        super().__init__("\n".join(str(fault) for fault in self.faults))

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the error travel between processes with its faults."""
        return type(self), (self.faults,)


class InputError(FaultsError):
    """A case, a plan or an argument is malformed."""


class PolicyError(FaultsError):
    """A file of a policy, its guidance or a tool is malformed; paths begin with its name."""


class NotFoundError(CasePlanError, LookupError):
    """A name that was asked for does not exist.

    Attributes:
        kind: What was looked for, for example ``policy`` or ``rule``.
        accepted: The names that exist.
    """

    def __init__(self, *, kind: str, accepted: Iterable[str]) -> None:
        """Keep what was looked for and what would have been found."""
        self.kind = kind
        self.accepted = tuple(accepted)
        super().__init__(f"no {kind} has this name; expected one of: {', '.join(self.accepted)}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the error travel between processes."""
        return partial(type(self), kind=self.kind, accepted=self.accepted), ()


class NoValueError(CasePlanError, LookupError):
    """A policy has no value for a parameter on the day that was asked for.

    Attributes:
        policy: The policy's name.
        parameters: The parameters without a value.
        day: The day that was asked for, as ``YYYY-MM-DD``.
    """

    def __init__(self, policy: str, parameters: Iterable[str], day: str) -> None:
        """Keep the parameters and the day; the message names both."""
        self.policy = policy
        self.parameters = tuple(parameters)
        self.day = day
        names = ", ".join(self.parameters)
        super().__init__(f"policy {policy} has no value on {day} for {names}")

    def __reduce__(self) -> tuple[Any, ...]:
        """Let the error travel between processes."""
        return type(self), (self.policy, self.parameters, self.day)
