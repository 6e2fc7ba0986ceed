"""Tables of plain values as CSV."""

from __future__ import annotations

import csv
import io
from typing import Any


def as_csv(columns: list[str], rows: list[list[Any]]) -> str:
    """Give a table as CSV (RFC 4180)."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return out.getvalue()
