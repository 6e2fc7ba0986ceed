"""Prizes (一等奖 …) and the units that won them, in a sentence or printed without marks."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact
from remit.importers.document import Document
from remit.importers.recognisers.honours import Honour, row
from remit.importers.text.lists import split_units
from remit.importers.text.passage import Passage
from remit.importers.text.patterns import late
from remit.importers.text.person_names import is_name
from remit.importers.text.unit_lists import units_run_together
from remit.importers.text.units import ends_as_unit

#: Units and the prize they win in a sentence (授予甲区和乙区一等奖、各奖…,丙县二等奖).
_WINS_PRIZE = late(
    r"(?:(?<=授予)|(?<=[，,；;。])(?:授予)?)(?P<who>[^，。；,;：:“”]{2,200}?)(?:荣获|获得|获)?(?P<honour>特等奖|[一二三]等奖)(?=[，。；,;、]|$)"
)
_PRIZE = late("特等奖|[一二三四]等奖|优秀组织奖|组织奖|优秀奖|优胜奖|团体奖")


#: Who may win what is no honour given.
_RULES = late("凡|每[项个家名]|可获|获[特一二三]等奖的|奖励办法|评选办法|申报")
#: What is no receiver's own name.
_KINDS = late("^(?:各|凡|企业|学校|医院|单位|[省市县区]级|[省市县区]属)|为|完成单位|年度|等单位|的")


def _named(chars: str, lo: int, hi: int) -> bool:
    return ends_as_unit(chars, lo, hi) and not _KINDS.search(chars[lo:hi])


def prizes(document: Document, block: Passage) -> Iterator[Fact]:
    """Read 一等奖甲公司二等奖乙公司丙公司, printed without marks: units behind the prize they won."""
    chars = block.chars
    for told in _WINS_PRIZE.finditer(chars, block.body) if "授予" in chars and not _RULES.search(chars) else ():
        units = list(split_units(chars, *told.span("who")))
        if all(is_name(chars[slice(*unit)]) or _named(chars, *unit) for unit in units):
            yield from (row(document, block, who, Honour(block, told.span("honour"))) for who in units)
    found = list(_PRIZE.finditer(chars))
    for n, prize in enumerate(found):
        hi = found[n + 1].start() if n + 1 < len(found) else len(chars)
        stop = re.compile("[（(。；;：:，,]|[一二三四五六七八九十]、").search(chars, prize.end(), hi)
        hi = stop.start() if stop else hi
        units = units_run_together(chars, prize.end(), hi)
        if units and all(ends_as_unit(chars, *unit) for unit in units):
            yield from (row(document, block, who, Honour(block, prize.span())) for who in units)
