"""Names resolved: which entity each subject and object of a fact is, in its jurisdiction and context."""

from __future__ import annotations

import functools
import hashlib
import re
from collections.abc import Sequence
from dataclasses import replace

from remit.graph.corrections import Corrections
from remit.graph.fact import Fact
from remit.graph.names import fold, is_collective, is_masked, is_person, is_title, is_unit, name_of, post_split, sort_of
from remit.graph.places import Place, places
from remit.graph.short_forms import short_forms
from remit.graph.statement import Entity
from remit.graph.task_names import name_of_task
from remit.ontology.words import words

_NO_CORRECTIONS = Corrections()
_UNIT_ROLES = frozenset({"supervises", "liaises", "directs", "overall", "assists"})
_PERSON_SUBJECT = frozenset({"remit", "post", "deputises", "appointment", "removal"})
_JOINT = re.compile(r"(?<=[^\W\dA-Za-z_])[与及](?=[^\W\dA-Za-z_])")
#: Posts that are of a government also where it is not named (副区长: 区人民政府副区长).
_HEAD = re.compile("(?:常务|第一|代)?副?代?([区市县省州旗])长")
#: Kinds of facts one end of which may be a group.
_OF_GROUPS = frozenset({"member", "office", "structure"})
_CHAPTER = re.compile(r"^(?:第?[一二三四五六七八九十]+[章节]?|\d+)(?=[、.．(（\d])")


@functools.cache
def _bare() -> re.Pattern[str]:
    """Give the pattern of a group's kind alone, which is no name."""
    return re.compile(words("groups")["body"]["bare"])


