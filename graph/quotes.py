"""Quotes (引文) as a person reads them, without the marks of a page's layout; what is stored keeps them."""

from __future__ import annotations

import re

_LAYOUT = re.compile(
    r"</?(?:p|br|div|span|font|center|table|tbody|thead|tr|td|th|ul|ol|li|b|i|u|em|strong|a|h[1-6])(?:\s[^<>]{0,200})?/?>"
    r"|&nbsp;",
    re.IGNORECASE,
)


def readable(quote: str) -> str:
    """Give a quote without tags of layout, white space as one blank.

    >>> readable("责任单位:区财政局</p> <p>配合单位:区审计局")
    '责任单位:区财政局 配合单位:区审计局'
    """
    return " ".join(_LAYOUT.sub(" ", quote).split()) if "<" in quote or "&nbsp;" in quote else quote
