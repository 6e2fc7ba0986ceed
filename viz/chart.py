"""A chart as one offline HTML file: tables and SVG made here, the facts below them, a light script of our own."""

from __future__ import annotations

import base64
import hashlib
import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from remit.viz.markup import Markup, both, element, joined
from remit.viz.tongue import say, spoken, worded

_LONGEST_QUOTE = 400


@dataclass(slots=True)
class Facts:
    """The facts that a chart's cells lead to, each once; a number is a fact's place on the page."""

    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    _entries: list[Markup] = field(default_factory=list)

    def add(self, text: str, row: dict[str, Any], more: str = "") -> int:
        """Keep a fact with its document, line and wording, and give its number."""
        quote = str(row["quote"])
        quote = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
        key = (text, str(row["document"]), str(row["line"]), quote, more)
        if key not in self._numbers:
            self._numbers[key] = len(self._entries)
            parts = [element("h3", text)]
            if more:
                parts.append(element("p", more))
            where = joined(str(row["document"]), joint(), both(f"第{row['line']}行", f"line {row['line']}"))
            parts += [element("p", where, class_="where"), element("blockquote", quote)]
            self._entries.append(element("article", *parts, id=f"e{self._numbers[key]}", tabindex="-1"))
        return self._numbers[key]

    def __len__(self) -> int:
        """Give how many facts there are."""
        return len(self._entries)

    def section(self) -> Markup:
        """Give the facts as the page's last section."""
        heading = element("h2", both("原文依据", "What the documents say"), f" ({len(self._entries)})")
        return element("section", heading, element("div", *self._entries, class_="facts"), id="all-facts")


@dataclass(frozen=True, slots=True)
class Chart:
    """All that a page shows: title and lede in Chinese and English, the legend, notes, and the body."""

    title: tuple[str, str]
    lede: tuple[str, str]
    legend: Sequence[tuple[Markup, str, str]]
    body: Markup
    facts: Facts
    notes: Sequence[tuple[str, str]] = ()

    @property
    def rows(self) -> int:
        """Give how many rows there are to read."""
        return self.body.count(' data-row="1"')


def joint() -> str:
    """Give the comma of the language spoken."""
    return ", " if spoken() == "en" else "，"


def cell(text: str, numbers: Iterable[int], label: str, class_: str = "") -> Markup:
    """Give a mark that leads to facts: a link to the first, which the script turns into all of them."""
    kept = list(dict.fromkeys(numbers))
    target = f"#e{kept[0]}" if kept else ""
    return element(
        "a", text, href=target, data_e=" ".join(map(str, kept)), data_label=label, class_=f"mark {class_}".strip()
    )


def scrolling(table: Markup, label: str) -> Markup:
    """Give a wide table in a region that the keyboard can scroll."""
    return element("div", table, class_="scroll", role="region", tabindex="0", aria_label=label)


def page(chart: Chart) -> str:
    """Give the whole page. Style and script are allowed by their digests, all else is forbidden."""
    template = worded(resources.files("remit.viz").joinpath("templates/chart.html").read_text(encoding="utf-8"))
    for name in ("style", "script"):
        inside = template.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
        digest = base64.b64encode(hashlib.sha256(inside.encode()).digest()).decode()
        template = template.replace(f"{{{{{name}-digest}}}}", digest)
    legend = [element("li", mark, " ", both(zh, en)) for mark, zh, en in chart.legend]
    legend += [element("li", both(zh, en), class_="note") for zh, en in chart.notes]
    inserted = {
        "title": joined(say(*chart.title)),
        "heading": both(*chart.title),
        "lede": both(*chart.lede),
        "legend": Markup("\n".join(legend)),
        "body": joined(chart.body, "\n", chart.facts.section()),
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: inserted[found[1]], template)
