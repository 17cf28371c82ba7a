"""Small pieces of English that messages and papers are put together from."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from cipt.model.dates import in_words


def number(value: int) -> str:
    """A whole number as printed: "52", "1,240"."""
    return f"{value:,}"


def or_none(value: int) -> str:
    """A whole number within a sentence: "52", and "none" for 0."""
    return f"{value:,}" if value else "none"


def counted(value: int, one: str, many: str | None = None) -> str:
    """A number with its noun: "1 action", "1,240 actions"; `many` where an s will not do."""
    return f"{value:,} {one if value == 1 else many or one + 's'}"


def verb(value: int, one: str = "is", many: str = "are") -> str:
    """The form of a verb that goes with so many."""
    return one if value == 1 else many


def listed(items: Iterable[str], most: int | None = None) -> str:
    """Items as a sentence has them: "a", "a and b", "a, b and c"; "" for none.

    Of more than `most` the first so many, and how many more: "a, b and 7 more".
    """
    words = list(items)
    if most is not None and len(words) > most:
        words = [*words[:most], f"{len(words) - most:,} more"]
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def capital(text: str) -> str:
    """The text with its first letter as a capital; the rest as it is."""
    return text[:1].upper() + text[1:]


def sentence(parts: Sequence[str]) -> str:
    """Clauses as one sentence, parted by semicolons; "" for none."""
    return f"{capital('; '.join(parts))}." if parts else ""


def within(text: str) -> str:
    """A text as it stands within a sentence: "the new system" for "The new system"."""
    first, gap, rest = text.partition(" ")
    return f"{first.lower()}{gap}{rest}" if first in ("The", "A", "An") and rest else text


def with_article(name: str) -> str:
    """A board's name as a sentence has it: "the Improvement Board"."""
    return name if name.lower().startswith("the ") else f"the {name}"


def ended(text: str) -> str:
    """A text as a sentence of its own, with a full stop unless it has its end."""
    return text if text.endswith((".", "!", "?", "…")) else f"{text}."


def day(when: date | None, otherwise: str = "") -> str:
    """A day as printed, "30 April 2019", or what stands in its place."""
    return in_words(when) if when else otherwise


def later(days: int) -> str:
    """How far a date moved: "61 days later", "1 day earlier", "the same day"."""
    if days == 0:
        return "the same day"
    return f"{counted(abs(days), 'day')} {'later' if days > 0 else 'earlier'}"
