"""What reads as the title of a document (关于…的通知, …实施方案)."""

from __future__ import annotations

import functools
import re

from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.ontology.words import words

#: What a meeting did with a document (会议表决通过了关于任命甲某的决定).
_PASSED = late(
    "[^《》]{0,60}?(?:(?:通过|审议|听取|宣读)了|^表决通过|(?:会议|大会)(?:表决|审议)*通过)[^，。；《》]{0,20}?关于"
)
#: A title inside a longer line.
TITLED = late(
    r"(?:关于|商请会签|征求|转发)(?:《[^》。]{2,80}》|(?!关于)[^。]){3,90}?的(?:通知|意见|决定|通报|批复|函|公告|纪要(?=(?:(?:19|20)\d\d年)?\d{1,2}月))"
)


@functools.cache
def _title_end() -> re.Pattern[str]:
    ends = sorted(words("documents")["title_ends"], key=len, reverse=True)
    return re.compile("(?:" + "|".join(ends) + r")(?:[(（][^()（）]{1,20}[)）])?(?:[-—].{0,30})?$")


def is_title(block: Passage) -> bool:
    """Whether a paragraph reads as a title: it ends in a word for a kind of document (通知, 方案), in no sentence."""
    chars = block.chars
    whole = "。" not in chars and chars.count("《") <= chars.count("》")  # else it goes on over the line
    return 6 <= len(block) <= 120 and whole and bool(_title_end().search(chars)) and not _PASSED.match(chars)
