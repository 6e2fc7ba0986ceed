"""HTML (.html): the page's own text; character references become the characters that they stand for."""

from __future__ import annotations

import html

from remit.importers.text.patterns import late

_REFERENCE = late(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});")
#: These stay: two would make tags, the blanks are masked where they stand.
_KEPT = frozenset({"&lt;", "&gt;", "&#60;", "&#62;", "&nbsp;", "&ensp;", "&emsp;", "&#160;", "&#12288;"})


def text_of(text: str) -> str:
    """Give the page with ``&ldquo;`` as “ and the like; tags stay and are masked when the layout is read.

    >>> text_of("<p>&ldquo;两湖&#x4E24;岸&rdquo;</p>")
    '<p>“两湖两岸”</p>'
    """
    return _REFERENCE.sub(lambda m: m[0] if m[0].lower() in _KEPT else html.unescape(m[0]), text)
