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

from cipt.evaluation.progress import Progress
from cipt.rules.base import Problem, Problems, action_rule
from cipt.rules.wording.verbs import WEAK, WEAK_FIRST, WEAK_PAIRS, first_words


@action_rule("CIP904", "weak-verb", severity="info", since="0.1")
def check(progress: Progress) -> Problems:
    title = progress.action.title
    first = title.partition(" ")[0].lower()
    if first not in WEAK_FIRST and not first.endswith("ly") and first != "to":
        return
    first, second = first_words(title)
    weak = first if first in WEAK else f"{first} {second}"
    if (first in WEAK or weak in WEAK_PAIRS) and not any(map(str.isdigit, title)):
        yield Problem(
            f'the title begins with "{weak}", which cannot be seen to be done',
            ("title",),
            "Say what will be there when it is done: Publish, Appoint, Train, Audit, Agree",
        )
