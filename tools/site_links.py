"""A hook of mkdocs: links of a page to files outside docs/ become plain text, since the site does not hold them."""

from __future__ import annotations

import re
from typing import Any

_OUTSIDE = re.compile(r"\[([^\]]+)\]\((?:\.\./)[^)]*\)")


def on_page_markdown(markdown: str, *, page: Any, **_: Any) -> str:
    """Rewrite the links of a page that stands at the top of docs/."""
    return markdown if "/" in page.file.src_uri else _OUTSIDE.sub(r"\1", markdown)
