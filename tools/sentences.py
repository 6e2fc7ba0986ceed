"""``python tools/sentences.py``: which sentences that a user can meet have no Chinese yet, ready to be pasted.

A sentence is what ``Trouble``, ``NotFound``, ``note`` and ``_end`` are given; what changes in it is ``{}``.
"""

from __future__ import annotations

import ast
import re
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
TEXTS = ROOT / "remit" / "cli" / "texts" / "sentences.toml"
FOLDERS = ("graph", "importers", "ontology", "queries", "viz", "remit/cli", "remit/web")
SAYING = {"Trouble", "NotFound", "note", "_end", "Doubt", "Refused"}


def sentences() -> Iterator[tuple[str, str]]:
    """Give each sentence with the file it stands in."""
    for folder in FOLDERS:
        for path in sorted((ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Name) or node.func.id not in SAYING:
                    continue
                for said in node.args[:1]:
                    yield from ((text, str(path.relative_to(ROOT))) for text in _texts(said))


def _texts(node: ast.expr) -> Iterator[str]:
    """Give the texts an expression may be: both sides of a choice, ``{}`` for what is put in."""
    if isinstance(node, ast.IfExp):
        yield from _texts(node.body)
        yield from _texts(node.orelse)
    elif isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value.removeprefix("remit: ")
    elif isinstance(node, ast.JoinedStr):
        parts = [v.value if isinstance(v, ast.Constant) else "{}" for v in node.values]
        text = "".join(map(str, parts)).removeprefix("remit: ")
        if text.replace("{}", "").strip():
            yield text


def main() -> int:
    """Print what has no Chinese and what names its places wrongly; give 1 where there is any."""
    known = tomllib.loads(TEXTS.read_text(encoding="utf-8"))
    found = dict(sentences())
    for text, path in found.items():
        if text not in known:
            quoted = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
            print(f'{path}: add to remit/cli/texts/sentences.toml:\n"{quoted}" = "…"', file=sys.stderr)
    wrong = [
        t for t, zh in known.items() if not set(re.findall(r"\{(.*?)\}", zh)) <= set(map(str, range(t.count("{}"))))
    ]
    for text in wrong:
        print(f"{text!r}: its Chinese names what changes as {{0}}, {{1}} …", file=sys.stderr)
    return int(any(t not in known for t in found) or bool(wrong))


if __name__ == "__main__":
    sys.exit(main())
