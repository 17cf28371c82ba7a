"""A repeating action is recorded as done for a day on which it is not due, or twice for one day.

The report goes by the days of the rhythm: done for any other day counts for none of them, and done
again for the same day counts once. The occurrence that was meant is then reported as missed, and
the work that was done is nowhere.

Fix: Write under `for` the day on which it was due; `on` says when it was done. Where the rhythm
itself has changed, correct `from`, `until` or `dates`.

Bad:

    repeats:
      every: quarter
      from: 2026-03-31
      done:
        - for: 2026-03-31
          on: 2026-03-29
        - for: 2026-05-31  # CIP314
          on: 2026-05-28

Good:

    repeats:
      every: quarter
      from: 2026-03-31
      done:
        - for: 2026-03-31
          on: 2026-03-29
        - for: 2026-06-30
          on: 2026-05-28

Bad:

    repeats:
      every: month
      from: 2026-03-31
      done:
        - for: 2026-03-31
          on: 2026-03-29
        - for: 2026-03-31  # CIP314
          on: 2026-04-28

Bad:

    repeats:
      dates: [2026-01-31, 2026-04-15]
      done:
        - for: 2026-04  # CIP314
          on: 2026-04-14
"""

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from datetime import date

from cipt.evaluation.occurrences import occurrences
from cipt.evaluation.progress import Progress
from cipt.model.dates import in_words
from cipt.rules.base import Problem, action_rule


@action_rule("CIP314", "misdated-occurrence", severity="warning", since="0.1", needs="repeats")
def check(progress: Progress) -> Iterator[Problem]:
    repeats = progress.action.repeats
    if repeats is None or not repeats.done:
        return
    days = occurrences(repeats, date.max)
    due, recorded = set(days), {entry.for_ for entry in repeats.done}
    left = [day for day in days if day not in recorded]
    done: set[date] = set()
    for number, entry in enumerate(repeats.done):
        day = entry.for_
        if day not in due or day in done:
            what = "done twice for" if day in done else "done for a day on which it is not due,"
            yield Problem(
                f"{what} {in_words(day)}",
                at=("repeats", "done", number, "for"),
                hint=_hint(left, day),
            )
        done.add(day)


def _hint(left: Sequence[date], day: date) -> str:
    """Names the day that was most likely meant: the nearest of those `left`, for which it is not
    done yet; they are in order.
    """
    place = bisect_left(left, day)
    near = left[max(0, place - 1) : place + 1]
    nearest = min(near, key=lambda one: abs(one - day), default=None)
    if nearest is None:
        return "Write for which of its days it was done, or correct the days of `repeats:`"
    return f"Write `for: {nearest}`, if that is the day that was meant"
