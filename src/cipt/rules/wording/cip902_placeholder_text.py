"""A placeholder stands where wording was to come: TBC, to be confirmed, xxx, insert text here.

The paper goes to the board with it, and what was to be confirmed then never is: it looks as if
something had been written.

Fix: Write what was meant. If it is not known yet, leave the line out, so that `cipt check` can ask
for it.

Definition: a title, a post, a note, a measure of success or other wording that has TBC, TBA, TBD,
XXX, two question marks, "lorem ipsum", the text of an empty form ("click or tap here to enter
text", "[insert …]"), or "to be confirmed", "to be determined" or "to be decided" at the end of a
sentence; or that is nothing but n/a, none, nil, a dash, a dot, a question mark or a word such as
test or title. A printed due date is told of by vague-due-date.

Bad:

    success:
      - TBC  # CIP902

Bad:

    waiting_for:
      what: A decision of the trust, date to be confirmed  # CIP902

Good:

    success:
      - Attendance to be confirmed by the schools is 95% or above
"""

import re
from collections.abc import Iterator

from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.free_text import free_texts, is_prose
from cipt.rules.wording.joined import Joined

_TRACES = (
    *("tb", "t.b.", "xxx", "??", "lorem ipsum", "[", "<", "insert text", "enter text"),
    *("text here", "to be confirmed", "to be determined", "to be decided"),
)
"""Without one of these no text has a placeholder in it."""
_PLACEHOLDER = re.compile(
    r"\btb[acd]\b|\bt\.b\.[acd]\b|\bxxx+\b|\?\?+|\blorem ipsum\b"
    r"|\bto be (?:confirmed|determined|decided)(?=\s*(?:[.,;:)\]\0]|$))"
    r"|[\[<]\s*insert\b[^\0]{0,40}|\binsert text\b|\benter text\b|\btext here\b",
    re.IGNORECASE,
)
_NOTHING = frozenset(
    {"n/a", "na", "none", "nil", "-", "--", "–", "—", ".", "?", "x", "xx", "todo", "to-do"}
    | {"text", "title", "test", "blank", "pending", "unknown"}
)
_HINT = "Write what was meant; if it is not known yet, leave the line out"


@plan_rule("CIP902", "placeholder-text", severity="warning", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    texts = free_texts(context)
    for place, words in _placeholders(texts):
        free = texts.at(place)
        if is_prose(context, free):
            yield free.problem(f'"{words}" stands where wording was to come', _HINT)


def _placeholders(texts: Joined) -> Iterator[tuple[int, str]]:
    """The places of the texts that have a placeholder, or are one, and the words of it."""
    for place in texts.mentioning(*_TRACES):
        found = _PLACEHOLDER.search(texts.texts[place])
        if found:
            yield place, found[0].strip()[:40]
    if not _NOTHING.isdisjoint(map(str.lower, texts.short)):
        for place, text in enumerate(texts.texts):
            if text.lower() in _NOTHING:
                yield place, text
