"""Texts in traditional characters: read through simplified ones, told as they are written."""

import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from remit.graph.trouble import Trouble
from remit.importers.read import facts_of, ledger_of
from remit.importers.source import Source
from remit.importers.traditional import Script, is_traditional

SIMPLIFIED = "云岭县人民政府关于领导分工的通知\n副县长陆闻笛：负责财政、税务工作，分管县财政局，联系县总工会。\n"
TRADITIONAL = "雲嶺縣人民政府關於領導分工的通知\n副縣長陸聞笛：負責財政、稅務工作，分管縣財政局，聯繫縣總工會。\n"


def rows(text: str) -> list[tuple[str, str, str, int, int]]:
    return [(f.kind, f.role, f.object, f.start, f.end) for f in facts_of(Source.of(text))]


def test_the_same_facts_at_the_same_places() -> None:
    here, there = rows(SIMPLIFIED), rows(TRADITIONAL)
    assert len(here) > 5
    assert [(k, r, a, b) for k, r, _, a, b in here] == [(k, r, a, b) for k, r, _, a, b in there]


def test_each_fact_is_told_as_it_is_written() -> None:
    for fact in facts_of(Source.of(TRADITIONAL)):
        assert TRADITIONAL[fact.start : fact.end] == fact.object
        assert fact.document == "雲嶺縣人民政府關於領導分工的通知"
        if fact.kind == "remit":
            assert fact.subject == "陸聞笛"
            assert fact.quote in TRADITIONAL


def test_its_cues_are_accounted_for() -> None:
    ledger = ledger_of(Source.of(TRADITIONAL))
    assert ledger.cues
    assert not ledger.review


@pytest.mark.parametrize(
    "text",
    [
        SIMPLIFIED,
        "",
        "Annual report 2024",
        SIMPLIFIED + "题词：國家興亡。\n",
        "于謙、瀋巍、鍾離明出席会议，县长沈望舒主持。" * 3,
    ],
)
def test_a_name_or_a_quotation_makes_no_text_traditional(text: str) -> None:
    assert not is_traditional(text)
    source = Source.of(text)
    assert Script.of(source).readable is source


@given(st.text(alphabet="縣長負責區財政局，。、\n 甲乙與關於1(（", max_size=200))
def test_every_character_keeps_its_place(text: str) -> None:
    script = Script.of(Source.of("縣長與區長負責領導單位" * 4 + text))
    assert len(script.readable.text) == len(script.written.text)
    for fact in facts_of(script.written):
        said = "".join(script.written.text[fact.start : fact.end].split())
        assert said == fact.object or fact.role == "date"


def test_without_opencc_one_sentence_says_what_is_missing(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    from remit.importers import traditional

    traditional._converter.cache_clear()
    monkeypatch.setitem(sys.modules, "opencc", None)
    with pytest.raises(Trouble, match=r"traditional characters.*pip install 'remit\[files\]'"):
        rows(TRADITIONAL)
    assert rows(SIMPLIFIED)
