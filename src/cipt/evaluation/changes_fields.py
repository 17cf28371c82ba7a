"""How two versions of one record differ, field by field and entry by entry."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Set
from typing import Literal, NamedTuple

from cipt.evaluation.changes_entries import match_entries
from cipt.loading.loaded import At
from cipt.model.base import Record

How = Literal["added", "removed", "altered", "reordered"]


class Difference(NamedTuple):
    """One thing in which two versions of a record differ.

    `at` is the way to it in the record, by the keys as files have them; a number in it is a place
    in the list of the later version, for a removed entry in that of the earlier one. `before` and
    `after` are what stands there, None where nothing does; of a list that stands in another order
    they are the entries that both versions have.
    """

    at: At
    how: How
    before: object
    after: object

    @property
    def field(self) -> str:
        """The key of the record's field in which it lies."""
        return str(self.at[0]) if self.at else ""


def field_differences(
    before: Record, after: Record, without: Set[str] = frozenset()
) -> tuple[Difference, ...]:
    """How two versions of a record differ, in the order of its fields.

    Fields named in `without` are left out. None is told of versions that are equal, and at least
    one of versions that are not.
    """
    return tuple(
        difference
        for difference in _of_records(before, after, ())
        if difference.at[0] not in without
    )


def order_difference(
    at: At, before: tuple[object, ...], after: tuple[object, ...]
) -> tuple[Difference, ...]:
    """The difference that two orders of the same entries make; none where they are the same."""
    return () if before == after else (Difference(at, "reordered", before, after),)


def _of_records(before: Record, after: Record, at: At) -> Iterator[Difference]:
    for name, field in type(before).model_fields.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            yield from _of_values(old, new, (*at, field.alias or name))


def _of_values(old: object, new: object, at: At) -> Iterator[Difference]:
    if isinstance(old, Record) and type(old) is type(new):
        assert isinstance(new, Record)
        yield from _of_records(old, new, at)
    elif isinstance(old, tuple) and isinstance(new, tuple):
        yield from _of_lists(old, new, at)
    elif isinstance(old, Mapping) and isinstance(new, Mapping):
        for key in dict.fromkeys((*old, *new)):
            if old.get(key) != new.get(key):
                yield _plain(old.get(key), new.get(key), (*at, key))
    else:
        yield _plain(old, new, at)


def _of_lists(old: tuple[object, ...], new: tuple[object, ...], at: At) -> Iterator[Difference]:
    matched = match_entries(old, new)
    for place in matched.removed:
        yield Difference((*at, place), "removed", old[place], None)
    for before, after in matched.pairs:
        if old[before] != new[after]:
            yield from _of_values(old[before], new[after], (*at, after))
    for place in matched.added:
        yield Difference((*at, place), "added", None, new[place])
    if matched.is_reordered:
        both_before = tuple(old[before] for before, _ in sorted(matched.pairs))
        both_after = tuple(new[after] for _, after in matched.pairs)
        yield Difference(at, "reordered", both_before, both_after)


def _plain(old: object, new: object, at: At) -> Difference:
    how: How = "altered"
    if _is_nothing(old) and not _is_nothing(new):
        how = "added"
    elif _is_nothing(new) and not _is_nothing(old):
        how = "removed"
    return Difference(at, how, old, new)


def _is_nothing(value: object) -> bool:
    return value is None or value in ((), {})
