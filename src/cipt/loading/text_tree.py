"""A file's bytes to a tree of the text that was typed, with a trouble for all that cannot stand.

Nothing here gives a value a type: 1.10 stays "1.10" and `no` stays "no" until the model reads
them. A plain `~`, `null` or nothing is None.

Nearly every file is sound and in plain block form: `plain_block` reads it. What that leaves goes
to `quick_tree`, which gives up at the first oddity, and what that leaves to `careful_reading`,
which says what is wrong and where. All three give the same tree wherever they give one.
"""

from __future__ import annotations

from dataclasses import dataclass

from cipt.findings import Trouble
from cipt.loading.decode import BYTE_ORDER_MARK, decode
from cipt.loading.plain_block import NotPlainError, plain_tree
from cipt.loading.positions import Marks
from cipt.loading.tree import Tree
from cipt.sources.tree import SIZE_LIMIT


@dataclass(slots=True)
class Reading:
    """What one file holds.

    `readable` is False where the file as a whole could not be taken: `tree` is then None, and the
    first of `troubles` says why. `marks` are kept where positions were asked for. `plain` is
    whether it was read as plain block form.
    """

    tree: Tree
    marks: Marks | None
    troubles: tuple[Trouble, ...]
    readable: bool
    plain: bool = False


def read_text_tree(data: bytes, path: str, *, positions: bool = False) -> Reading:
    """The tree of texts in the file `data`, which stands at `path` in the plan folder.

    Never raises for what `data` holds. A key that stands twice has its first value, and an empty
    entry of a list is left out.
    """
    if not positions:
        try:
            return Reading(plain_file(data), None, (), readable=True, plain=True)
        except NotPlainError:
            pass
    text = decode(data, path)
    if isinstance(text, Trouble):
        return Reading(None, None, (text,), readable=False)
    return _read_as_yaml(_with_unix_ends(text), path, positions=positions)


def plain_file(data: bytes) -> Tree:
    """The tree of a file in plain block form.

    Raises NotPlainError for any other, and for whatever `decode` refuses: `plain_tree` knows the
    signs that a file may not hold, and the encoding and the size are looked at here.
    """
    try:
        text = data.decode("utf-8").removeprefix(BYTE_ORDER_MARK)
    except UnicodeDecodeError:
        raise NotPlainError from None
    if len(data) > SIZE_LIMIT:
        raise NotPlainError
    return plain_tree(_with_unix_ends(text))


def _with_unix_ends(text: str) -> str:
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


def _read_as_yaml(text: str, path: str, *, positions: bool) -> Reading:
    # Imported here, for most plans can do without a parser, which takes a while to import.
    from cipt.loading.quick_tree import NeedsCareError, read_quickly

    try:
        tree, marks = read_quickly(text, path, positions=positions)
    except NeedsCareError:
        from cipt.loading.careful_reading import read_carefully

        return read_carefully(text, path, positions=positions)
    return Reading(tree, marks, (), readable=True)
