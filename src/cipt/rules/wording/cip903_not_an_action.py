"""An action's title says how things are, or names a topic, and not what will be done.

"Children's views are heard" is what everybody wants; nobody can begin it, finish it or be late
with it. The board rates a hope, and the officer who answers for it has not been told what to do.

Fix: Begin with a verb that says what somebody will do. The wish belongs under `success`.

Definition: a title that begins with no verb by which plans begin actions, has no word for a piece
of work (audit, review, training, workshop and the like), and no "will", "must", "should" or
"to do"; and a title that is a question.

Bad:

    title: Managers have a clear view of caseloads  # CIP903

Bad:

    title: Workforce strategy  # CIP903

Good:

    title: Give managers a weekly list of caseloads

Good:

    title: Monthly audits of supervision by the quality assurance team
"""

from cipt.loading.refusals import shortened
from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.verbs import VERBS, beginnings, first_words, is_verb, names_something_to_do


@plan_rule("CIP903", "not-an-action", severity="info", since="0.1")
def check(context: Context) -> Problems:
    ids, titles = context.columns.id, context.columns.title
    for number, first in enumerate(beginnings(context)):
        title = titles[number]
        if first in VERBS and title[-1] != "?":
            continue
        what = _fault(title)
        if what and number not in context.withdrawn:
            yield Problem(
                f'"{shortened(title)}" {what}',
                ("title",),
                "Begin with a verb, as in: Give, Publish, Train, Appoint",
                on=("action", number),
                subjects=(ids[number],),
            )


def _fault(title: str) -> str | None:
    """What keeps a title from saying what will be done, if anything does."""
    if title.endswith("?"):
        return "asks a question"
    if is_verb(first_words(title)[0]) or names_something_to_do(title):
        return None
    return "does not say what will be done"
