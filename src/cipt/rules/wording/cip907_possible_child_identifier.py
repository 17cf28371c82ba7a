"""A text seems to hold a number, or a date of birth, by which a child can be known.

A plan is read by a board, sent to partners and often published, and a child's number in it is a
breach of data protection. What was once committed stays in the history of the repository even
after the line is gone. The value is masked in everything that cipt writes about it.

Fix: Take it out and write how many children are meant, or nothing. Tell whoever looks after the
repository and the council's data protection officer: earlier versions keep the text.

Definition: an NHS number with the right check digit; a unique pupil number with the right check
letter; a National Insurance number; a day that is called a date of birth, or that lies before the
plan and stands right beside initials, "Child A" or an age that fits it; and a case number of a
form in `case_numbers` of the settings, where # is a digit and @ a letter.

Bad:

    updates:
      - date: 2026-05-20
        note: Audit of the records of 999 000 0018 showed drift  # CIP907

Bad:

    waiting_for:
      what: Decision of the panel on Child AB, born 12 March 2014  # CIP907

Bad:

    === plan.yaml
    title: Example improvement plan
    organisation: Exampleshire Council
    settings:
      case_numbers: [LCS-######]
    === actions/1/1.1.1.yaml
    title: Publish the standards for visits
    area: 1.1
    evidence:
      - date: 2026-05-20
        title: Audit of lcs-204817  # CIP907

Good:

    updates:
      - date: 2026-05-20
        note: Audit QA/2026/17 of 40 records, done on 12 March 2026, showed drift in 98% of them
"""

from collections.abc import Iterable, Iterator
from datetime import date
from itertools import chain

from cipt.rules.base import Problem, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.births import births_in, first_day, may_have_births
from cipt.rules.wording.free_text import free_texts
from cipt.rules.wording.identifiers import (
    CASE_NUMBER,
    FEWEST_FIGURES,
    MAY_BE_NUMBER,
    Found,
    case_number_pattern,
    numbers_in,
)
from cipt.rules.wording.joined import Joined


@plan_rule("CIP907", "possible-child-identifier", severity="error", since="0.1")
def check(context: Context) -> Iterator[Problem]:
    start = first_day(context.plan)
    texts = free_texts(context)
    for place, found in chain(
        _identifiers(texts, start), _case_numbers(texts, context.limits.case_numbers)
    ):
        free = texts.at(place)
        more = f", and {len(found) - 1} more" if len(found) > 1 else ""
        yield free.problem(
            f"`{free.key}` seems to hold {found[0].what}{more}; the value is not shown here",
            "Take it out, and tell the data protection officer: earlier versions keep it",
            masks=tuple(free.text[one.start : one.end] for one in found),
        )


def _identifiers(texts: Joined, start: date | None) -> Iterator[tuple[int, list[Found]]]:
    """The places of the texts with identifiers, and these; of a plan that began on `start`."""
    places, figured = texts.with_figures
    numbers = (
        one
        for one, figures in enumerate(figured.figures)
        if len(figures) >= FEWEST_FIGURES and MAY_BE_NUMBER.search(figured.texts[one])
    )
    for one in {*numbers, *may_have_births(figured, start)}:
        text = figured.texts[one]
        found = [*numbers_in(text), *births_in(text, start)]
        if found:
            yield places[one], found


def _case_numbers(texts: Joined, forms: Iterable[str]) -> Iterator[tuple[int, list[Found]]]:
    pattern = case_number_pattern(forms)
    if pattern:
        for place in texts.containing(pattern):
            matches = pattern.finditer(texts.texts[place])
            found = [Found(*match.span(), CASE_NUMBER) for match in matches]
            if found:
                yield place, found
