"""Several actions have the same measure of success, word for word.

What is said of every action says nothing of any: when it comes true, nobody can tell which of
them brought it about, and when one is rated done and another not, the plan contradicts itself.

Fix: say for each action what it alone will change; keep the shared outcome for the theme.

Definition: the texts under `success:` of two or more live actions are the same as a whole, but
for capitals, spacing and full stops, and link no measure. Said once, at the first of them.

Bad:

    success:
      - Better overall performance  # CIP503
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    success:
      - Better overall performance.

Good:

    success:
      - Better overall performance
      - Every team has the standards
    === actions/1/1.1.2.yaml
    title: Train the team in the standards
    area: 1.1
    success:
      - Better overall performance
      - Every member of the team has been trained
"""

from __future__ import annotations

from cipt.evaluation.english import listed
from cipt.loading.refusals import shortened
from cipt.model.action import Success
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context

_SHOWN = 3


@plan_rule("CIP503", "repeated-success-text", severity="info", since="0.1")
def check(context: Context) -> Problems:
    judged = context.judgement.progress
    alike: dict[tuple[str, ...], list[int]] = {}
    for number, progress in context.live:
        texts = _plain(progress.action.success)
        if texts:
            alike.setdefault(texts, []).append(number)
    for numbers in alike.values():
        if len(numbers) > 1:
            ids = tuple(judged[number].id for number in numbers)
            text = str(judged[numbers[0]].action.success[0])
            yield Problem(
                f'{listed(ids, _SHOWN)} share the measure of success "{shortened(text)}"',
                ("success", 0),
                "Say for each of them what it alone will change",
                on=("action", numbers[0]),
                subjects=ids,
            )


def _plain(success: tuple[Success, ...]) -> tuple[str, ...]:
    """The texts to compare; none where a measure is linked."""
    texts = [one for one in success if isinstance(one, str)]
    if len(texts) < len(success):
        return ()
    return tuple([" ".join(text.lower().split()).rstrip(".") for text in texts])
