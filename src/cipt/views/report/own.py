"""The council's own words in a paper, and what of them cannot be used."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from cipt.evaluation.english import listed, verb
from cipt.loading.published import UnreadFile
from cipt.loading.words import Words
from cipt.model.committee import usual_form
from cipt.model.plan import Plan
from cipt.rules.masking import Mask
from cipt.views.prose import Prose, prose

SUMMARY = "summary"


@dataclass(frozen=True, slots=True)
class OwnText:
    """A text that the council writes itself.

    `text`: what it wrote. `to_write`: where it is to be written, a sentence, or "" for a text that
    is there.
    """

    text: Prose
    to_write: str


def shown_words(words: Words, mask: Mask) -> Words:
    """The words as they can be shown: what `mask` takes for personal is hidden in them."""
    texts = {name: mask.text(text) for name, text in words.texts.items()}
    changed = tuple(words.paths[name] for name, text in texts.items() if text != words.texts[name])
    return replace(words, texts=texts, hidden=changed)


def own_text(words: Words, name: str, prefix: str, standing: str = "") -> OwnText:
    """The council's text of this name, else its `standing` one; an empty one is to be written."""
    text = prose(words.texts.get(name, "")) if name in words.texts else Prose()
    if text.is_empty and standing:
        text = prose(standing)
    if not text.is_empty:
        return OwnText(text, "")
    path = words.paths.get(name, f"{words.folder}/{name}.md")
    return OwnText(Prose(), f"To be written, in {prefix}{path}.")


def theme_words(theme_id: str) -> str:
    """The name of the comment on a theme."""
    return f"theme-{theme_id}"


def beside_notices(
    words: Words, unread: Iterable[UnreadFile], plan: Plan, prefix: str
) -> tuple[str, ...]:
    """What is to be said of the files beside the plan's own: that one cannot be read, or is of no
    paper.
    """
    found = [f"{prefix}{one.path} {one.why}." for one in (*unread, *words.unread)]
    known = {
        SUMMARY,
        *(theme_words(theme.id) for theme in plan.themes),
        *(name for form in plan.committees or (usual_form(),) for name in form.names),
    }
    spare = [f"{prefix}{path}" for name, path in words.paths.items() if name not in known]
    found += [
        f"{prefix}{path} may hold personal data. It is hidden here by dots: take it out."
        for path in words.hidden
    ]
    if spare:
        found.append(
            f"{listed(spare)} {verb(len(spare))} in no paper: no theme or section has that name."
        )
    return tuple(found)
