"""A file that is not YAML: what was probably typed wrongly, line by line, and how to write it.

The place at which a parser stops is often not the place of the mistake. So each way in which a
line near it may be wrong is tried: the line is mended in a copy, and where the parser then comes
further, that was the mistake. The search goes on with the mended copy, so that one look at a file
finds all its mistakes.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from cipt.findings import Trouble
from cipt.loading.mistakes_brackets import never_closed
from cipt.loading.mistakes_dashes import lost_dashes
from cipt.loading.mistakes_indentation import indentation_fixes
from cipt.loading.mistakes_layout import bullet_fixes, layout_fixes
from cipt.loading.mistakes_lines import Fix, lines_in_texts, shown, take_apart
from cipt.loading.mistakes_values import value_fixes
from cipt.loading.mistakes_wrapping import colon_in_wrapped_text, comment_in_text, stray_text
from cipt.loading.yaml_events import Problem, first_problem

_MOST = 20
"""Mistakes told of one file; the next reading tells the rest."""
_MOST_PARSED = 2_000_000
"""Characters parsed in search of the mistakes of one file."""
_NEAR, _FAR = 4, 40
"""Lines above the place where parsing stopped that are looked at, for all mistakes and for most."""

Found = tuple[Fix, Problem | None]
"""A mistake, and where parsing stops next without it."""


def explain(lines: list[str], path: str) -> tuple[list[Trouble], list[str]]:
    """The mistakes that keep `lines` from being YAML, and the lines without those of them.

    The lines that come back are YAML only where every mistake was recognised. There are as many
    of them as before.
    """
    return _Search(lines, path).run()


class _Search:
    """The search for the mistakes of one file, with what it may still cost."""

    def __init__(self, lines: list[str], path: str) -> None:
        self.lines = lines
        self.path = path
        self.budget = _MOST_PARSED
        self.inside_texts = lines_in_texts(lines)

    def run(self) -> tuple[list[Trouble], list[str]]:
        troubles: list[Trouble] = []
        problem = self._problem_in(self.lines)
        if problem is None:
            problem = Problem(0, 0, 0)
        while problem is not None and len(troubles) < _MOST:
            fix, after = self._what_helps(problem)
            if fix is None:
                unexplained = _unexplained(self.lines, problem, self.path)
                if all(trouble.line != unexplained.line for trouble in troubles):
                    troubles.append(unexplained)
                break
            troubles.append(fix.trouble(self.path))
            self.lines = fix.applied(self.lines)
            problem = after
        return troubles, self.lines

    def _problem_in(self, lines: list[str]) -> Problem | None:
        text = "\n".join(lines)
        self.budget -= len(text)
        return first_problem(text)

    def _what_helps(self, problem: Problem) -> tuple[Fix | None, Problem | None]:
        """The mistake that was made, and where parsing stops without it; None where unknown."""
        last = len(self.lines) - 1
        start = min(problem.line, last)
        near = list(range(start, max(-1, start - _NEAR), -1))
        reached = min(problem.reached, last)
        if reached not in near:
            near.append(reached)
        far = range(start - _NEAR, max(-1, start - _FAR), -1)
        return (
            self._first_that_helps(self._likely_fixes(near, problem), problem)
            or self._best_indentation(start, problem)
            or self._best_indentation(start - 1, problem)
            or self._first_that_helps(self._fixes_of_lines(far), problem)
            or self._first_that_helps(self._stray_lines(near[:2]), problem)
            or (None, None)
        )

    def _first_that_helps(self, fixes: Iterator[Fix], problem: Problem) -> Found | None:
        for fix in fixes:
            helps, after = self._try(fix, problem)
            if helps:
                return fix, after
        return None

    def _best_indentation(self, number: int, problem: Problem) -> Found | None:
        """The line that is to be moved so that parsing comes as far as it can.

        Of lines that serve equally well, it is one that begins with an odd number of spaces, for
        plans are indented by two.
        """
        best: tuple[tuple[bool, tuple[int, int], bool], Found] | None = None
        for fix in indentation_fixes(self.lines, number) if number >= 0 else ():
            helps, after = self._try(fix, problem)
            place = (0, 0) if after is None else after.place
            merit = after is None, place, (fix.column or 0) % 2 == 1
            if helps and (best is None or merit > best[0]):
                best = merit, (fix, after)
        return best and best[1]

    def _try(self, fix: Fix, problem: Problem) -> tuple[bool, Problem | None]:
        """Whether parsing comes further with `fix` than to `problem`, and where it then stops."""
        if self.budget <= 0:
            return False, problem
        after = self._problem_in(fix.applied(self.lines))
        if after is None:
            return True, None
        still_there = fix.first <= after.line < fix.first + len(fix.replaced)
        return after.place > problem.place and after.kind != "text" and not still_there, after

    def _likely_fixes(self, near: list[int], problem: Problem) -> Iterator[Fix]:
        """The ways in which a line near the problem may be wrong, the likeliest first."""
        if problem.kind == "bracket":
            yield from never_closed(self.lines, min(problem.line, len(self.lines) - 1))
        yield from self._fixes_of_lines(near)
        for number in near[:2]:
            yield from comment_in_text(self.lines, number)

    def _stray_lines(self, numbers: list[int]) -> Iterator[Fix]:
        for number in numbers:
            yield from stray_text(self.lines, number)

    def _fixes_of_lines(self, numbers: Iterable[int]) -> Iterator[Fix]:
        for number in numbers:
            if number not in self.inside_texts:
                yield from colon_in_wrapped_text(self.lines, number)
                yield from bullet_fixes(self.lines[number], number)
                yield from lost_dashes(self.lines, number)
                yield from value_fixes(take_apart(self.lines[number], number))
                yield from layout_fixes(self.lines, number)


def _unexplained(lines: list[str], problem: Problem, path: str) -> Trouble:
    number = min(problem.line, len(lines) - 1)
    text = lines[number] if lines else ""
    column = min(problem.column, len(text)) + 1
    if problem.kind == "text":
        message = f"the file holds text where lines such as `title: …` belong: {shown(text, 30)}"
        hint = (
            "Write lines such as `title: Review of plans`, or, if this is no file of the plan, "
            "move it out of the plan folder"
        )
    else:
        message = f"the line does not fit with the lines around it: {shown(text)}"
        where = f"line {number + 1} and the line above" if number else "line 1"
        hint = (
            f"Look at {where}: a line needs a key, a colon, a space and a value; a text with "
            "brackets or quotation marks needs double quotes around all of it, on one line"
        )
    return Trouble("unreadable-yaml", path, number + 1, column, message, hint)
