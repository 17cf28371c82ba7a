"""The council's own words for a paper: Markdown files in the plan folder, by the paper's day.

`reports/2019-05/summary.md` is the director's summary for the paper of that month;
`reports/2019-05-14/summary.md` that for the paper of that day, and goes before it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from cipt.loading.published import UnreadFile
from cipt.sources.tree import CannotRead, Tree

FOLDER = "reports"
LONGEST = 128 * 1024
"""Bytes of one text: more than any paper has, and little enough to be read in no time."""

_ENDING = ".md"


@dataclass(frozen=True, slots=True)
class Words:
    """The texts for one paper, by their names without `.md`, as in `summary` or `committee/legal`.

    `paths` has the file of each, from the plan folder on; `unread` names those that cannot be read;
    `folder` is where a text that is missing belongs. `hidden` names files in which something that
    may be personal is hidden.
    """

    folder: str = FOLDER
    texts: Mapping[str, str] = field(default_factory=dict)
    paths: Mapping[str, str] = field(default_factory=dict)
    unread: tuple[UnreadFile, ...] = ()
    hidden: tuple[str, ...] = ()


def words_for(tree: Tree, as_of: date) -> Words:
    """The council's own words for the paper of a day."""
    texts: dict[str, str] = {}
    paths: dict[str, str] = {}
    unread = []
    listing = tree.listing()
    folders = [f"{FOLDER}/{as_of.isoformat()}", f"{FOLDER}/{as_of:%Y-%m}"]
    for folder in folders:
        start = f"{folder}/"
        unread += [
            UnreadFile(path, why)
            for path, why in listing.refused
            if path == folder or path.startswith(start)
        ]
        for path in listing.paths:
            name = path.removeprefix(start).removesuffix(_ENDING)
            if not path.startswith(start) or not path.endswith(_ENDING) or name in paths:
                continue
            paths[name] = path
            try:
                texts[name] = _text(tree.read(path))
            except CannotRead as problem:
                unread.append(UnreadFile(path, str(problem)))
    is_used = any(path.startswith(f"{folders[0]}/") for path in paths.values())
    return Words(folders[0] if is_used else folders[1], texts, paths, tuple(unread))


def _text(data: bytes) -> str:
    if len(data) > LONGEST:
        raise CannotRead(f"is longer than {LONGEST // 1024} kilobytes")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise CannotRead("is not UTF-8: save it as UTF-8") from None
