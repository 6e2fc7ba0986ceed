"""The pages of the explorer: home, search, a leader, a unit, a group, a task, the task list, checks."""

from __future__ import annotations

from typing import Any

from starlette.requests import Request
from starlette.responses import RedirectResponse, Response

from remit.draw import View
from remit.graph.store import Store
from remit.graph.trouble import Trouble
from remit.queries import checks as domain
from remit.queries.evidence import Item
from remit.queries.find import NotFound, one, organisations, partly, people
from remit.queries.leader import life, portfolio
from remit.queries.leaders import leaders as listed
from remit.queries.matter import who
from remit.queries.near import near
from remit.queries.tasks import ROLES, tasks
from remit.queries.unit import group, unit
from remit.web.asked import asked
from remit.web.render import entity_path, link, show

_COUNTS = "MATCH (n:{kind}) RETURN count(n)"
_DOCUMENTS = """
MATCH (d:Document)
RETURN d.id AS id, d.name AS name, d.title AS title, d.date AS date, d.source AS source, d.line AS line
ORDER BY source, line
"""
_GROUPS = """
MATCH (g:Organisation) WHERE g.sort = 'group' RETURN g.id AS id, g.name AS name ORDER BY name, id
"""
_SORT = "MATCH (o:Organisation) WHERE o.id = $id RETURN o.sort"
_KINDS = ("Person", "Organisation", "Post", "Field", "Task", "Document", "Statement")
_MATCHES = 40
#: So many leaders are listed on a page.
_MOST = 200


def groups(store: Store) -> list[Item]:
    """Give all groups, by name."""
    return store.ask(_GROUPS).records()


async def home(request: Request) -> Response:
    """What the graph holds, and where to begin."""
    return show(request, "home.html", await asked(request, _home), views=list(View))


def _home(store: Store) -> dict[str, Any]:
    return {
        "counts": {kind: store.ask(_COUNTS.format(kind=kind)).rows[0][0] for kind in _KINDS},
        "leaders": listed(store)[:12],
        "groups": groups(store)[:12],
        "documents": store.ask(_DOCUMENTS).records(),
    }


async def leaders(request: Request) -> Response:
    """All who have remits, with their posts."""
    return show(request, "leaders.html", {"leaders": (await asked(request, listed))[:_MOST]})


async def search(request: Request) -> Response:
    """People, units, groups and matters that a text may mean."""
    text = request.query_params.get("q", "").strip()

    def found(store: Store) -> dict[str, Any]:
        if not text:
            return {"q": "", "people": [], "units": [], "groups": [], "matches": [], "near": []}
        lists = {
            "people": people(store, text),
            "units": organisations(store, text),
            "groups": organisations(store, text, group=True),
        }
        out: dict[str, Any] = {
            name: [{"id": f.id, "name": f.name, "how": f.how} for f in rows[:_MATCHES]] for name, rows in lists.items()
        }
        matches = who(store, text)["matches"][:_MATCHES]
        nothing = not matches and not any(lists.values())
        offered = [name for what in ("person", "unit", "group") for name in near(store, text, what)] if nothing else []
        return {"q": text, **out, "matches": matches, "near": list(dict.fromkeys(offered))}

    return show(request, "search.html", await asked(request, found))


async def person(request: Request) -> Response:
    """A leader's portfolio and posts over time."""
    key = request.path_params["key"]

    def found(store: Store) -> dict[str, Any]:
        page = {**portfolio(store, key), "history": life(store, key)["posts"]}
        return {**page, **_noticed(partly(store, key, "person"))}

    return show(request, "person.html", await asked(request, found))


async def organisation(request: Request) -> Response:
    """A unit's page, or a group's."""
    key = request.path_params["key"]

    def found(store: Store) -> dict[str, Any]:
        rows = store.ask(_SORT, {"id": key}).rows
        what = "group" if rows and rows[0][0] == "group" else "unit"
        return {**(group if what == "group" else unit)(store, key), **_noticed(partly(store, key, what))}

    data = await asked(request, found)
    return show(request, "group.html" if "group" in data else "unit.html", data)


def _noticed(*hints: str) -> dict[str, str]:
    """Give what the reader has to know of the names that were given, under its key; nothing where that is nothing."""
    said = " ".join(filter(None, hints))
    return {"notice": said} if said else {}


async def task(request: Request) -> Response:
    """One task: who does what, its chain, its source."""
    key = request.path_params["key"]

    def found(store: Store) -> dict[str, Any]:
        rows = [t for t in tasks(store) if t["id"] == key]
        if not rows:
            raise NotFound(f"No task {key} is in the graph.")
        return {"task": rows[0]}

    return show(request, "task.html", await asked(request, found))


async def task_list(request: Request) -> Response:
    """The task list, filtered by unit, leader, role, deadline and document."""
    given = {k: request.query_params.get(k, "").strip() for k in ("unit", "leader", "role", "due_before", "document")}
    if given["role"] and given["role"] not in ROLES:
        raise Trouble(f"role is one of {', '.join(ROLES)}; {given['role']} is none of them.")

    def found(store: Store) -> dict[str, Any]:
        named = [(key, what) for key, what in (("unit", "unit"), ("leader", "person")) if given[key]]
        keys = {key: one(store, given[key], what).id for key, what in named}
        hints = [partly(store, given[key], what) for key, what in named]
        return {"filter": given, "tasks": tasks(store, **{**given, **keys}), **_noticed(*hints)}

    return show(request, "tasks.html", await asked(request, found), roles=ROLES)


async def checks(request: Request) -> Response:
    """What in the graph needs a look."""

    def found(store: Store) -> list[dict[str, Any]]:
        return [
            {
                "name": c.name,
                "severity": c.severity,
                "zh": c.zh,
                "en": c.en,
                "columns": list(c.columns),
                "rows": [list(r) for r in c.rows],
            }
            for c in domain.checks(store)
            if c.rows
        ]

    return show(request, "checks.html", {"checks": await asked(request, found)})


async def entity(request: Request) -> Response:
    """Where an entity's IRI leads for a reader: its page."""
    path = entity_path(request.path_params["key"])
    if not path:
        name = request.path_params["key"].rsplit("/", 1)[-1]
        return RedirectResponse(link(request, "/search", q=name), 303)
    return RedirectResponse(link(request, path), 303)
