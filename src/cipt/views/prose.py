"""A council's own Markdown as plain values: paragraphs, lists and tables, and no HTML at all.

Whatever it is laid out as, each text in it is escaped there like any other text of a plan. What
Markdown would take from elsewhere or run is left as text: HTML, pictures, links to anything but a
web page or a mailbox.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from markdown_it.token import Token

_LINKS = ("https://", "http://", "mailto:")
_DEEPEST = 20

Kind = Literal["paragraph", "heading", "bullets", "numbers", "quote", "table", "code", "rule"]


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text. `link`: where it leads, or "". `breaks`: a new line begins after it."""

    text: str
    strong: bool = False
    emphasis: bool = False
    code: bool = False
    link: str = ""
    breaks: bool = False


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph, a heading, a list, a quotation, a table, verbatim text, or a rule.

    `spans`: the text of a paragraph or heading. `level`: of a heading, 1 and on. `start`: the first
    number of a numbered list. `items`: what a list or a quotation holds. `rows`: those of a table,
    its head first. `text`: verbatim text, with its line ends.
    """

    kind: Kind
    spans: tuple[Span, ...] = ()
    level: int = 0
    start: int = 1
    items: tuple[tuple[Block, ...], ...] = ()
    rows: tuple[tuple[tuple[Span, ...], ...], ...] = ()
    text: str = ""


@dataclass(frozen=True, slots=True)
class Prose:
    """A text of blocks; its headings go one level down at a time, beginning with 1."""

    blocks: tuple[Block, ...] = ()

    @property
    def is_empty(self) -> bool:
        """Whether it says nothing."""
        return not self.blocks


def prose(markdown: str) -> Prose:
    """A council's Markdown as values; it never raises for what it holds."""
    if not markdown.strip():
        return Prose()
    from markdown_it import MarkdownIt

    parser = MarkdownIt("commonmark", {"html": False, "maxNesting": _DEEPEST}).enable("table")
    parser.disable(["html_block", "html_inline", "reference"])
    tokens = parser.parse(markdown.replace("\0", ""))
    blocks, _ = _blocks(tokens, 0)
    return Prose(_step_by_step(blocks))


def _blocks(tokens: Sequence[Token], place: int) -> tuple[tuple[Block, ...], int]:
    """The blocks from `place` to the end of what encloses them, and the place after it."""
    found: list[Block] = []
    while place < len(tokens) and not tokens[place].type.endswith("_close"):
        block, place = _block(tokens, place)
        if block:
            found.append(block)
    return tuple(found), place + 1


def _block(tokens: Sequence[Token], place: int) -> tuple[Block | None, int]:
    read = _READ.get(tokens[place].type)
    return read(tokens, place) if read else (None, place + 1)


def _paragraph(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    return Block("paragraph", _spans(tokens[place + 1])), place + 3


def _heading(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    level = int(tokens[place].tag[1:])
    return Block("heading", _spans(tokens[place + 1]), level=level), place + 3


def _bullets(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    items, after = _items(tokens, place + 1)
    return Block("bullets", items=items), after


def _numbers(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    items, after = _items(tokens, place + 1)
    start = tokens[place].attrGet("start")
    return Block("numbers", items=items, start=1 if start is None else int(start)), after


def _quote(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    inside, after = _blocks(tokens, place + 1)
    return Block("quote", items=(_without_headings(inside),)), after


def _code(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    return Block("code", text=tokens[place].content.rstrip("\n")), place + 1


def _rule(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    return Block("rule"), place + 1


def _items(tokens: Sequence[Token], place: int) -> tuple[tuple[tuple[Block, ...], ...], int]:
    items = []
    while tokens[place].type == "list_item_open":
        inside, place = _blocks(tokens, place + 1)
        items.append(_without_headings(inside))
    return tuple(items), place + 1


def _without_headings(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """What a list's item or a quotation holds: a heading in it is no heading of the page."""
    return tuple(
        Block("paragraph", tuple(replace(span, strong=True) for span in block.spans))
        if block.kind == "heading"
        else block
        for block in blocks
    )


def _table(tokens: Sequence[Token], place: int) -> tuple[Block, int]:
    place += 1
    rows: list[tuple[tuple[Span, ...], ...]] = []
    cells: list[tuple[Span, ...]] = []
    while tokens[place].type != "table_close":
        token = tokens[place]
        if token.type == "tr_open":
            cells = []
        elif token.type == "inline":
            cells.append(_spans(token))
        elif token.type == "tr_close":
            rows.append(tuple(cells))
        place += 1
    return Block("table", rows=tuple(rows)), place + 1


_READ: Mapping[str, Callable[[Sequence[Token], int], tuple[Block, int]]] = {
    "paragraph_open": _paragraph,
    "heading_open": _heading,
    "bullet_list_open": _bullets,
    "ordered_list_open": _numbers,
    "blockquote_open": _quote,
    "table_open": _table,
    "fence": _code,
    "code_block": _code,
    "hr": _rule,
}
"""What makes a block of the token that begins it, and says where the next begins."""


def _spans(inline: Token) -> tuple[Span, ...]:
    return tuple(_joined(_runs(inline.children or [])))


def _runs(children: Sequence[Token]) -> Iterator[Span]:
    strong = emphasis = 0
    link = ""
    for child in children:
        match child.type:
            case "strong_open":
                strong += 1
            case "strong_close":
                strong -= 1
            case "em_open":
                emphasis += 1
            case "em_close":
                emphasis -= 1
            case "link_open":
                link = str(child.attrGet("href") or "")
            case "link_close":
                if link and not link.lower().startswith(_LINKS):
                    yield Span(f" ({link})")
                link = ""
            case _:
                shown = link if link.lower().startswith(_LINKS) else ""
                yield replace(_run(child), strong=strong > 0, emphasis=emphasis > 0, link=shown)


def _run(child: Token) -> Span:
    match child.type:
        case "softbreak":
            return Span(" ")
        case "hardbreak":
            return Span("", breaks=True)
        case "code_inline":
            return Span(child.content, code=True)
        case "image":
            return Span(f"[picture: {child.content or child.attrGet('src')}]")
    return Span(child.content)


def _joined(spans: Iterator[Span]) -> Iterator[Span]:
    """The spans, those that look alike as one."""
    last: Span | None = None
    for span in spans:
        if not span.text and not span.breaks:
            continue
        if last and not last.breaks and replace(last, text="") == replace(span, text=""):
            last = replace(last, text=last.text + span.text)
            continue
        if last:
            yield last
        last = span
    if last:
        yield last


def _step_by_step(blocks: Sequence[Block]) -> tuple[Block, ...]:
    """Headings as levels without a gap: no outline of a page is broken by a text within it."""
    used = sorted({block.level for block in blocks if block.kind == "heading"})
    before = 0
    found = []
    for block in blocks:
        if block.kind == "heading":
            before = min(used.index(block.level) + 1, before + 1)
            found.append(replace(block, level=before))
        else:
            found.append(block)
    return tuple(found)
