"""``remit check --markdown``: the findings as a page for a pull request or a release."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from remit.cli.language import label, pick

if TYPE_CHECKING:
    from remit.graph.shapes import Violation
    from remit.queries.checks import Check

_MARKED = str.maketrans({**{c: f"\\{c}" for c in "\\`*_[]|#"}, "<": "&lt;", ">": "&gt;", "&": "&amp;", "\n": " "})


def audit(found: Sequence[Check], broken: Sequence[Violation] | None) -> str:
    """Give the findings as Markdown: a table a check with each finding's id; what documents say is escaped.

    ``broken`` are what breaks a shape; None where shapes were not asked for.
    """
    out = [f"# {label('words.checks')}", ""]
    for one in found:
        severity = label(f"severities.{one.severity}")
        out += [f"## {pick({'en': one.en, 'zh': one.zh})} ({severity}: {len(one.rows)})", ""]
        if one.rows:
            out += _table(["id", *one.columns], [(key, *row) for key, row in zip(one.ids, one.rows, strict=True)])
    if broken is not None:
        out += [f"## {label('words.shapes')} ({len(broken)})", ""]
        if broken:
            columns = ["id", "severity", "message", "node", "document", "line"]
            out += _table(
                columns,
                [
                    (
                        v.id,
                        label(f"severities.{v.severity}"),
                        pick({"en": v.message, "zh": v.zh}),
                        v.node,
                        v.document,
                        v.line,
                    )
                    for v in broken
                ],
            )
    return "\n".join(out)


def _table(columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> list[str]:
    head = [label(f"columns.{name}") for name in columns]
    lines = [head, ["---"] * len(head), *([str(v).translate(_MARKED) for v in row] for row in rows)]
    return [*(f"| {' | '.join(cells)} |" for cells in lines), ""]
