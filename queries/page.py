"""``python -m remit.queries.page [--check]``: the catalogue as a page of documentation, or say that it has drifted."""

from __future__ import annotations

import csv
import sys

from remit.queries.catalogue import FOLDER, Question, questions, themes

_PAGE = FOLDER.parent.parent / "docs" / "questions.md"
_ROWS = 3


def page() -> str:
    """Give docs/questions.md: each question with its parameters, columns, both queries and the sample's answer."""
    asked = questions()
    out = [
        "<!-- Generated from queries/catalogue; do not edit. -->",
        "# The questions 问题目录",
        "",
        f"{len(asked)} questions, each in Cypher and in SPARQL, with the same rows in the same order.",
        "Answers shown are of the sample (`remit build sample/gazette/*.txt sample/notices/*.txt`).",
        f"共{len(asked)}个问题，各有Cypher与SPARQL两种写法，答案相同；所示答案出自虚构样本。",
    ]
    for theme, label in themes().items():
        out += ["", f"## {label['en']} {label['zh']}"]
        for question in asked:
            if question.theme == theme:
                out += _entry(question)
    return "\n".join(out) + "\n"


def _entry(question: Question) -> list[str]:
    call = " ".join([question.name, *(f"{p['name']}={p['example']}" for p in question.parameters)])
    out = ["", f"### {question.name}", "", f"{question.zh} {question.en}", "", f"`remit ask {call}`", ""]
    if question.parameters:
        out += ["| parameter 参数 | type 类型 | example 例 |", "|---|---|---|"]
        out += [f"| `{p['name']}` | {p['type']} | {p['example']} |" for p in question.parameters]
        out.append("")
    if question.order:
        out += [f"Sorted by 排序: {', '.join(f'`{o}`' for o in question.order)}, then by the columns.", ""]
    out += ["| " + " | ".join(question.columns) + " |", "|" + "---|" * len(question.columns)]
    rows = _sample(question)
    out += ["| " + " | ".join(_cell(v) for v in row) + " |" for row in rows[:_ROWS]]
    if len(rows) > _ROWS:
        out += ["", f"… {len(rows)} rows 行"]
    for language, text in (("cypher", question.cypher), ("sparql", question.sparql)):
        out += ["", f"```{language}", *(text.strip().splitlines()), "```"]
    return out


def _sample(question: Question) -> list[list[str]]:
    with (FOLDER / question.name / "expected.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.reader(file))[1:]


def _cell(value: str) -> str:
    return value.replace("|", "\\|")


def main(arguments: list[str]) -> int:
    """Write the page; with ``--check`` only compare it. Gives 1 where it has drifted."""
    text = page()
    if _PAGE.exists() and _PAGE.read_text(encoding="utf-8") == text:
        return 0
    if "--check" in arguments:
        print(f"{_PAGE.name} is not what the catalogue says; run `make generate`.", file=sys.stderr)
        return 1
    _PAGE.write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
