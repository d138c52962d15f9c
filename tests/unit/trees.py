"""Small classes for the tests of the strict reader and writer."""

import datetime
import enum

import attrs

from rnr_caseplan.model.fields import collection, is_id, refers_to, whole
from rnr_caseplan.structure.kinds import Facts, NamedDates, NamedScalars

DAY = datetime.date(2026, 11, 21)
LONE_SURROGATE = "\ud800"


class Color(enum.Enum):
    """A closed vocabulary."""

    RED = "red"
    BLUE = "blue"


@attrs.frozen(kw_only=True)
class Leaf:
    """Something with an id, and a reference to another."""

    id: str = attrs.field(validator=is_id)
    beside: str | None = attrs.field(default=None, metadata=refers_to("leaves"))
    near: tuple[str, ...] = attrs.field(default=(), metadata=refers_to("leaves"))
    size: int = attrs.field(default=1, validator=whole(1, 9))


@attrs.frozen(kw_only=True)
class Tree:
    """Something that holds others."""

    name: str
    leaves: tuple[Leaf, ...] = attrs.field(default=(), metadata=collection("leaves"))
    top: Leaf | None = None
    colors: tuple[Color, ...] = ()
    days: NamedDates = ()
    marks: NamedScalars = ()
    facts: Facts = ()


TREE = Tree(
    name="oak",
    leaves=(Leaf(id="a"), Leaf(id="b", beside="a", near=("a", "b"))),
    colors=(Color.BLUE,),
    days=(("end", DAY),),
    facts=(("ids", ("a", "b")), ("none", None), ("n", 1.5)),
)
