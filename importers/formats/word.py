"""Word (.docx): paragraphs with their printed numbers, tables with merged cells filled in."""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from remit.graph.trouble import Trouble
from remit.importers.formats.lines import INNER, row
from remit.importers.formats.radicals import characters
from remit.importers.formats.word_numbers import Numbers, W, value, whole

#: What is in the file and not on the page: deleted text, field codes, the second form of a text box.
_UNSEEN = frozenset(
    {f"{W}del", f"{W}moveFrom", f"{W}instrText", f"{W}delText", f"{W}pPr", f"{W}rPr"}
    | {"{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"}
)
#: No table of a notice has more columns.
_WIDEST = 60
_BOX = f"{W}txbxContent"


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
    try:
        document = docx.Document(io.BytesIO(raw))
        body: Any = document.element.body
        numbers = Numbers.of(document)
    except (KeyError, ValueError, AttributeError, OpcError, SyntaxError) as error:
        if "macroEnabled" in str(error):
            raise Trouble(f"{name} holds macros; save it as .docx first.") from None
        raise Trouble(f"{name} is damaged: Word's parts in it cannot be read ({error}); save it again.") from None
    return characters("\n".join(_blocks(body, numbers))) + "\n"


def _blocks(parent: Any, numbers: Numbers) -> Iterator[str]:
    """Give the lines of a body: paragraphs and table rows in order; what wraps them (content controls) is entered."""
    for child in parent:
        if child.tag == f"{W}p":
            for box in _boxes(child):
                yield from _blocks(box, numbers)
            yield numbers.before(child) + _text(child, "\n")
        elif child.tag == f"{W}tbl":
            yield from map(row, _rows(child, numbers))
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml", f"{W}smartTag"):
            yield from _blocks(child, numbers)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Give the text boxes anchored at a paragraph (a letterhead often is one), each once."""
    yield from filter(_seen, paragraph.iter(_BOX))


def _seen(element: Any) -> bool:
    """Whether an element stands on the page."""
    return not any(above.tag in _UNSEEN for above in element.iterancestors())


def _text(element: Any, line_break: str) -> str:
    """Give the text of a paragraph as it is seen, inserted text included, deleted text left out."""
    out: list[str] = []
    for child in element:
        if child.tag in _UNSEEN or child.tag == _BOX:
            continue
        if child.tag == f"{W}t":
            out.append(child.text or "")
        elif child.tag == f"{W}tab":
            out.append(" ")
        elif child.tag in (f"{W}br", f"{W}cr"):
            out.append(line_break)
        elif child.tag == f"{W}noBreakHyphen":
            out.append("-")
        else:
            out.append(_text(child, line_break))
    return "".join(out)


def _rows(table: Any, numbers: Numbers) -> Iterator[list[str]]:
    """Give the cells of each row; a merged cell stands again in every place that it covers."""
    above: dict[int, str] = {}
    for line in _inside(table, f"{W}tr"):
        cells: list[str] = []
        now: dict[int, str] = {}
        cells.extend([""] * min(whole(value(line, "trPr/gridBefore"), 0), _WIDEST))
        for box in _inside(line, f"{W}tc"):
            merge = box.find(f"{W}tcPr/{W}vMerge")
            goes_on = merge is not None and merge.get(f"{W}val", "continue") == "continue"
            text = above.get(len(cells), "") if goes_on else _cell(box, numbers)
            for _ in range(min(whole(value(box, "tcPr/gridSpan"), 1), _WIDEST)):
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
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins"):
            yield from _inside(child, tag)


def _cell(box: Any, numbers: Numbers) -> str:
    seen = filter(_seen, box.iter(f"{W}p"))
    return INNER.join(t for p in seen if (t := numbers.before(p) + _text(p, INNER)).strip())
