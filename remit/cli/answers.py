"""How the answer of a query or question is written: as a table for a person, as CSV, as JSON."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from remit.cli.output import as_json, show, write
from remit.graph.trouble import Trouble

if TYPE_CHECKING:
    from remit.graph.store import Answer


def written(answer: Answer, format: str) -> None:
    """Write an answer as ``table``, ``csv`` or ``json``."""
    if format == "json":
        rows = [[_plain(value) for value in row] for row in answer.rows]
        write(as_json({"columns": list(answer.columns), "rows": rows}) + "\n")
    else:
        tabulated(answer.columns, answer.rows, csv=format == "csv")


def tabulated(columns: Sequence[str], rows: Sequence[Sequence[Any]], *, csv: bool) -> None:
    """Show a table, or write it as CSV; on a page the columns are named in the reader's language."""
    if csv:
        from remit.cli.blocks import as_csv

        write(as_csv(columns, rows))
        return
    from remit.cli.language import label
    from remit.cli.show import table

    show([table([label(f"columns.{name}") for name in columns], rows)])


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | bool | list | dict | None) else str(value)


def parameters_of(words: Sequence[str]) -> dict[str, str]:
    """Read the parameters of a question.

    Raises:
        Trouble: one is not ``name=value``.
    """
    out = {}
    for text in words:
        name, sign, value = text.partition("=")
        if not sign:
            raise Trouble(f"Give parameters as name=value; {text} has no equals sign.")
        out[name] = value
    return out


def unanswered(question: str, given: Mapping[str, str], near: Sequence[str]) -> str:
    """Say that a question has no answer, with names near to those that were given."""
    asked = " ".join([question, *(f"{name}={value}" for name, value in given.items())])
    return f"{asked} has no answer in this graph." + (f" Names near to it: {', '.join(near)}." if near else "")


def unmentioned(text: str, parts: Sequence[str], near: Sequence[str]) -> str:
    """Say that nothing in the graph mentions a text, with the parts of it that are mentioned and names near to it."""
    said = f"nothing in the graph mentions {text}; "
    said += f"it does mention {', '.join(parts)}." if parts else "try a shorter word."
    return said + (f" Names near to it: {', '.join(near)}." if near else "")


def nothing_found(query: str) -> str:
    """Say that a query found no row, and which of its terms the ontology has not."""
    unknown = _unknown(query)
    return f"no row was found; {unknown}" if unknown else "no row was found."


def nothing_counted(answer: Answer, query: str) -> str:
    """Say which terms of a query the ontology has not, where its answer is a count of 0 or no; else nothing."""
    return _unknown(query) if len(answer.rows) == 1 and not any(answer.rows[0]) else ""


def _unknown(query: str) -> str:
    from remit.graph.query_faults import unknown_terms

    for term, near in unknown_terms(query):
        return f"there is no {term}, did you mean {', '.join(near)}?" if near else f"there is no {term}."
    return ""
