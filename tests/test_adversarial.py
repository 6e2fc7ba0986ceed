"""Lines made to be hard, up to a megabyte: the time of each recogniser grows about as the text does."""

import random
import time
from collections.abc import Callable, Sequence

import pytest

from remit.graph.fact import Fact
from remit.importers.documents import split_documents
from remit.importers.ledger import account
from remit.importers.registry import OWN, recognisers
from remit.importers.source import Source

MEGABYTE = 1_000_000
#: Four times the text may take this many times as long: linear with room for noise, far from the 16 of a square.
MOST = 9
#: Below this many seconds a measurement says nothing.
SOON = 0.05
#: A sixteenth of a megabyte that takes longer than this many seconds is compared with less, not with more.
HEAVY = 0.4
#: Compared at a whole megabyte.
WHOLE = ("由区水务局牵头， …", "1.修缮河堤<p> …", "brackets in brackets")

UNITS = (
    "（", "）", "，", "、", "7", "甘棠", "甘棠、", "责任单位：", "责任单位：区水务局、", "（责任单位：区水务局）", "<p>",
    "1.修缮河堤<p>", "\t", "区水务局\t", "由区水务局牵头，", "区水务局负责", "分管", "甘棠副区长负责水利工作，", "组长：甘棠",
    "成员：甘棠区水务局局长", "任命甘棠为", "任命甘棠为区水务局局长，", "免去甘棠的区水务局局长职务，", "一、", "1.", "“", "“甲”",
    "《", "和", "AB角", "甘棠与柳成荫互为AB角、", " ", "区 ", "|", "│甲", "2024年9月30日", "云政办〔2024〕3号", "<td>",
    "<table><tr><td>区水务局", "<td rowspan=99 colspan=9>区水务局", "<", "<!--", "<script>", "&amp;", "关于印发", "办公室设在区水务局，",
    "授予区水务局", "区水务局要", "区水务局负责水利；", "包案领导：甘棠，", "一级响应由区水务局启动，", "考核部门：区水务局、", "-", "领导小组",
    "区水务局局长", "区水务局", "牵头单位：区水务局；责任单位：", "副", "a", "担任", "同志", "：", "；", "。", "职务", "（一）", "甘 棠 ",
    "区水务局党组书记、局长甘棠，", "成立由甘棠任组长的领导小组，", "甘棠副区长：分管区水务局（", "【", "〔2024〕", "\u200b", "⺠", "河长：甘棠，",
)  # fmt: skip
#: Something before and something after a long run of one unit.
FRAMED = (
    ("（责任单位：", "区水务局、", "）"), ("任命", "甘棠、", "为区水务局局长。"), ("甘棠副区长：负责", "水利、", "工作。"),
    ("成立由甘棠任组长，", "区水务局、", "为成员的领导小组"), ("组长：甘棠　成员：", "柳成荫区水务局局长、", "。"),
    ("授予", "区水务局、", "先进单位称号"), ("AB角：", "甘棠—柳成荫、", "。"), ("区水务局负责", "水利", "；"), ("由", "甲", "牵头"),
    ("“", "（", "”"), ("甘棠副区长：分管", "区水务局（区水务站）、", "。"), ("甘棠副区长：", "分管水利；", "外出期间由甲代管。"), ("任务\t责任单位\n修堤\t", "区水务局、", "\n"),
    ("任务\t责任单位\n", "1.修堤<p>", "\t区水务局\n"), ("|任务|责任单位|\n|", "区水务局、", "|\n"), ("关于", "印发", "的通知"),
    ("关于任免甘棠的通知\n", "甘棠由区水务局局长转任区林业局局长，", "。"), ("关于任免甘棠的通知\n", "甘棠任区水务局局长，", "。"),
    ("关于任免甘棠的通知\n", "当选为区委常委的有甘棠、柳成荫，", "。"), ("由甘棠副区长主持，", "现任副区长包括甘棠、柳成荫，", "。"),
    ("综合组。负责水利。", "（组长：甘棠，", "成员：柳成荫"), ("<html><!--", "<!--", ""), ("<html><script>", "<script>", ""), ("<table>", "<tr><td>任务<td>责任单位", "</table>"),
)  # fmt: skip


def repeated(before: str, unit: str, after: str) -> Callable[[int], str]:
    return lambda size: before + unit * max(1, (size - len(before) - len(after)) // len(unit)) + after


def mixed(seed: int) -> Callable[[int], str]:
    def make(size: int) -> str:
        pick = random.Random(seed)  # noqa: S311 - the same text every time
        block = "".join(pick.choice(UNITS).replace("\n", "") for _ in range(4_000))
        return (block * (size // len(block) + 1))[:size]

    return make


LINES = {
    **{f"{unit} …": repeated("", unit, "") for unit in UNITS},
    **{f"{before}{unit} … {after}": repeated(before, unit, after) for before, unit, after in FRAMED},
    "brackets in brackets": lambda size: "（" * (size // 2) + "）" * (size // 2),
    "quotation marks in quotation marks": lambda size: "“" * (size // 2) + "”" * (size // 2),
    **{f"mixed {seed}": mixed(seed) for seed in (1, 2, 3)},
}


def times(text: str) -> dict[str, float]:
    """Give the processor's seconds that the layout, each recogniser and the ledger take: others may use the machine."""
    out: dict[str, float] = {}
    begin = time.process_time()
    documents = split_documents(Source.of(text))
    out["layout"] = time.process_time() - begin
    finds: Sequence[object] = ()
    for name, read in recognisers():
        begin = time.process_time()
        finds = [find for document in documents for find in read(document)]
        out[name] = time.process_time() - begin
        for fact in (f for f in finds[:200] if isinstance(f, Fact)):
            assert "".join(text[fact.start : fact.end].split()) == fact.object or fact.role == "date"
    begin = time.process_time()
    for document in documents:
        for _ in account(document, []):
            pass
    out["ledger"] = time.process_time() - begin
    return out


@pytest.mark.parametrize("name", LINES)
def test_time_grows_as_the_text_does(name: str) -> None:
    """A quarter of a megabyte against a sixteenth; of a line that takes long, a sixteenth against a sixty-fourth."""
    made, size = LINES[name], MEGABYTE // 64
    short = times(made(size))
    assert set(short) == {"layout", *OWN, "ledger"}
    if 4 * sum(short.values()) < HEAVY:
        size = MEGABYTE // 16
    if name in WHOLE:
        size = MEGABYTE // 4
    assert slower(made, size, [*short]) == {}, "slower than the text grows"


def slower(made: Callable[[int], str], size: int, parts: Sequence[str]) -> dict[str, tuple[float, float]]:
    """Give the parts that take too long for four times ``size``; measured twice, as one measurement may be wrong."""
    found: dict[str, tuple[float, float]] = {}
    for _ in range(2):
        short, long = times(made(size)), times(made(4 * size))
        parts = [part for part in parts if long[part] > MOST * max(short[part], SOON)]
        found = {part: (round(short[part], 2), round(long[part], 2)) for part in parts}
        if not found:
            break
    return found
