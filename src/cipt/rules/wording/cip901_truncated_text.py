"""A text breaks off in the middle.

A spreadsheet's cell, a form or a paste has cut it. What the board agreed may have stood in the
part that is gone: "no child will wait unless", and nobody can say how it went on.

Fix: Write the rest from the paper that it came from, or end the sentence.

Definition: a title, a note, a reason, a measure of success or other wording that ends with an
ellipsis, a comma, a semicolon, a colon, an ampersand, a slash, a dash, an opened bracket or a word
that joins (and, or, the, a, an, of, our, their, its, your, than, including, via, into, between),
or whose bracket is never closed, or that is exactly 255 characters long, which is where
spreadsheets cut, and ends with no mark.

Bad:

    title: Review all child in need plans that have been open for six months or  # CIP901

Bad:

    success:
      - Fewer children wait (from 40 to 10 by the end of  # CIP901

Good:

    title: Review all child in need plans that have been open for six months or more
    success:
      - Fewer children wait (from 40 to 10 by the end of the year)
"""

import re
from collections.abc import Iterator

from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.free_text import free_texts, is_prose
from cipt.rules.wording.joined import APART, Joined

_ENDS = (",", ";", ":", "&", "/", "(", "[", " -", " –", " —", "…", "..")
_JOINING = (
    *(" and", " or", " the", " a", " an", " of", " our", " their", " its", " your", " than"),
    *(" including", " via", " into", " between"),
)
_BROKEN = {
    last: tuple(ending for ending in (*_ENDS, *_JOINING) if ending[-1] == last)
    for last in {ending[-1] for ending in (*_ENDS, *_JOINING)}
}
"""With what a text breaks off, by its last sign."""
_ETC = re.compile(r"\betc(?:\.{2,}|…)$")
_MADE_OF = re.compile(r"\b(?:aware|care|made|proud|thought|heard|afraid|full|part) of$")
_OPEN_BRACKET = re.compile(rf"\([^(){APART}]*{APART}")
_CUT_BY_SPREADSHEETS = 255


@plan_rule("CIP901", "truncated-text", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    texts = free_texts(context)
    for place in _broken(texts):
        free = texts.at(place)
        if is_prose(context, free):
            ending = " ".join(free.text.split()[-3:])[-30:]
            yield free.problem(
                f'the text breaks off: it ends with "{ending}"',
                "Write how it goes on, from the paper that it came from",
            )


def _broken(texts: Joined) -> set[int]:
    """The places of the texts that break off."""
    brackets = _OPEN_BRACKET.finditer(texts.joined)
    broken = {texts.place_at(match.start()) for match in brackets}
    for place, text in enumerate(texts.texts):
        endings = _BROKEN.get(text[-1])
        if endings and text.endswith(endings):
            if not _ETC.search(text) and not _MADE_OF.search(text):
                broken.add(place)
        elif len(text) == _CUT_BY_SPREADSHEETS and text[-1].isalnum():
            broken.add(place)
    return broken
