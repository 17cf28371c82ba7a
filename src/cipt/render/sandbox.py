"""Where a council's own templates run: they reach the view's plain fields, and no text becomes
markup on its way through them.

What a macro or a block has made is a piece of the page, and is printed as it is. Jinja joins, cuts
and changes such pieces as it would HTML, whatever the page is written in: here they are joined as
the page's format asks for, and what would cut or change one makes it text again, to be escaped.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import wraps
from typing import Any

from jinja2 import nodes
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.filters import make_attrgetter
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

Escape = Callable[[object], object]
"""Makes a text a piece of a page; a piece stays as it is."""

_KEEP_A_PIECE = frozenset(("trim", "indent", "upper", "lower", "length", "count", "csp_hash"))
"""Filters that leave a piece whole, as long as nothing else is given to them but numbers."""
_CHOOSE = frozenset(("default", "d"))


class _Generator(CodeGenerator):
    """Code in which joining and cutting go by the environment."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.joined((")
        for part in node.nodes:
            self.visit(part, frame)
            self.write(", ")
        self.write("))")

    def visit_Getitem(self, node: nodes.Getitem, frame: Frame) -> None:
        if not isinstance(node.arg, nodes.Slice):
            super().visit_Getitem(node, frame)
            return
        self.write("environment.as_text(")
        self.visit(node.node, frame)
        self.write(")[")
        self.visit(node.arg, frame)
        self.write("]")


class Sandbox(ImmutableSandboxedEnvironment):
    """Jinja for a council's templates; `finalize` is what escapes for the page's format."""

    # One short line, as in {{ "x" * 10**10 }}, could fill a machine's memory.
    intercepted_binops = frozenset(("*", "**", "+", "%"))
    code_generator_class = _Generator

    def __init__(self, *, finalize: Escape, **options: Any) -> None:
        super().__init__(finalize=finalize, **options)
        self._escape = finalize
        for name, function in self.filters.items():
            self.filters[name] = self._careful(name, function)
        self.filters["join"] = self._join

    def joined(self, parts: Iterable[object]) -> str:
        """The parts one after another; beside a piece of the page each text is escaped for it."""
        every = [*parts]
        if not any(map(_is_piece, every)):
            return "".join(map(str, every))
        return Markup("".join(map(self._beside_a_piece, every)))

    def _beside_a_piece(self, part: object) -> str:
        """A part escaped, with a space at its ends where it has one: formats strip theirs."""
        if _is_piece(part) or not isinstance(part, str):
            return str(self._escape(part))
        before = " " if part[:1].isspace() else ""
        after = " " if part.strip() and part[-1:].isspace() else ""
        return f"{before}{self._escape(part.strip())}{after}"

    @staticmethod
    def as_text(value: Any) -> Any:
        """The value; a piece of the page as the text that it is written with."""
        return str.__str__(value) if isinstance(value, Markup) else value

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        """Joins with a piece of the page; refuses what could make a page of any size."""
        if operator in ("*", "**"):
            raise SecurityError(f"templates lay out and do not reckon: {operator} is not to be had")
        if operator == "+" and (_is_piece(left) or _is_piece(right)):
            return self.joined((left, right))
        return super().call_binop(context, operator, self.as_text(left), self.as_text(right))

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A part of a piece of the page is text."""
        return super().getitem(self.as_text(obj), argument)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        """A piece of the page has no methods: some put text into it as it is."""
        return not _is_piece(obj) and super().is_safe_attribute(obj, attr, value)

    def _careful(self, name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        """The filter, for which a piece is text where it could be cut, changed or put into."""
        first = 1 if hasattr(function, "jinja_pass_arg") else 0

        @wraps(function)
        def careful(*given: Any, **named: Any) -> Any:
            others = (*given[first + 1 :], *named.values())
            if name in _CHOOSE or (
                name in _KEEP_A_PIECE and all(isinstance(one, int) for one in others)
            ):
                return function(*given, **named)
            plain = (self.as_text(one) for one in given)
            return function(*plain, **{key: self.as_text(one) for key, one in named.items()})

        return careful

    def _join(
        self, value: Iterable[Any], d: object = "", attribute: str | int | None = None
    ) -> str:
        """As Jinja's filter of that name."""
        parts = [*value] if attribute is None else [*map(make_attrgetter(self, attribute), value)]
        between = [part for one in parts for part in (d, one)][1:]
        return self.joined(between)


def _is_piece(value: object) -> bool:
    return hasattr(value, "__html__")
