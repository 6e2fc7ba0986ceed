"""Where the lists of honours that were printed on one line, each behind its count, begin (优秀单位(2个)甲局、乙局)."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.importers.document import Document
from remit.importers.text.passage import Passage, Table
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit

#: A grade that is no honour, before its list.
GRADE = late("(?:良好|合格|称职|达标|基本合格|不合格|一般|较差|落后|末位)[^，。；:：]{0,6}(?:[(（]|[:：])")
#: Where another list begins that was printed on one line with the list before it (…乙局较差单位(2个)丙局).
_NEXT_LIST = late(r"[^\W\d]{2,10}?(?:单位|集体|个人|企业|部门|乡镇|学校|工作者|班组)[(（](?:共)?\d{1,4}[个家名人户项]")
#: The count in its bracket: a paragraph without one holds no such list.
_COUNT = late(r"[(（](?:共)?\d{1,4}[个家名人户项]")


def parted(document: Document) -> Iterator[Passage | Table]:
    """Give the blocks, one that holds several lists with their counts cut where each begins."""
    for block in document.blocks:
        counted = isinstance(block, Passage) and _COUNT.search(block.chars)
        heads = list(_NEXT_LIST.finditer(block.chars)) if isinstance(block, Passage) and counted else []
        if isinstance(block, Table) or len(heads) < 2:
            yield block
            continue
        starts = [_own_start(block.chars, heads[n - 1].end(), m) for n, m in enumerate(heads) if n]
        for a, b in zip([0, *starts], [*starts, len(block)], strict=True):
            yield block.part(a, b)


def _own_start(chars: str, lo: int, found: re.Match[str]) -> int:
    """Give where the name of a list begins: behind the last unit of the list before, which may run into it."""
    cuts = [i for i in range(max(lo, found.start()), found.end() - 4) if ends_as_unit(chars, max(lo, i - 8), i)]
    return cuts[-1] if cuts else found.start()
