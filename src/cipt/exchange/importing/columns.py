"""Which column holds what: by what plans call it, by a map that was saved, by what stands in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cipt.exchange.importing.grid import Cell
from cipt.faults import CannotGoOn
from cipt.loading.text_tree import read_text_tree

Headings = Mapping[str, Mapping[str, tuple[str, ...]]]
"""For each kind of table, the phrases by which each field is known, best first."""

KEPT = "kept as printed"
"""What a column is called in a map that has no field: its cells go into `source.cells`."""

LONGEST_HEADING = 90

_WORD_FOR_WORD = ("key", "glossary", "people", "meetings")
"""Kinds of tables whose headings are such common words that no more than they may stand there."""

_ASKS = ("what", "who", "when", "how", "why", "where")
"""Words that ask, and tell nothing within a longer heading."""

_SIGNS = re.compile(r"[^a-z0-9%]+")
_PLURAL = re.compile(r"\(s\)|\(es\)|/s\b|['’]s\b")
_WHEN = re.compile(
    r"\b(?:\d{1,2}(?:st|nd|rd|th)? )?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
    r"(?: (?:20)?\d\d)?\b|\b20\d\d(?: \d\d)?\b|\b(?:q[1-4]|quarter [1-4])\b|\bas (?:at|of)\b"
)


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a table: its heading as printed, the field, and how it was recognised."""

    heading: str
    field: str | None
    by: str = "heading"


def plain(heading: str) -> str:
    """A heading as it is looked up: small letters and digits, one space between words."""
    text = _PLURAL.sub(lambda found: "s" if "’" in found[0] or "'" in found[0] else "", heading)
    text = text.lower().replace("&", " and ").replace("/", " ")
    return " ".join(_SIGNS.sub(" ", text).split())


@lru_cache(maxsize=1)
def known_headings() -> Headings:
    """The table of headings that comes with cipt."""
    path = Path(__file__).with_name("headings.yaml")
    tree = read_text_tree(path.read_bytes(), path.name).tree
    if not isinstance(tree, dict):
        raise CannotGoOn(f"{path} is no table of headings", "Install cipt again")
    return {kind: dict(_phrases(fields)) for kind, fields in tree.items()}


def _phrases(fields: object) -> Iterator[tuple[str, tuple[str, ...]]]:
    for field, phrases in fields.items() if isinstance(fields, dict) else ():
        yield field, tuple(plain(str(phrase)) for phrase in phrases or ())


def field_of(heading: str, kind: str) -> str | None:
    """The field that a column with this heading has in a table of this kind, or None."""
    return exact_field(plain(heading), kind) or _phrase_field(plain(heading), kind)


@lru_cache(maxsize=4096)
def exact_field(wanted: str, kind: str) -> str | None:
    """The field for which these plain words stand in the table, a date in them left aside."""
    undated = " ".join(_WHEN.sub(" ", wanted).split())
    for text in (wanted, undated):
        for field, phrases in known_headings()[kind].items():
            if text and text in phrases:
                return field
    return None


@lru_cache(maxsize=4096)
def _phrase_field(wanted: str, kind: str) -> str | None:
    """The field of the longest phrase that these plain words contain."""
    if kind in _WORD_FOR_WORD or len(wanted) > LONGEST_HEADING:
        return None
    undated = " ".join(_WHEN.sub(" ", wanted).split())
    found: tuple[int, str] | None = None
    for field, phrases in known_headings()[kind].items():
        for phrase in phrases:
            words = len(phrase.split())
            if len(phrase) > 2 and phrase not in _ASKS and f" {phrase} " in f" {undated} ":
                found = (
                    max(found, (words, field), key=lambda one: one[0]) if found else (words, field)
                )
    return found[1] if found else None


def heading_words(cells: Sequence[Cell | None]) -> list[str]:
    """What is looked up for a column whose heading stands in these cells, one below another.

    First all of it, then the lowest line alone, then the topmost.
    """
    texts = list(dict.fromkeys(cell.flat for cell in cells if cell is not None and cell.text))
    if not texts:
        return []
    tries = [" ".join(texts), texts[-1], texts[0]]
    lines = next(cell for cell in reversed(cells) if cell is not None and cell.text).lines
    return list(dict.fromkeys([*tries, lines[0]]))


Chosen = Mapping[str, Mapping[str, str]]
"""What a saved map says: for each kind of table, the field of each heading."""


def recognised(cells: Sequence[Cell | None], kind: str, chosen: Chosen) -> Column:
    """The column whose heading stands in these cells; without a field where it is not known."""
    tries = heading_words(cells)
    heading = tries[0] if tries else ""
    mapped = chosen.get(kind, {})
    for words in tries:
        if plain(words) in mapped:
            field = mapped[plain(words)]
            return Column(heading, None if field == KEPT else field, "map")
    for words in tries:
        exact = exact_field(plain(words), kind)
        if exact is not None:
            return Column(heading, exact)
    for words in sorted(tries, key=len):
        phrase = _phrase_field(plain(words), kind)
        if phrase is not None:
            return Column(heading, phrase, "words of the heading")
    return Column(heading, None)


def read_map(path: Path) -> Chosen:
    """What a saved map says. Raises CannotGoOn where it is no such map."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise CannotGoOn(
            f"the map {path} cannot be opened: {error.strerror}",
            "Make one with: cipt import FILE --dry-run --save-map map.yaml",
        ) from error
    reading = read_text_tree(data, path.name)
    if not isinstance(reading.tree, dict):
        why = reading.troubles[0].message if reading.troubles else "it holds no headings"
        raise CannotGoOn(f"the map {path} cannot be read: {why}", "Put that right, and try again")
    return {str(kind): dict(_mapped(path, kind, part)) for kind, part in reading.tree.items()}


def _mapped(path: Path, kind: str, part: object) -> Iterator[tuple[str, str]]:
    fields = known_headings().get(kind)
    if fields is None or not isinstance(part, dict):
        raise CannotGoOn(
            f"the map {path} has `{kind}`, which is no kind of table",
            f"The kinds are: {', '.join(known_headings())}",
        )
    for heading, field in part.items():
        if field != KEPT and field not in fields:
            raise CannotGoOn(
                f"the map {path} gives `{heading}` the field {field}, which {kind} do not have",
                f"Write one of: {', '.join(fields)}, or: {KEPT}",
            )
        yield plain(str(heading)), field