class Resolver:
    """Gives entities to wordings; asked fact by fact after it has seen all of them."""

    def __init__(self, facts: Sequence[Fact], corrections: Corrections = _NO_CORRECTIONS) -> None:
        """Look through ``facts`` once: places of documents, full names, lead units of chapters.

        ``corrections`` are the user's own: what they say of a wording stands above every rule.
        """
        self._corrections = corrections
        self.entities: dict[str, Entity] = {}
        self.posts_in: set[tuple[str, str]] = set()
        self.parts: set[tuple[str, str]] = set()
        self._places = places(facts)
        self._short: dict[tuple[str, str], str] = {}
        self._leads: dict[tuple[str, str], str] = {}
        self._find_short_forms(facts)
        self._find_leads(facts)
        self._groups = _groups(facts)

    def _find_short_forms(self, facts: Sequence[Fact]) -> None:
        """Find short forms that match one full name of their jurisdiction and branch, and only one."""
        cores: dict[str, dict[str, set[int]]] = {}
        lists: dict[tuple[str, ...], int] = {}
        for fact in facts:
            place = self._places[fact.document]
            key = (fact.document, fact.kind, fact.role, fact.subject)
            for text in (fact.subject, fact.object):
                if 2 < len(text) < 30 and is_unit(text) and not is_collective(text):
                    name = name_of(text, place)
                    standing = cores.setdefault(name.place, {}).setdefault(name.core, set())
                    if text is fact.object:
                        standing.add(lists.setdefault(key, len(lists)))
        for where, found in cores.items():
            for short, full in short_forms(found, {core: frozenset(n) for core, n in found.items()}).items():
                self._short[where, short] = full

    def _find_leads(self, facts: Sequence[Fact]) -> None:
        """Find the lead unit of each chapter, which its sections belong to (征收管理科 → the tax bureau)."""
        for fact in facts:
            if fact.kind == "task" and fact.role == "lead":
                chapter = _CHAPTER.match(fact.subject)
                if chapter and "." not in fact.subject[:6]:
                    self._leads.setdefault((fact.document, chapter.group()), fact.object)

    def fact(self, fact: Fact) -> Fact:
        """Give the fact with ``subject_entity`` and ``object_entity`` filled where they are entities."""
        place = self._places[fact.document]
        subject, object_ = self._ends(self._corrected(self._called(fact), place), place)
        return fact.with_entities(subject, object_)

    def _called(self, fact: Fact) -> Fact:
        """Give the fact with the group that its document calls by its kind (指挥部) in full, where that is only one."""
        if fact.kind not in _OF_GROUPS:
            return fact
        of = self._groups.get(fact.document)
        if of is None or not (fact.subject in of or fact.object in of):
            return fact
        return replace(fact, subject=of.get(fact.subject, fact.subject), object=of.get(fact.object, fact.object))

    def _corrected(self, fact: Fact, place: Place) -> Fact:
        """Give the fact with its wordings as the user says they are meant; only its ids go on to the fact itself."""
        subject, object_ = (self._meant(text, place) for text in (fact.subject, fact.object))
        changed = (subject, object_) != (fact.subject, fact.object)
        return replace(fact, subject=subject, object=object_) if changed else fact

    def _meant(self, text: str, place: Place) -> str:
        alias = self._corrections.of(text, place)
        if alias is not None:
            return alias.name or text
        org, title = post_split(text) if self._corrections.aliases else ("", "")
        alias = self._corrections.of(org, place) if org else None
        return alias.name + title if alias is not None and alias.name else text

    def _ends(self, fact: Fact, place: Place) -> tuple[str, str]:
        if fact.kind == "document":
            return self._document(fact), ""
        if fact.kind in _PERSON_SUBJECT:
            subject = self.person(fact.subject, place, fact, fact.subject_start)
            if fact.kind == "deputises":
                return subject, self.person(fact.object, place, fact, fact.start)
            if fact.kind in ("post", "appointment", "removal"):
                return subject, self._post(fact.object, place)
            return subject, self._matter(fact, place)
        if fact.kind == "task":
            return self._task(fact), self._assignee(fact, place)
        if fact.kind in ("member", "office"):
            group = self.organisation(fact.subject, place, group=True, document=fact.document)
            return group, self._assignee(fact, place)
        subject = self._someone(fact.subject, place, fact, fact.subject_start)
        return subject, self._someone(fact.object, place, fact, fact.start) if fact.kind == "structure" else ""

    def _matter(self, fact: Fact, place: Place) -> str:
        """An organisation where a unit is supervised, a field of work otherwise."""
        unit = is_unit(fact.object) or is_collective(fact.object)
        if unit and (fact.role in _UNIT_ROLES or fact.object[:1] in "区市县省" or len(fact.object) > 6):
            return self.organisation(fact.object, place)
        key = f"field/{place.name}/{fold(fact.object)}"
        short = fact.object.endswith(tuple(words("names")["field"]["of_work"]))
        self._keep(key, "Field", {"name": fact.object + "工作" if short else fact.object})
        return key

    def _assignee(self, fact: Fact, place: Place) -> str:
        text = fact.object
        if is_person(text) and not (is_unit(text) and len(text) > 2 and text[0] in "区市县省各"):
            return self.person(text, place, fact, fact.start)
        if fact.kind == "task" and not is_collective(text) and text[:1] not in "区市县省国":
            section = self._section(fact, place)
            if section:
                return section
        org, title = post_split(text)
        if is_title(text):
            return self._post(text, place)
        if fact.kind == "member" and title != fold(text) and org and not is_unit(text):
            return self._post(text, place)
        return self.organisation(text, place)

    def _section(self, fact: Fact, place: Place) -> str:
        """A section's own entity below the lead unit of its chapter, where the name alone is no bureau's."""
        chapter = _CHAPTER.match(fact.subject)
        lead = self._leads.get((fact.document, chapter.group())) if chapter else None
        if not lead or lead == fact.object or not re.search(words("names")["section"]["pattern"], fact.object):
            return ""
        if sort_of(fold(fact.object)) not in ("section", "department", "court") or fact.object.endswith(("局", "部")):
            return ""
        parent = self.organisation(lead, place)
        key = f"{parent}/{_JOINT.sub('和', fold(fact.object))}"
        self._keep(key, "Organisation", {"name": fact.object, "sort": "section", "jurisdiction": place.name})
        self.parts.add((key, parent))
        return key

    def _someone(self, text: str, place: Place, fact: Fact, at: int) -> str:
        person = is_person(text) and not is_unit(text)
        document = fact.document if fact.kind == "structure" else ""
        return self.person(text, place, fact, at) if person else self.organisation(text, place, document=document)

    def person(self, text: str, place: Place, fact: Fact, at: int) -> str:
        """Give the person of a name in a jurisdiction; of a masked name (XXX) the one mentioned at ``at`` alone."""
        key = f"person/{place.name}/{fold(text)}"
        if is_masked(text):  # two of them need not be one person
            key = f"person/{fact.document}/{fold(text)}@{at}"
        self._keep(key, "Person", {"name": fold(text), "jurisdiction": place.name})
        return key

    def organisation(self, text: str, place: Place, *, group: bool = False, document: str = "") -> str:
        """Give the organisation, collective or group of a wording; its name becomes the fullest wording seen.

        A group that ``document`` calls by its kind alone (领导小组) is no other document's.
        """
        alias = self._corrections.of(text, place)
        where = place.name
        if alias is not None and not alias.name:
            key, sort = f"org/{place.name}/{fold(text)}", sort_of(fold(text))
        elif is_collective(text) and not group:
            key, sort = f"collective/{place.name}/{fold(text)}", "collective"
        else:
            name = name_of(text, place)
            core, where = self._short.get((name.place, name.core), name.core), name.place
            key, sort = f"org/{name.place}/{core}", "group" if group else sort_of(core)
            if document and _bare().fullmatch(text):
                key = f"org/{name.place}/{document}/{core}"
        entity = self._keep(key, "Organisation", {"name": fold(text), "sort": sort, "jurisdiction": where})
        if group:
            entity.values["sort"] = "group"
        if (len(fold(text)), fold(text)) > (len(str(entity.values["name"])), str(entity.values["name"])) and not fold(
            text
        ).startswith(place.name or "\0"):
            entity.values["name"] = fold(text)
        return key

    def _post(self, text: str, place: Place) -> str:
        org, title = post_split(text)
        if not org and place.name and title[-2:] == place.level + "长":  # 副区长: of the district's government
            org = f"{place.level}人民政府"
        if org and (is_unit(org) or len(org) > 1):
            parent = self.organisation(org, place)
            key = f"post/{parent.removeprefix('org/')}/{title}"
            self._keep(key, "Post", {"name": fold(text)})
            self.posts_in.add((key, parent))
            return key
        head = _HEAD.fullmatch(fold(text))
        key = f"post/{place.at(head[1])}/政府/{fold(text)}" if head else f"post/{place.name}/{fold(text)}"
        self._keep(key, "Post", {"name": fold(text)})
        return key

    def _task(self, fact: Fact) -> str:
        digest = hashlib.sha256(f"{fact.document}\0{fold(fact.subject)}".encode()).hexdigest()[:12]
        key = f"task/{fact.document}/{digest}"
        name = name_of_task(fact.subject, fact.text)
        self._keep(key, "Task", {"name": name, "text": fact.text or fact.subject, "document": fact.document})
        return key

    def _document(self, fact: Fact) -> str:
        key = f"document/{fact.document}"
        entity = self._keep(key, "Document", {"name": fact.document, "line": fact.line})
        if fact.role == "issuer" and entity.values.get("issuers"):
            entity.values["issuers"] = f"{entity.values['issuers']}、{fact.object}"
        elif fact.role in ("title", "date"):
            entity.values.setdefault(fact.role, fact.object)
        elif fact.role == "issuer":
            entity.values["issuers"] = fact.object
        return key

    def _keep(self, key: str, kind: str, values: dict[str, str | int]) -> Entity:
        entity = self.entities.get(key)
        if entity is None:
            entity = self.entities[key] = Entity(key, kind, values)
        return entity


def _groups(facts: Sequence[Fact]) -> dict[str, dict[str, str]]:
    """Give, by document, the full name that a wording of a kind alone (领导小组) stands for: the only one it ends."""
    named: dict[str, set[str]] = {}
    for fact in facts:
        if fact.kind in ("member", "office"):
            named.setdefault(fact.document, set()).add(fact.subject)
        if fact.kind == "structure":
            named.setdefault(fact.document, set()).add(fact.object)
    out: dict[str, dict[str, str]] = {}
    for document, names in named.items():
        for kind in filter(_bare().fullmatch, names):
            full = [n for n in names if n != kind and n.endswith(kind)]
            if len(full) == 1:
                out.setdefault(document, {})[kind] = full[0]
    return out


def resolve(facts: Sequence[Fact], corrections: Corrections = _NO_CORRECTIONS) -> list[Fact]:
    """Give the facts with the ids of their entities; facts that the user rejects are left out."""
    standing = corrections.standing(facts)
    resolver = Resolver(standing, corrections)
    return [resolver.fact(f) for f in standing]
