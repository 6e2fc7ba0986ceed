"""The language of pictures: what --lang says holds for every label, title, legend and table of the page."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from conftest import run

pytestmark = pytest.mark.browser

CHINESE = re.compile(r"[\u4e00-\u9fff]+")
ENGLISH = re.compile(r"[A-Za-z]{2,}")
#: No words of English: kinds of file, a key to press, what the Chinese say.
KNOWN = {"PNG", "SVG", "CSV", "Esc", "AB"}
VIEWS = [
    ["coordination"],
    ["portfolio", "单志远"],
    ["chain", "再生水"],
    ["group", "再生水"],
    ["orgchart"],
    ["cover"],
    ["timeline"],
    ["deadlines"],
    ["matrix"],
    ["matrix", "units"],
]
#: What holds labels only, and no name out of a document.
LABELS = {
    "en": "nav, #table summary, #table thead, header > p, #facts, .note, form, .timeline thead, .dated thead,"
    " .corner, tfoot th, .pairs thead",
}
ATTRIBUTES = "[...document.querySelectorAll('[aria-label], [title]')].map(e => e.getAttribute('aria-label') || e.title)"


def page_of(browser: Any, file: Path, graph: Path, arguments: list[str], lang: str) -> Any:
    done = run("viz", *arguments, "-o", file, "--graph", graph, "--lang", lang)
    assert done.returncode == 0, done.stderr
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(file.as_uri())
    return page


@pytest.mark.parametrize("arguments", VIEWS, ids="-".join)
def test_chinese_has_no_word_of_english(whole_graph: Path, browser: Any, tmp_path: Path, arguments: list[str]) -> None:
    page = page_of(browser, tmp_path / "p.html", whole_graph, arguments, "zh")
    page.locator("#rows tr, a.mark").first.click()
    text = "\n".join([page.title(), page.inner_text("body"), *page.evaluate(ATTRIBUTES)])
    words = set(ENGLISH.findall(text)) - KNOWN
    assert words == set()
    assert page.evaluate("document.documentElement.lang") == "zh-CN"
    page.close()


@pytest.mark.parametrize("arguments", VIEWS, ids="-".join)
def test_english_labels_have_no_chinese(whole_graph: Path, browser: Any, tmp_path: Path, arguments: list[str]) -> None:
    page = page_of(browser, tmp_path / "p.html", whole_graph, arguments, "en")
    found = page.locator(LABELS["en"])
    texts = [t for t in found.all_inner_texts() if "〔" not in t]
    if arguments[0] != "coordination":  # its legend names units
        texts += page.locator("#legend li, .legend li").all_inner_texts()
    names = set(arguments)
    said = {m for t in texts for m in CHINESE.findall(t) if m not in names and "选项" not in m}
    posts = page.locator("header > p").inner_text() if arguments[0] == "portfolio" else ""
    assert {s for s in said if s not in posts} == set()
    assert page.evaluate("document.documentElement.lang") == "en"
    page.close()


def test_both_without_a_language(whole_graph: Path, browser: Any, tmp_path: Path) -> None:
    file = tmp_path / "p.html"
    assert run("viz", "cover", "-o", file, "--graph", whole_graph).returncode == 0
    page = browser.new_page()
    page.goto(file.as_uri())
    texts = " ".join(page.locator("label, #legend li").all_inner_texts())
    assert "search 查找" in texts
    assert "unit supervised 分管单位" in texts
    page.close()


def test_a_language_ends_with_its_with() -> None:
    from remit.viz.tongue import say, speaking, worded

    with speaking("zh"):
        with speaking("en"):
            assert say("甲", "one") == "one"
        assert worded("{{lang}} [[甲|one]] [[x], [y]]") == "zh-CN 甲 [[x], [y]]"
    assert say("甲", "one") == "one 甲"
