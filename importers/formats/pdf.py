"""PDF with a text layer (.pdf): lines joined into paragraphs by their place on the page, tables by their rules."""

from __future__ import annotations

import io
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from remit.graph.trouble import Trouble
from remit.importers.formats.lines import INNER, row
from remit.importers.formats.radicals import characters

#: A page with fewer characters than this carries no notice, only perhaps a stamp's number.
_SCANNED = 8
#: Characters further apart than this share of their size are parted by a blank.
_GAP = 0.8
_Box = tuple[float, float, float, float]


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of print: its text and its place; ``table`` says that it is a row."""

    text: str
    left: float
    right: float
    top: float
    size: float
    table: bool = False


#: What pdfminer lets out where a file's parts are not what they should be.
_DAMAGED = (
    ValueError,
    TypeError,
    LookupError,
    AssertionError,
    AttributeError,
    OverflowError,
    RecursionError,
    EOFError,
    OSError,
)


def text_of(raw: bytes, name: str) -> str:
    """Give the text of a .pdf, page after page.

    Raises:
        Trouble: pdfplumber is not installed; the file is encrypted, damaged, or holds pictures of pages only.
    """
    try:
        import pdfplumber
        from pdfminer.pdfparser import PDFSyntaxError
        from pdfminer.psparser import PSException
        from pdfplumber.utils.exceptions import PdfminerException
    except ImportError:
        raise Trouble(f"{name}: .pdf needs pdfplumber; install it with: pip install 'remit[files]'.") from None
    import logging

    logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of fonts that do not matter here
    pages: list[list[_Line]] = []
    pictures = 0
    try:
        with pdfplumber.open(io.BytesIO(raw)) as pdf:
            for page in pdf.pages:
                pages.append(list(_lines(page)))
                pictures += bool(page.images) and sum(len(n.text) for n in pages[-1]) < _SCANNED
                page.close()
    except (PdfminerException, PSException, PDFSyntaxError, *_DAMAGED) as error:
        if "Password" in repr(error):
            raise Trouble(f"{name} is encrypted with a password; save it without one.") from None
        raise Trouble(f"{name} is damaged: it cannot be read as a PDF; fetch or print it again.") from None
    if sum(len(n.text.strip()) for page in pages for n in page) < _SCANNED:
        what = "only pictures of pages (a scan)" if pictures else "no text"
        raise Trouble(f"{name} holds {what}; run OCR on it first, for example ocrmypdf, and give the result.")
    return characters("\n".join(_paragraphs(pages))) + "\n"


def _lines(page: Any) -> Iterator[_Line]:
    """Give the lines of a page from top to bottom, rows of ruled tables among them."""
    page = page.dedupe_chars()
    tables = [t for t in page.find_tables() if len(t.rows) > 1 or len(t.rows[0].cells) > 1]
    tables = [t for t in tables if len({c[0] for c in t.cells}) > 1]

    def outside(thing: dict[str, Any]) -> bool:
        middle, height = (thing["x0"] + thing["x1"]) / 2, (thing["top"] + thing["bottom"]) / 2
        return not any(a <= middle <= c and b <= height <= d for a, b, c, d in (t.bbox for t in tables))

    out = [
        _Line(w["text"], w["x0"], w["x1"], w["top"], statistics.median(c["size"] for c in w["chars"]))
        for w in page.filter(lambda o: o["object_type"] != "char" or outside(o)).extract_text_lines(
            strip=True, x_tolerance_ratio=_GAP
        )
    ]
    for table in tables:
        texts = {c: _cell(page, c) for c in table.cells}
        columns = [next((r.cells[n] for r in table.rows if r.cells[n]), None) for n in range(len(table.rows[0].cells))]
        for line in table.rows:
            cells = [c or _covering(table.cells, line, columns[n]) for n, c in enumerate(line.cells)]
            left, top, right, _ = line.bbox
            out.append(_Line(row([texts.get(c, "") for c in cells]), left, right, top, 0, table=True))
    yield from sorted(out, key=lambda n: n.top)


def _cell(page: Any, box: _Box) -> str:
    """Give the text of a cell: a line that fills it goes on in the next, a shorter one ends a paragraph."""
    lines = page.crop(box, strict=False).extract_text_lines(strip=True, x_tolerance_ratio=_GAP)
    margin = min((n["x0"] - box[0] for n in lines), default=0.0)
    out: list[str] = []
    for n in lines:
        out.append(n["text"])
        size = statistics.median(c["size"] for c in n["chars"])
        full = box[2] - box[0] - (n["x1"] - n["x0"]) < 2 * min(margin, size) + 1.6 * size
        out.append("" if full else INNER)
    return "".join(out).strip()


def _covering(boxes: Sequence[_Box], line: Any, column: _Box | None) -> _Box | None:
    """Give the merged cell that covers a place of the grid which has no cell of its own."""
    if column is None:
        return None
    x, y = (column[0] + column[2]) / 2, (line.bbox[1] + line.bbox[3]) / 2
    return next((b for b in boxes if b[0] <= x <= b[2] and b[1] <= y <= b[3]), None)


def _paragraphs(pages: list[list[_Line]]) -> Iterator[str]:
    """Join lines that fill the measure with the line after them, where that one is not indented."""
    prose = [n for page in pages for n in page if not n.table]
    right = max((n.right for n in prose), default=0.0)
    left = min((n.left for n in prose), default=0.0)
    open_: list[_Line] = []
    for page in pages:
        for line in page:
            if open_ and not _goes_on(open_[-1], line, left, right):
                yield "".join(n.text for n in open_)
                open_ = []
            open_.append(line)
    if open_:
        yield "".join(n.text for n in open_)


def _goes_on(before: _Line, line: _Line, left: float, right: float) -> bool:
    if before.table or line.table or abs(before.size - line.size) > 1:
        return False
    return before.right > right - 1.5 * before.size and line.left < left + 1.2 * line.size
