"""Where the parts of a plan stand in the text of its document: line and column.

The text is walked once, token by token; text that is no JSON, or is nested deeper than any plan,
is walked as far as it goes.
"""

import bisect
import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

_TOKEN = re.compile(
    r"""(?P<text>"[^"\\]*+(?:\\.[^"\\]*+)*+")  # a name, or a value that is text
      | (?P<mark>[][{}:,])
      | (?P<word>[^][{}:,"\s]++)               # a number, true, false or null
      | (?P<open>")                            # text that never ends""",
    re.VERBOSE | re.DOTALL,
)
_STEP = re.compile(r"\.?([^.\[\]]+)|\[([0-9]{1,9})\]")
_DEEPEST = 100
"""How deep the walk goes: no document of a plan is deeper by far."""


class Position(NamedTuple):
    """A line and a column, both counted from 1; the column counts characters."""

    line: int
    column: int


def find_positions(document: bytes | str, places: Iterable[str]) -> dict[str, Position]:
    r"""Find where places of a plan stand in the text of its document.

    Args:
        document: The text, or its bytes in UTF-8.
        places: Places as findings name them, such as ``goals[0].steps[1].due_on``; an empty one
            is the whole document.

    Returns:
        For each place its position: a field stands where its name begins, an element of a list
        where it begins itself. Of a place that the document does not have, the position of what
        would hold it; of a document without anything in it, nothing.

    Examples:
        >>> find_positions(b'{\n  "goals": [\n    {"id": "g1"}\n  ]\n}', ["goals[0].id"])
        {'goals[0].id': Position(line=3, column=6)}
    """
    text = _text_of(document)
    root = _Wanted()
    paths = {place: list(root.path_to(place)) for place in places}
    _Walk(text, root).run()
    breaks = [found.start() for found in re.finditer("\n", text)]
    return {
        place: _position(offsets[-1], breaks)
        for place, path in paths.items()
        if (offsets := [part.offset for part in path if part.offset is not None])
    }


class _Wanted:
    """A part that is looked for, with the parts below it that are looked for."""

    def __init__(self) -> None:
        self.parts: dict[str | int, _Wanted] = {}
        self.offset: int | None = None

    def path_to(self, place: str) -> Iterator["_Wanted"]:
        """Give the parts from this one to a place, as far as the place can be read."""
        part = self
        yield part
        end = 0
        while found := _STEP.match(place, end):
            end = found.end()
            step = found[1] if found[2] is None else int(found[2])
            part = part.parts.setdefault(step, _Wanted())
            yield part

    def stands_at(self, offset: int) -> None:
        """Keep where the part begins; the first time counts."""
        if self.offset is None:
            self.offset = offset


class _Holder:
    """An object or a list that the walk is in."""

    def __init__(self, wanted: _Wanted | None, *, is_list: bool) -> None:
        self.wanted = wanted
        self.next: str | int | None = 0 if is_list else None
        self.is_list = is_list

    def part(self) -> _Wanted | None:
        """Give what is looked for at the place that comes next."""
        if self.wanted is None or self.next is None:
            return None
        return self.wanted.parts.get(self.next)

    def step(self) -> None:
        """Go on after a comma."""
        self.next = self.next + 1 if isinstance(self.next, int) else None


class _Walk:
    """One walk through the text of a document."""

    def __init__(self, text: str, root: _Wanted) -> None:
        self._text = text
        self._root = root
        self._holders: list[_Holder] = []

    def run(self) -> None:
        """Note where each part that is looked for begins."""
        for token in _TOKEN.finditer(self._text):
            is_over = self._root.offset is not None and not self._holders
            if is_over or token["open"] or len(self._holders) > _DEEPEST:
                return
            if token["mark"] in {",", "}", "]"}:
                self._go_on(token[0])
            elif token["text"] and self._names_a_field():
                self._name(token)
            elif token["mark"] != ":":
                self._begin(token)

    def _names_a_field(self) -> bool:
        return bool(self._holders) and self._holders[-1].next is None

    def _name(self, token: re.Match[str]) -> None:
        """Take a field's name, which is read only where one of its object's is looked for."""
        holder = self._holders[-1]
        holder.next = ""
        if holder.wanted is not None and holder.wanted.parts:
            holder.next = _read_name(token[0])
        part = holder.part()
        if part is not None:
            part.stands_at(token.start())

    def _begin(self, token: re.Match[str]) -> None:
        """Take the beginning of a value."""
        holder = self._holders[-1] if self._holders else None
        part = self._root if holder is None else holder.part()
        if part is not None and (holder is None or holder.is_list):
            part.stands_at(token.start())
        if token["mark"]:
            self._holders.append(_Holder(part, is_list=token["mark"] == "["))

    def _go_on(self, mark: str) -> None:
        """Take a comma, or the end of an object or a list."""
        if self._holders and mark == ",":
            self._holders[-1].step()
        elif self._holders:
            self._holders.pop()


def _text_of(document: bytes | str) -> str:
    """Give the text without a mark of its order of bytes; none where it is no UTF-8."""
    if isinstance(document, str):
        return document.removeprefix("\ufeff")
    try:
        return document.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""


def _read_name(token: str) -> str:
    """Give a name as it is meant; one that is no JSON names nothing."""
    try:
        name: str = json.loads(token, strict=False)
    except ValueError:
        return ""
    return name


def _position(offset: int, breaks: list[int]) -> Position:
    line = bisect.bisect_left(breaks, offset)
    begins = breaks[line - 1] + 1 if line else 0
    return Position(line=line + 1, column=offset - begins + 1)
