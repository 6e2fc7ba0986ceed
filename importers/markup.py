"""HTML and its remnants, masked: tags give way to control characters, so that every offset stays true."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from remit.graph.names import PINYIN
from remit.importers.text.patterns import late

#: A row of a table begins; a cell begins; a paragraph inside a cell begins.
ROW, CELL, INNER = "\x1e", "\x1f", "\x1d"

_ANY = late(r"</?(?:table|tr|td|th|p|div|br|span|h[1-6]|li|html|body)\b", re.IGNORECASE)
_PAGE = late(r"<(?:html|body|table|tr|td|div|ul)\b", re.IGNORECASE)
_TAG = late(r"<(/?)([A-Za-z][A-Za-z0-9]*)\b([^<>]*)>|<!--|<![A-Za-z][^<>]*>|&(?:nbsp|ensp|emsp|#160|#12288);?")
_HIDDEN = {"script", "style", "head", "noscript", "template"}
_BLOCKS = frozenset(
    [
        "p",
        "div",
        "br",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "caption",
        "table",
        "thead",
        "tbody",
        "tfoot",
        "section",
        "article",
        "header",
        "footer",
        "hr",
        "form",
        "body",
        "html",
        "pre",
        "blockquote",
        "center",
    ]
)
_BREAKS = late(r"</p\s*>|<br\b", re.IGNORECASE)
#: A text of fewer lines and more breaks by tags than this is a page's inside.
_FEW = 3
#: A question mark of ASCII where no question is asked is a blank that a page lost, where there are so many of them.
_LOST_BLANK = late(r"\?+(?=[^\WA-Za-z_]|[:：(（]| [^\W\dA-Za-z_])")
_LOST = 3
_SPAN = late(r"(row|col)span\s*=\s*[\"']?(\d{1,3})", re.IGNORECASE)


@dataclass(slots=True)
class Masked:
    """The text with its tags masked, of the same length, and the spans of merged cells by their offset."""

    text: str
    spans: dict[int, tuple[int, int]] = field(default_factory=dict)


#: A line to fill in, or what was taken out, is a blank.
_FILL_IN = late("_{3,}")
#: Points between single characters, as sites print them that keep words from being found (党.委.书.记.).
_DOTTED = late(
    r"\.(?<=[^\W\dA-Za-z_]\.)(?=[^\W\dA-Za-z_]\.)|\.(?<=\.[^\W\dA-Za-z_]\.)(?:(?=[、，。,；;\s])|(?=[^\W\dA-Za-z_]))"
)
#: The foot of a page, printed into the text (第2页共4页, —2—).
_PAGE_OF = late(
    r"第\d{1,3}页共\d{1,3}页|[\[【]接上页[\]】]"
    r"|—(?<![\d—]—)[ \u3000]{0,2}(?:—[ \u3000]{0,2}){0,3}\d{1,3}[ \u3000]{0,2}—(?![\d—])"
)


def _as_long(found: re.Match[str]) -> str:
    """Give as many blanks as a match is long, so that offsets stay."""
    return " " * len(found.group())


def mask(text: str) -> Masked:
    """Mask tags: rows, cells and paragraphs become control characters, everything else blanks.

    In a page of HTML a line break means nothing and becomes a blank too; in a text that only carries
    remnants (``<p>`` in tab-separated cells, as OCR prints them) lines stay lines.
    """
    text = PINYIN.sub(_as_long, text)
    if "___" in text:
        text = _FILL_IN.sub(_as_long, text)
    if len(_DOTTED.findall(text)) > 1:
        text = _DOTTED.sub(" ", text)
    if "页共" in text or "—" in text or "接上页" in text:
        text = _PAGE_OF.sub(_as_long, text)
    if len(_LOST_BLANK.findall(text)) >= _LOST:
        text = _LOST_BLANK.sub(_as_long, text)
    if not _ANY.search(text) and "&nbsp;" not in text:
        return Masked(text)
    page = bool(_PAGE.search(text)) or _broken_by_tags(text)
    out: list[str] = []
    masked = Masked("")
    at = 0
    in_cell = False
    endless: set[str] = set()
    while True:
        found = _TAG.search(text, at)
        if not found:
            break
        out.append(_blank(text[at : found.start()], page))
        begin, at = found.span()
        name = (found.group(2) or "").lower()
        if name in _HIDDEN or found.group().startswith("<!--"):
            at = _hidden_end(text, name, at, endless) if not found.group(1) else at
            sign = " "
        else:
            sign, in_cell = _sign(name, bool(found.group(1)), in_cell, page)
            if sign == CELL:
                spans = {k.lower(): int(v) for k, v in _SPAN.findall(found.group(3) or "")}
                masked.spans[begin] = (spans.get("row", 1), spans.get("col", 1))
        out.append(sign + " " * (at - begin - 1))
    out.append(_blank(text[at:], page))
    masked.text = "".join(out)
    return masked


def _broken_by_tags(text: str) -> bool:
    """Whether a text on a line or two is cut into paragraphs by its tags alone."""
    return text.strip().count("\n") < _FEW and len(_BREAKS.findall(text)) > _FEW


def _blank(text: str, page: bool) -> str:
    return text.replace("\n", " ").replace("\t", " ") if page else text


def _hidden_end(text: str, name: str, at: int, endless: set[str]) -> int:
    """Give where what is hidden ends; what has no end is looked for once only and noted in ``endless``."""
    end = re.compile(f"</{name}" if name else "-->", re.IGNORECASE)
    close = None if name in endless else end.search(text, at)
    if close is None:
        endless.add(name)
        return at
    after = text.find(">", close.start())
    return after + 1 if after >= 0 else at


def _sign(name: str, closes: bool, in_cell: bool, page: bool) -> tuple[str, bool]:
    """Give the character that stands for a tag, and whether a cell is open after it."""
    if not page:
        return (INNER if name in ("p", "br") and not closes else " "), False
    if name == "tr":
        return ("\n" if closes else ROW), False
    if name in ("td", "th"):
        return (" ", False) if closes else (CELL, True)
    if name == "table":
        return "\n", False
    if name in _BLOCKS:
        return (INNER if in_cell else "\n"), in_cell
    return " ", in_cell
