"""HTML and SVG out of Python: texts are escaped by themselves, and only what was made here is markup."""

from __future__ import annotations

from html import escape

from remit.viz.tongue import say, spoken


class Markup(str):
    """Text that is markup already."""

    __slots__ = ()


def element(name: str, *children: str, **attributes: str | int | float) -> Markup:
    """Give an element; ``class_`` is ``class`` and ``data_x`` is ``data-x``; empty attributes are left out.

    >>> element("a", "1 < 2", href="#e1", class_="cell")
    '<a href="#e1" class="cell">1 &lt; 2</a>'
    """
    said = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{escape(str(value), quote=True)}"'
        for key, value in attributes.items()
        if value != ""
    )
    return Markup(f"<{name}{said}>{joined(*children)}</{name}>")


def joined(*children: str) -> Markup:
    """Give the children one after another, texts escaped."""
    return Markup("".join(c if isinstance(c, Markup) else escape(c, quote=True) for c in children))


def both(zh: str, en: str) -> Markup:
    """Give a label in the language spoken, or in both, each marked with its own."""
    if spoken() != "both":
        return joined(say(zh, en))
    return joined(zh, " ", element("span", en, lang="en"))
