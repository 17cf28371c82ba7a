"""What the document says, and the plan can count on only when a person has said a word more."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from cipt.evaluation.english import counted, listed, verb
from cipt.exchange.importing.columns import plain
from cipt.exchange.importing.grid import Cell
from cipt.exchange.importing.people import is_nobody
from cipt.exchange.importing.ratings import condition_in, rating_in
from cipt.exchange.importing.rows import Raw
from cipt.model.base import is_device

_SHOWN = 6
_A_SIGN = 3
_A_FEW_WORDS = 30


def waiting_lines(raws: Sequence[Raw]) -> Iterator[str]:
    """A sentence for each column that holds evidence without a day, or ratings not known here."""
    for heading, cells in _by_heading(raws, ("note",)).items():
        if "evidence" in plain(heading).split():
            yield _evidence(heading, cells)
    for heading, cells in _by_heading(raws, ("rag", "status")).items():
        unknown = _unknown_ratings(cells)
        if unknown:
            yield _ratings(heading, unknown)


def renamed_lines(trees: Mapping[str, Any]) -> Iterator[str]:
    """A sentence for each file that could not be named as the plan's number is printed."""
    for path, tree in trees.items():
        number = tree.get("number") if path.startswith(("actions/", "themes/")) else None
        if number and is_device(number):
            identity = path.rpartition("/")[2].removesuffix(".yaml")
            yield (
                f"On Windows no file can be named {number}: the id is {identity}, and {number} "
                f"stands under `number`, which is what reports print"
            )


def _by_heading(raws: Sequence[Raw], fields: Sequence[str]) -> dict[str, list[Cell]]:
    """The cells that say something in the columns of these fields, each once."""
    found: dict[str, dict[Cell, None]] = {}
    for raw in raws:
        for field in fields:
            for cell, column in raw.cells.get(field, ()):
                if cell.text and not is_nobody(cell.flat):
                    found.setdefault(" ".join(column.heading.split()), {})[cell] = None
    return {heading: [*cells] for heading, cells in found.items()}


def _evidence(heading: str, cells: Sequence[Cell]) -> str:
    stand = verb(len(cells), "stands", "stand")
    return (
        f"{counted(len(cells), 'cell')} of “{heading}” {stand} in `note`, and no evidence is "
        f"recorded by it: evidence has the day that it is of. Record it with its day: "
        f"cipt evidence ID --date DATE --title TEXT ({_places(cells)})"
    )


def _places(cells: Sequence[Cell]) -> str:
    shown = [cell.place for cell in cells[:_SHOWN]]
    more = len(cells) - len(shown)
    return listed([*shown, f"{more} more"] if more else shown)


def _unknown_ratings(cells: Sequence[Cell]) -> list[str]:
    """What stands for a rating and is none that cipt knows: signs, and words that come again."""
    times = Counter(cell.flat for cell in cells if not _is_known(cell))
    return [
        text
        for text, count in sorted(times.items())
        if len(text) <= _A_SIGN or (count > 1 and len(text) <= _A_FEW_WORDS)
    ]


def _is_known(cell: Cell) -> bool:
    return bool(
        rating_in(cell.flat)
        or condition_in(cell.flat)
        or re.match("complete", cell.flat, re.IGNORECASE)
        or (cell.colour and not re.search(r"\w", cell.text))
    )


def _ratings(heading: str, unknown: Sequence[str]) -> str:
    shown = [f"“{text}”" for text in unknown[:_SHOWN]]
    more = len(unknown) - len(shown)
    said = listed([*shown, f"{more} more"] if more else shown)
    return (
        f"{said} under “{heading}”: no rating that cipt knows, so that nothing is rated by it and "
        f"it stays as printed. Write colours, or words such as On track, in the document and "
        f"import it again. Colours or letters of your own stand as a list under `scheme` in "
        f"plan.yaml, each with what it means; then record: cipt update ID --rag WORD"
    )
