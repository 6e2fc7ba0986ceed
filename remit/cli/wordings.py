"""What a source says of an item, as it is shown: the wording, and before the bare cell of a table the row's task."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from remit.graph.quotes import readable

#: A wording that holds so many of a task's last characters, behind which the units stand, names the task itself.
_NAMING = 12


def wording(item: Mapping[str, Any]) -> str:
    """Give the wording of an item; that of a task which only names units stands behind the task's own text.

    A wording that is a piece of that text is not repeated behind it.

    >>> wording({"text": "1修建河堤。", "quote": "区水务局"})
    '1修建河堤。 | 区水务局'
    """
    quote = readable(str(item.get("quote") or ""))
    text = str(item.get("text") or "")
    said, task = "".join(quote.split()), "".join(text.split())
    if not said or not task or task[-_NAMING:] in said:
        return quote
    return text if said in task else f"{text} | {quote}"
