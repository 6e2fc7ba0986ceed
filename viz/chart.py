"""A chart as one offline HTML file: tables and SVG made here, the facts below them, a light script of our own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from importlib import resources
from typing import Any

from remit.graph.quotes import readable
from remit.viz.markup import Markup, both, element, joined
from remit.viz.site import Site, digest
from remit.viz.tongue import say, spoken, worded

_LONGEST_QUOTE = 400
#: The keys of a row that may hold the entity a fact is about.
_ENDS = ("id", "person", "leader", "unit")


@dataclass(slots=True)
class Facts:
    """The facts that a chart's cells lead to, each once; a number is a fact's place on the page."""

    _numbers: dict[tuple[str, ...], int] = field(default_factory=dict)
    _entries: list[dict[str, Any]] = field(default_factory=list)

    def add(self, text: str, row: dict[str, Any], more: str = "") -> int:
        """Keep a fact with its document, line and wording, and give its number."""
        quote = readable(str(row["quote"]))
        quote = quote if len(quote) <= _LONGEST_QUOTE else quote[: _LONGEST_QUOTE - 1] + "…"
        key = (text, str(row["document"]), str(row["line"]), quote, more)
        if key not in self._numbers:
            self._numbers[key] = len(self._entries)
            ends = [str(row[k]) for k in _ENDS if row.get(k)]
            self._entries.append({**row, "text": text, "more": more, "quote": quote, "ends": ends})
        return self._numbers[key]

    def __len__(self) -> int:
        """Give how many facts there are."""
        return len(self._entries)

    def section(self, site: Site | None = None) -> Markup:
        """Give the facts as the page's last section; inside a site each leads to its wording there."""
        articles = [_article(n, entry, site) for n, entry in enumerate(self._entries)]
        heading = element("h2", both("原文依据", "What the documents say"), f" ({len(articles)})")
        return element("section", heading, element("div", *articles, class_="facts"), id="all-facts")


def _article(number: int, entry: dict[str, Any], site: Site | None) -> Markup:
    parts = [element("h3", entry["text"])]
    if entry["more"]:
        parts.append(element("p", entry["more"]))
    where = joined(str(entry["document"]), joint(), both(f"第{entry['line']}行", f"line {entry['line']}"))
    if site:
        where = element("a", where, href=site.fact(entry, *entry["ends"])["href"], target="_top")
    parts += [element("p", where, class_="where"), element("blockquote", entry["quote"])]
    return element("article", *parts, id=f"e{number}", tabindex="-1")


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


def page(chart: Chart, site: Site | None = None) -> str:
    """Give the whole page: one offline file, or a page inside a site, with links to its pages.

    Style and script are allowed by their digests, all else is forbidden.
    """
    template = worded(resources.files("remit.viz").joinpath("templates/chart.html").read_text(encoding="utf-8"))
    for name in ("style", "script"):
        inside = template.partition(f"<{name}>")[2].partition(f"</{name}>")[0]
        template = template.replace(f"{{{{{name}-digest}}}}", digest(inside))
    legend = [element("li", mark, " ", both(zh, en)) for mark, zh, en in chart.legend]
    legend += [element("li", both(zh, en), class_="note") for zh, en in chart.notes]
    inserted = {
        "title": joined(say(*chart.title)),
        "heading": both(*chart.title),
        "lede": both(*chart.lede),
        "legend": Markup("\n".join(legend)),
        "body": joined(chart.body, "\n", chart.facts.section(site)),
        "place": "inside" if site else "alone",
    }
    return re.sub(r"\{\{(\w+)\}\}", lambda found: inserted[found[1]], template)
