"""A council's own words in a page: each text in them escaped like any other text of a plan."""

from __future__ import annotations

import re
from collections.abc import Sequence

from markupsafe import Markup, escape

from cipt.render.markdown import md
from cipt.render.plain import one_line
from cipt.views.prose import Block, Prose, Span

LOWEST = 6
_TICKS = re.compile("`+")
_NOT_IN_AN_ADDRESS = re.compile(r"[<>()\\\s\"'`|*_\[\]]")


def prose_html(prose: Prose, level: int = 3) -> Markup:
    """The text as HTML, its headings from `level` on."""
    return Markup("\n").join(_html_block(block, level) for block in prose.blocks)


def prose_markdown(prose: Prose, level: int = 3) -> Markup:
    """The text as Markdown, its headings from `level` on; it ends without a line feed."""
    return Markup("\n".join(_markdown_blocks(prose.blocks, level)))


def _html_block(block: Block, level: int) -> Markup:
    match block.kind:
        case "heading":
            tag = f"h{min(block.level + level - 1, LOWEST)}"
            shown = f"<{tag}>{_html_spans(block.spans)}</{tag}>"
        case "paragraph":
            shown = f"<p>{_html_spans(block.spans)}</p>"
        case "quote":
            shown = f"<blockquote>{_html_inside(block.items[0], level)}</blockquote>"
        case "table":
            shown = _html_table(block)
        case "code":
            lines = "\n".join(escape(one_line(line)) for line in block.text.split("\n"))
            shown = f'<pre tabindex="0">{lines}</pre>'
        case "rule":
            shown = "<hr>"
        case _:
            shown = _html_list(block, level)
    return Markup(shown)


def _html_list(block: Block, level: int) -> str:
    items = "".join(f"<li>{_html_inside(item, level)}</li>" for item in block.items)
    if block.kind == "bullets":
        return f"<ul>{items}</ul>"
    start = f' start="{block.start}"' if block.start != 1 else ""
    return f"<ol{start}>{items}</ol>"


def _html_inside(blocks: Sequence[Block], level: int) -> Markup:
    """What a list's item or a quotation holds; a paragraph that is all of it needs no tag."""
    if len(blocks) == 1 and blocks[0].kind == "paragraph":
        return _html_spans(blocks[0].spans)
    return Markup("").join(_html_block(block, level) for block in blocks)


def _html_table(block: Block) -> str:
    """A table without a caption, as the text has none: its head names what stands below."""
    head, *rows = block.rows
    names = [_plain(cell) for cell in head]
    heads = "".join(
        f'<th role="columnheader" scope="col">{_html_spans(cell)}</th>' for cell in head
    )
    body = "".join(
        '<tr role="row">'
        + "".join(
            f'<td role="cell" data-label="{escape(name)}">{_html_spans(cell)}</td>'
            for name, cell in zip(names, row, strict=False)
        )
        + "</tr>"
        for row in rows
    )
    caption = escape(", ".join(name for name in names if name) or "Table")
    return (
        f'<table role="table"><caption class="hidden">{caption}</caption>'
        f'<thead role="rowgroup"><tr role="row">{heads}</tr></thead>'
        f'<tbody role="rowgroup">{body}</tbody></table>'
    )


def _plain(spans: Sequence[Span]) -> str:
    return one_line("".join(span.text for span in spans))


def _html_spans(spans: Sequence[Span]) -> Markup:
    return Markup("").join(_html_span(span) for span in spans)


def _html_span(span: Span) -> Markup:
    shown = Markup(escape(one_line(span.text)))
    if span.code:
        shown = Markup(f"<code>{shown}</code>")
    if span.emphasis:
        shown = Markup(f"<em>{shown}</em>")
    if span.strong:
        shown = Markup(f"<strong>{shown}</strong>")
    if span.link:
        shown = Markup(f'<a href="{escape(one_line(span.link))}" rel="noreferrer">{shown}</a>')
    return Markup(f"{shown}<br>") if span.breaks else shown


def _markdown_blocks(blocks: Sequence[Block], level: int) -> list[str]:
    """The lines of some blocks, an empty line between any two."""
    lines: list[str] = []
    for block in blocks:
        if lines:
            lines.append("")
        lines += _markdown_block(block, level)
    return lines


def _markdown_block(block: Block, level: int) -> list[str]:
    match block.kind:
        case "heading":
            marks = "#" * min(block.level + level - 1, LOWEST)
            lines = [f"{marks} {_markdown_spans(block.spans)}"]
        case "paragraph":
            lines = _markdown_spans(block.spans).split("\n")
        case "quote":
            lines = [f"> {line}".rstrip() for line in _markdown_blocks(block.items[0], level)]
        case "table":
            head, *rows = [" | ".join(map(_markdown_spans, row)) for row in block.rows]
            rule = f"|{'---|' * len(block.rows[0])}"
            lines = [f"| {head} |", rule, *(f"| {row} |" for row in rows)]
        case "code":
            fence = "`" * max([3, *(len(run) + 1 for run in _TICKS.findall(block.text))])
            lines = [fence, *map(one_line, block.text.split("\n")), fence]
        case "rule":
            lines = ["---"]
        case _:
            lines = _markdown_list(block, level)
    return lines


def _markdown_list(block: Block, level: int) -> list[str]:
    lines = []
    for place, item in enumerate(block.items):
        mark = f"{block.start + place}. " if block.kind == "numbers" else "- "
        inside = _markdown_blocks(item, level) or [""]
        lines.append(f"{mark}{inside[0]}".rstrip())
        lines += [f"{' ' * len(mark)}{line}".rstrip() for line in inside[1:]]
    return lines


def _markdown_spans(spans: Sequence[Span]) -> str:
    return "".join(map(_markdown_span, spans))


def _markdown_span(span: Span) -> str:
    text = one_line(span.text)
    inner = text.strip()
    if inner:
        before, after = text[: text.index(inner[0])], text[len(text.rstrip()) :]
        shown = md(inner)
        if span.emphasis:
            shown = f"*{shown}*"
        if span.strong:
            shown = f"**{shown}**"
        if span.link:
            address = _NOT_IN_AN_ADDRESS.sub(lambda found: f"%{ord(found[0]):02X}", span.link)
            shown = f"[{shown}]({address})"
        text = f"{before}{shown}{after}"
    return f"{text}\\\n" if span.breaks else text
