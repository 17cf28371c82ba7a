"""A text speaks of something as still to come, on a date that is past.

"Training will be completed by 31 March" in a paper of May tells the board nothing: was it? The
reader sees that nobody has looked at the action since.

Fix: Add an update that says what became of it. Old updates stay as they were written.

Definition: In the title or `note` of an open action, or in the note of its latest update, words
such as "will", "to be", "due to" or "expected" lead to a past date in the same sentence, with a
word such as "by" or "in" before it. A date without a year is the first such after the update.

Bad:

    updates:
      - date: 2026-02-27
        rag: AMBER
        note: The trainer is appointed. Training will be completed by 31 March  # CIP313

Good:

    updates:
      - date: 2026-02-27
        rag: AMBER
        note: The trainer is appointed. Training will be completed by 31 March
      - date: 2026-05-29
        rag: AMBER
        note: 34 of 40 managers were trained by 31 March; the rest will be in June 2026

Bad:

    title: Standards for visits, to be published in April 2026  # CIP313

Good:

    title: Publish the standards for visits
"""

import re
from collections.abc import Iterator
from datetime import date

from cipt.evaluation.facts import latest_update
from cipt.evaluation.progress import Progress
from cipt.loading.refusals import shortened
from cipt.model.dates import in_words
from cipt.rules.base import At, Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.dates.current_due import is_to_be_done
from cipt.rules.dates.printed_dates import dates_in
from cipt.rules.ratings.declared import at_update
from cipt.rules.ratings.done import OPEN
from cipt.rules.wording.free_text import free_texts
from cipt.rules.wording.joined import Joined

_WORDS_TO_COME = (
    *("will", "shall", "to be", "due to", "going to", "planned for", "scheduled for", "expected"),
)
_TO_COME = re.compile(rf"\b(?:{'|'.join(_WORDS_TO_COME)})\b", re.IGNORECASE)
_SENTENCE_ENDS = re.compile(r"[.;!?](?:\s|$)|\n")
_BEFORE_A_DATE = re.compile(
    r"\b(?:(?:by|in|on|before|until|till|for|from|during|at|commencing|w/c)\s+(?:the\s+)?|"
    r"(?:early|mid|late)[\s-]+|(?:start|beginning|middle|end)\s+of\s+)$",
    re.IGNORECASE,
)
_FEW_WORDS = 2
_FAR = 160
"""Characters between the two beyond which they hardly belong together."""


@plan_rule("CIP313", "stale-future-tense", severity="warning", since="0.1", dated=True)
def check(context: Context) -> Iterator[Problem]:
    texts = free_texts(context)
    records = (texts.record_of(place) for place in _speaking_of_a_date(texts))
    for number in dict.fromkeys(number for kind, number in records if kind == "action"):
        progress = context.judgement.progress[number]
        if progress.condition in OPEN and is_to_be_done(progress):
            for problem in _of_action(progress):
                yield problem._replace(on=("action", number), subjects=(progress.id,))


def _speaking_of_a_date(texts: Joined) -> Iterator[int]:
    """The places of the texts that may speak of a date to come; most have no figure in them."""
    places = [place for place, figures in enumerate(texts.figures) if figures]
    figured = Joined([texts.texts[place] for place in places])
    return (places[one] for one in figured.mentioning(*_WORDS_TO_COME))


def _of_action(progress: Progress) -> Iterator[Problem]:
    action = progress.action
    yield from _stale(action.title, ("title",), progress.as_of, None)
    if action.note:
        yield from _stale(action.note, ("note",), progress.as_of, None)
    update = latest_update(action.updates, progress.as_of)
    if update and update.note:
        at = at_update(progress, update, "note")
        yield from _stale(update.note, at, progress.as_of, update.date)


def _stale(text: str, at: At, as_of: date, since: date | None) -> Iterator[Problem]:
    """A problem for the first past date that the text speaks of as to come."""
    for mention in dates_in(text, since):
        if mention.day is None or mention.day >= as_of:
            continue
        for words in _TO_COME.finditer(text, max(0, mention.start - _FAR), mention.start):
            if _leads_to_date(text[words.end() : mention.start]):
                yield Problem(
                    f"speaks of {in_words(mention.day)} as to come: "
                    f"{shortened(text[words.start() : mention.end])}",
                    at=at,
                    hint="Add an update that says what became of it",
                )
                return


def _leads_to_date(between: str) -> bool:
    if _SENTENCE_ENDS.search(between):
        return False
    return len(between.split()) <= _FEW_WORDS or bool(_BEFORE_A_DATE.search(between))
