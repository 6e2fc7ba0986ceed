"""Excel (.xlsx): each sheet that is shown, merged cells filled in, dates written as notices write them."""

from __future__ import annotations

import datetime
import io
import zipfile
from collections.abc import Iterator
from typing import Any

from remit.graph.trouble import Trouble
from remit.importers.formats.lines import sheet
from remit.importers.formats.radicals import characters

#: A sheet wider than this holds data, not duties.
_COLUMNS = 200


def text_of(raw: bytes, name: str) -> str:
    """Give the text of a .xlsx: the values that Excel shows, formulas by their last result.

    Raises:
        Trouble: openpyxl is not installed, or the file is damaged.
    """
    try:
        import openpyxl
        from openpyxl.utils.exceptions import InvalidFileException
    except ImportError:
        raise Trouble(f"{name}: .xlsx needs openpyxl; install it with: pip install 'remit[files]'.") from None
    import warnings
    from xml.etree.ElementTree import ParseError

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # openpyxl warns of extensions that it leaves out
            book = openpyxl.load_workbook(io.BytesIO(raw), data_only=True)
    except (
        InvalidFileException,
        KeyError,
        ValueError,
        TypeError,
        SyntaxError,
        ParseError,
        zipfile.BadZipFile,
    ) as error:
        raise Trouble(f"{name} is damaged: Excel's parts in it cannot be read ({error}); save it again.") from None
    lines: list[str] = []
    for one in book.worksheets:
        if one.sheet_state == "visible":
            lines.extend(sheet(_rows(one)))
            lines.append("")
    return characters("\n".join(lines)).rstrip("\n") + "\n"


def _rows(one: Any) -> Iterator[list[str]]:
    covered: dict[tuple[int, int], Any] = {}
    for area in one.merged_cells.ranges:
        value = one.cell(area.min_row, area.min_col).value
        for line in range(area.min_row, area.max_row + 1):
            for column in range(area.min_col, min(area.max_col, _COLUMNS) + 1):
                covered[line, column] = value
    for n, values in enumerate(one.iter_rows(max_col=min(one.max_column, _COLUMNS), values_only=True), 1):
        yield [shown(covered.get((n, c), v)) for c, v in enumerate(values, 1)]


def shown(value: object) -> str:
    """Write a value as a reader of the notice would: a date as 2024年9月30日, a whole number without a point."""
    if value is None:
        return ""
    if isinstance(value, datetime.date):
        return f"{value.year}年{value.month}月{value.day}日"
    if isinstance(value, bool):
        return "是" if value else "否"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return str(value)
