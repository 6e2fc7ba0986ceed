"""How a sentence on duties opens: behind a heading it runs into, or with what the unit serves as or when it acts."""

from __future__ import annotations

from remit.importers.text.lists import split_units
from remit.importers.text.patterns import late
from remit.importers.text.units import ends_as_unit

#: No unit of a list is longer.
LONGEST = 40
#: A heading without a mark, and the unit behind it that is told what to do.
_GLUED = late(
    r"[^，。；、：:,;各]{4,24}?(?:(?<![向对和与及请将给使让由把为在于的到从由])(?P<unit>(?:地方)?各[^，。；：:,;]{1,24}?)|(?<=工作|支持|分工|职责|任务|建设|管理|领导|责任|机制|保障|力度|落实|整改)(?P<named>(?!执法|行政|服务|监督|综合|管理|保障|建设|指导|部门)[^，。；、：:,;各]{3,12}?[部门位局委办司府厅]))(?=要|应|须|负责|必须)"
)
#: When or how comes first (各县财政局在选取机构时,要…).
_UPON = late(
    r"(?P<units>[^，。；,;在按根结]{3,24}?)(?:在[^，。；,;]{2,30}(?:时|中|前|后|期间|阶段)|(?:按照?|根据|结合)[^，。；,;]{2,40})[，,](?:要|应当|应|须)(?!求)"
)
#: What its duties are (某委的主要职责为负责…).
_DUTIES_ARE = late("(?P<units>[^，。；,;:：]{3,24}?)的(?:主要|工作|具体)*职[责能][为是](?![:：])")
_SERVES = late(
    r"(?P<units>[^，。；,;]{2,40}?)作为[^，。；,;]{2,40}?(?:[，,]?(?:要|应|具体|主要)*负责|[，,](?:要|应当|应)(?!求))"
    r"|(?P<named>[^，。；,;是]{3,24})是[^，。；,;]{2,40}(?:机关|部门|单位|机构|主体)[，,](?:具体|统一|依法)*负责"
)


def behind_heading(chars: str, lo: int, hi: int) -> int:
    """Give where the unit begins that a heading runs into without a mark (三、强化排查各县区要…); else ``lo``."""
    found = _GLUED.match(chars, lo, hi)
    span = found.span("unit" if found["unit"] else "named") if found else (lo, lo)
    return span[0] if ends_as_unit(chars, *span) else lo


def opened(chars: str, lo: int, hi: int) -> tuple[int, int] | None:
    """Find a unit that a sentence opens with, before what it serves as or when it is to act."""
    serves = _SERVES.match(chars, lo, hi)
    who = "named" if serves and serves["named"] else "units"
    if serves and unit_list(chars, *serves.span(who)):
        return serves.end(who), serves.end()
    told = _DUTIES_ARE.match(chars, lo, hi)
    if told and unit_list(chars, *told.span("units")):
        return told.end("units"), told.end()
    upon = _UPON.match(chars, lo, hi)
    if upon and unit_list(chars, *upon.span("units")):
        return upon.end("units"), upon.end("units")
    return None


def unit_list(chars: str, lo: int, hi: int) -> bool:
    """Whether a stretch is a list whose last item is a unit and whose items are short."""
    items = list(split_units(chars, lo, hi))
    return (
        bool(items)
        and all(b - a <= LONGEST for a, b in items)
        and ends_as_unit(chars, *items[-1])
        and all(ends_as_unit(chars, *i) or i[1] - i[0] <= 8 for i in items)
    )
