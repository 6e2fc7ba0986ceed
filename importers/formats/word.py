"""Word (.docx): paragraphs with their printed numbers, tables with merged cells filled in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

from remit.graph.trouble import Trouble
from remit.importers.formats.lines import INNER, row
from remit.importers.formats.radicals import characters

if TYPE_CHECKING:
    from remit.importers.formats.word_numbers import Numbers

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
#: What is in the file and not on the page: deleted text, field codes, the second form of a text box.
_UNSEEN = frozenset(
    {f"{_W}del", f"{_W}moveFrom", f"{_W}instrText", f"{_W}delText", f"{_W}pPr", f"{_W}rPr"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
_BOX = f"{_W}txbxContent"


def text_of(raw: bytes, name: str) -> str:
    """Give the text of a .docx.

    Raises:
        Trouble: python-docx is not installed, or the file is damaged.
    """
    try:
        import docx
        from docx.opc.exceptions import OpcError
    except ImportError:
        raise Trouble(f"{name}: .docx needs python-docx; install it with: pip install 'remit[files]'.") from None
    from remit.importers.formats.word_numbers import Numbers

    try:
        document = docx.Document(io.BytesIO(raw))
        body: Any = document.element.body
        numbers = Numbers.of(document)
    except (KeyError, ValueError, AttributeError, OpcError, SyntaxError) as error:
        raise Trouble(f"{name} is damaged: Word's parts in it cannot be read ({error}); save it again.") from None
    return characters("\n".join(_blocks(body, numbers))) + "\n"


def _blocks(parent: Any, numbers: Numbers) -> Iterator[str]:
    """Give the lines of a body: paragraphs and table rows in order; what wraps them (content controls) is entered."""
    for child in parent:
        if child.tag == f"{_W}p":
            for box in _boxes(child):
                yield from _blocks(box, numbers)
            yield numbers.before(child) + _text(child, "\n")
        elif child.tag == f"{_W}tbl":
            yield from map(row, _rows(child, numbers))
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml", f"{_W}smartTag"):
            yield from _blocks(child, numbers)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Give the text boxes anchored at a paragraph (a letterhead often is one), each once."""
    for box in paragraph.iter(_BOX):
        if not any(a.tag in _UNSEEN for a in box.iterancestors()):
            yield box


def _text(element: Any, line_break: str) -> str:
    """Give the text of a paragraph as it is seen, inserted text included, deleted text left out."""
    out: list[str] = []
    for child in element:
        if child.tag in _UNSEEN or child.tag == _BOX:
            continue
        if child.tag == f"{_W}t":
            out.append(child.text or "")
        elif child.tag == f"{_W}tab":
            out.append(" ")
        elif child.tag in (f"{_W}br", f"{_W}cr"):
            out.append(line_break)
        elif child.tag == f"{_W}noBreakHyphen":
            out.append("-")
        else:
            out.append(_text(child, line_break))
    return "".join(out)


def _rows(table: Any, numbers: Numbers) -> Iterator[list[str]]:
    """Give the cells of each row; a merged cell stands again in every place that it covers."""
    above: dict[int, str] = {}
    for line in _inside(table, f"{_W}tr"):
        cells: list[str] = []
        now: dict[int, str] = {}
        before = line.find(f"{_W}trPr/{_W}gridBefore")
        if before is not None:
            cells.extend([""] * int(before.get(f"{_W}val", "0")))
        for box in _inside(line, f"{_W}tc"):
            merge = box.find(f"{_W}tcPr/{_W}vMerge")
            span = box.find(f"{_W}tcPr/{_W}gridSpan")
            goes_on = merge is not None and merge.get(f"{_W}val", "continue") == "continue"
            text = above.get(len(cells), "") if goes_on else _cell(box, numbers)
            for _ in range(min(int(span.get(f"{_W}val", "1")) if span is not None else 1, 60)):
                if merge is not None:
                    now[len(cells)] = text
                cells.append(text)
        above = now
        yield cells


def _inside(parent: Any, tag: str) -> Iterator[Any]:
    """Give the children of a kind, also those inside content controls and insertions."""
    for child in parent:
        if child.tag == tag:
            yield child
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins"):
            yield from _inside(child, tag)


def _cell(box: Any, numbers: Numbers) -> str:
    return INNER.join(t for p in box.iter(f"{_W}p") if (t := numbers.before(p) + _text(p, INNER)).strip())
