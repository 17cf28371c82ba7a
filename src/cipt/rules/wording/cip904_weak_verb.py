"""An action begins with a verb that cannot be seen to be done: ensure, continue, explore, support.

When has a council finished ensuring? Whoever rates such an action rates a feeling, and the board
cannot tell a GREEN from a RED.

Fix: Say what will be there when it is done, as in: Publish, Appoint, Train, Audit, Agree.

Definition: a title that begins with aim, consider, continue, encourage, endeavour, enhance,
ensure, explore, facilitate, keep on, liaise, look at, look into, maximise, optimise, promote,
pursue, raise awareness, remain committed, seek, strive, support, think about, try, work on, work
towards or work with, and has no figure.

Bad:

    title: Continue to work closely with partners on thresholds  # CIP904

Good:

    title: Agree thresholds with all partners and publish them

Good:

    title: Ensure that 95% of visits are on time
"""

from cipt.rules.base import Problem, Problems, plan_rule
from cipt.rules.context import Context
from cipt.rules.wording.verbs import WEAK, WEAK_FIRST, WEAK_PAIRS, beginnings, first_words


@plan_rule("CIP904", "weak-verb", severity="info", since="0.1")
def check(context: Context) -> Problems:
    ids, titles = context.columns.id, context.columns.title
    for number, first in enumerate(beginnings(context)):
        if first not in WEAK_FIRST and first != "to" and first[-2:] != "ly":
            continue
        weak = _weak_verb(titles[number])
        if weak and number not in context.withdrawn:
            yield Problem(
                f'the title begins with "{weak}", which cannot be seen to be done',
                ("title",),
                "Say what will be there when it is done: Publish, Appoint, Train, Audit, Agree",
                on=("action", number),
                subjects=(ids[number],),
            )


def _weak_verb(title: str) -> str | None:
    """The verb with which a title without a figure begins, where nobody can see it done."""
    first, second = first_words(title)
    weak = first if first in WEAK else f"{first} {second}"
    if (first in WEAK or weak in WEAK_PAIRS) and not any(map(str.isdigit, title)):
        return weak
    return None
