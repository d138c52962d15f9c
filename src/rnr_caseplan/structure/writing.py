"""Writing typed values as plain data; knows cattrs."""

import datetime
import functools
from collections.abc import Callable
from typing import Any

import attrs
import cattrs
from cattrs.gen import make_dict_unstructure_fn

from rnr_caseplan.structure.kinds import is_pairs


def to_plain(value: object) -> Any:
    """Give a value as plain data, every field written out.

    Args:
        value: An attrs value, or a tuple of them.

    Returns:
        Dictionaries, lists and scalars, in the order in which the fields are declared.
    """
    return _writer().unstructure(value)


def to_sparse(value: object) -> Any:
    """Give a value as plain data without the fields that hold their default."""
    return _sparse_writer().unstructure(value)


def _build_writer(*, sparse: bool) -> cattrs.Converter:
    writer = cattrs.Converter(unstruct_collection_overrides={tuple: list})
    writer.register_unstructure_hook(datetime.date, datetime.date.isoformat)

    def write_class(cls: Any) -> Callable[[Any], dict[str, Any]]:
        return make_dict_unstructure_fn(cls, writer, _cattrs_omit_if_default=sparse)

    writer.register_unstructure_hook_factory(attrs.has, write_class)
    writer.register_unstructure_hook_func(
        is_pairs, lambda pairs: {name: writer.unstructure(value) for name, value in pairs}
    )
    return writer


@functools.cache
def _writer() -> cattrs.Converter:
    return _build_writer(sparse=False)


@functools.cache
def _sparse_writer() -> cattrs.Converter:
    return _build_writer(sparse=True)
