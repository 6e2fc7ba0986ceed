"""YAML: task lists and rosters kept as data; the headings are those that tables of notices have."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from remit.graph.trouble import Trouble
from remit.importers.formats.lines import row
from remit.importers.formats.workbook import shown

#: What a list of data may hold; aliases that unfold into more are refused.
_VALUES = 2_000_000
#: Properties that stand above a notice, in the order in which it prints them.
_ABOVE = ("文号", "发文字号", "number", "标题", "title")
#: Properties that stand below it.
_BELOW = ("发文机关", "issuer", "成文日期", "日期", "date")


def text_of(text: str, name: str) -> str:
    """Give the text of a YAML list: number and title, paragraphs, a table for each list, the signature.

    Raises:
        Trouble: pyyaml is not installed, or the text is no YAML.
    """
    try:
        import yaml
    except ImportError:
        raise Trouble(f"{name}: .yaml needs pyyaml; install it with: pip install 'remit[files]'.") from None
    lines: list[str] = []
    budget = [_VALUES]
    try:
        for data in yaml.safe_load_all(text):
            lines.extend(_lines(data, name, budget))
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark
        where = f", line {mark.line + 1}" if mark else ""
        raise Trouble(f"{name}{where}: this is no YAML: {error.problem}.") from None
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        said = str(error).splitlines()[0] if str(error) else "it is nested too deeply"
        raise Trouble(f"{name}: this is no YAML: {said}.") from None
    return "\n".join(lines) + "\n"


def _lines(data: object, name: str, budget: list[int]) -> Iterator[str]:
    """Give the lines of one YAML document."""
    if isinstance(data, list):
        yield from _table(data, name, budget)
    elif isinstance(data, dict):
        said = {str(k): v for k, v in data.items()}
        for key in _ABOVE:
            if key in said:
                yield from _words(said.pop(key), name, budget)
        below = [line for key in _BELOW if key in said for line in _words(said.pop(key), name, budget)]
        for key, value in said.items():
            if isinstance(value, list) and value and isinstance(value[0], dict):
                yield from _table(value, name, budget)
            elif isinstance(value, dict):
                yield from _lines(value, name, budget)
            else:
                words = list(_words(value, name, budget))
                yield from words if key in ("正文", "text") else [f"{key}:{'、'.join(words)}"]
        yield from below
    elif data is not None:
        yield from _words(data, name, budget)


def _table(items: list[Any], name: str, budget: list[int]) -> Iterator[str]:
    """Give a list of mappings as a table, the headings in the order in which they first stand."""
    if not all(isinstance(i, dict) for i in items):
        for item in items:
            yield from _lines(item, name, budget) if isinstance(item, dict) else _words(item, name, budget)
        return
    headings = list(dict.fromkeys(str(k) for item in items for k in item))
    yield row(headings)
    for item in items:
        values = {str(k): v for k, v in item.items()}
        yield row(["、".join(_words(values.get(h), name, budget)) for h in headings])


def _words(value: object, name: str, budget: list[int]) -> Iterator[str]:
    """Give the texts of a value: itself, or each of a list."""
    budget[0] -= 1
    if budget[0] < 0:
        raise Trouble(f"{name} holds more than {_VALUES:,} values; no task list does.")
    if isinstance(value, list):
        for one in value:
            yield from _words(one, name, budget)
    elif isinstance(value, dict):
        for key, one in value.items():
            yield f"{key}:{'、'.join(_words(one, name, budget))}"
    elif not isinstance(value, str):
        yield shown(value)
    else:
        yield from (line for line in value.strip().splitlines() if line.strip())
