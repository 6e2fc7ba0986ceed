"""The office of a group (办公室): the unit that hosts it, its head and its deputies."""

from __future__ import annotations

import re
from collections.abc import Iterator

from remit.graph.fact import Fact, SetAside
from remit.importers.document import Document
from remit.importers.recognisers.memberships import Body, members, names_again
from remit.importers.text.bodies import announced, body_ending, body_in, one_more, opened
from remit.importers.text.lists import split_marks, split_units
from remit.importers.text.passage import NONE, Passage, Table, join
from remit.importers.text.patterns import late
from remit.importers.text.people import person_post
from remit.importers.text.person_names import is_name
from remit.importers.text.post_words import is_post
from remit.importers.text.roster_begins import list_begin
from remit.importers.text.units import ends_as_unit
from remit.importers.wording import word

NAME = "offices"

_LABEL = late("(?:组长|总指挥|召集人|主任|指挥长)[:：]")
_CUE = late("办公室|办事机构|日常工作|办公地点")
_HOST = late(
    r"(?:办公室|办公地点|办事机构|秘书处)(?:[(（][^()（）]{1,20}[)）])?(?:地点)?(?:，|,)?(?:暂|均|共同|挂靠|仍|仍然|继续|改|统一)?(?:设在|设于|设置在|挂靠在?|依托|设(?=[省市县区镇乡街局校院][^，。；]{1,10}[局委办处部]))[:：]?(?P<unit>[^，。；,;]{2,40}?)(?=[，。；,;(（]|$|办公(?!室|厅))"
    r"|(?:办公室|办事机构|秘书处)[(（](?:办公室)?(?:设[在于]?|设置在|挂靠在?)(?P<unit3>[^，。；,;()（）]{2,40}?)[)）]"
    r"|(?:下设|设立|设)(?:[^，。；,]{0,16})?办公室[，,]?(?:在|于|设在)(?P<unit2>[^，。；,;]{2,40}?)(?:办公(?!室|厅))?(?=[，。；,;(（]|$)"
    r"|(?:^|(?<=[，。；,;]))(?P<whose>[^，。；,;各]{0,30}?(?:小组|委员会|指挥部|联席会议|专班))在(?P<unit5>(?!各|本级|牵头|相关|有关)[^，。；,;]{2,20}?)设立?办公室(?=[，。；,;(（]|$)"
    r"|办公室(?!主任)。?[^。；;]{0,200}?[，,](?:办公室)?挂靠[在于]?(?P<unit6>[^，。；,;]{2,30}?)(?=[，。；,;]|$)"
    r"|下设[^，。；,;]{0,12}办公室(?<!各办公室)[为在](?P<unit7>[^，。；,;]{2,30}?)(?=[，。；,;(（]|$)"
    r"|(?:^|[。；;])(?P<unit4>[^，。；,;]{2,20}?)作为[^，。；,;]{0,14}(?:小组|委员会|指挥部|联席会议|专班)(?:的|下设)?办公室"
)
_OFFICE = (
    r"(?:兼任|担任|任|兼)(?:领导小组|指挥部|专班|小组|联席会议|委员会|[市县区省]?安委会?|[市县区省]?防指)?(?:办公室|办)"
)
_HEAD = late(
    rf"(?:由|，|,|。|；|^)(?P<who>(?:(?!办公室(?!副?主任[^\W\dA-Za-z_]{{2,3}}(?:同志)?(?:兼任|担任|任)))[^。；;]){{2,400}}?){_OFFICE}(?P<deputy>副|常务副)?主任"
    r"|(?:办公室|[委指]办|^办)(?:(?P<deputy2>常务副|副)?主任|负责人)(?:一职)?(?:由|为|[:：])(?P<who2>[^。；;，,]{2,60}?)(?:兼任|担任|兼|(?<!主)任)?(?=[，。；,;]|$)"
    r"|(?:(?:^|(?<=[，。；,;])|(?<=小组)|(?<=挥部)|(?<=专班)|(?<=员会)|(?<=会议))办公室)(?:设)?主任(?:[1一]名)?[，,]由(?P<who4>[^。；;，,]{2,60}?)(?:兼任|担任)(?=[，。；,;]|$)"
    r"|(?:下设|设立|(?:小组|挥部|专班|员会|会议))[^，。；,;]{0,20}办公室(?:[(（][^()（）]{1,30}[)）])?[，,]?(?:设在|设于)[^，。；,;]{2,40}[，,]负责人由(?P<who5>[^。；;，,]{2,60}?)(?:兼任|担任)(?=[，。；,;]|$)"
    r"|(?<![府委局厅院校长政])办公室[，,]?(?:设[在于立][^，。；,;]{2,24}[，,])?由(?P<who6>[^，。；,;]{2,40}?)(?:兼任|担任|(?<!主)任)主任(?=[，。；,;]|$)"
    r"|(?:下设|设立|设)[^，。；,;]{0,12}办公室。(?P<who7>[^，。；,;]{2,40}?)(?:兼任|担任|(?<!主)任)主任(?=[，。；,;]|$)"
    r"|^办公室设[在于][^，。；,;]{2,40}[，,]主任由(?P<who8>[^，。；,;]{2,60}?)(?:兼任|担任)(?=[，。；,;]|$)"
    r"|[，,。；]办公室(?P<deputy3>常务副|副)?主任(?P<who3>[^\W\dA-Za-z_]{2,4})同志(?:兼任|担任)(?=[，。；,;]|$)"
)
#: The office's own head, told behind that of its body.
_ITS_HEAD = late("(?:^|[。；;，,]|小组|挥部|专班|员会)办公室主任(?:由|为|[:：])")
#: 副主任由…兼任 after the office's head was named: the office's deputies, not the group's.
_ALSO = late(
    r"[。；;，,](?:办公室)?(?:常务)?副主任(?:[\d一二三四五两]{1,2}名[，,]?)?(?:分别)?(?:由|为|[:：])(?P<who>[^。；;]{2,400}?)(?:兼任|担任|兼|任)(?=[，。；,;]|$)"
    r"|[，,；;](?P<whom>[^。；;，,]{2,60}?)(?:兼任|担任|任|兼|为)(?:办公室)?副主任(?=[，。；,;]|$)"
)
#: The office of a group that the text at hand only calls by its kind.
_BARE = late(
    r"(?P<whole>[^\W\dA-Za-z_]{0,24}(?P<body>领导小组|指挥部|联席会议|委员会|专班|工作小组|协调小组))(?:下设|设)?办公室[，,]?[(（]?(?:设在|设于|主任)"
)
#: An office with a name of its own, whose seat is told: of its level and its work.
_OWN_OFFICE = late(
    r"(?:^|[，。；、,;])[省市县区镇乡][^\W\dA-Za-z_]{2,8}(?<!小组)(?<!指挥部)(?<!委员会)(?<!会议)(?<!专班)(?<!组)(?<!防指)(?<![委办设立])$"
)
_OWN_NAME = 12
#: The office of a body that is called by its kind, at a paragraph's head.
_ITS_OFFICE = late("(?P<kind>领导小组|领导组|指挥部|联席会议|组委会|委员会)(?:下设|设立?|的)?办公室")
_BARE_HAS = late("(?:领导小组|领导组|指挥部)(?=下设)")
#: A paragraph on the office begins with whose it is (某领导小组办公室,作为…).
_WHOSE = late(
    "(?P<body>(?:(?!设立|成立|组建|设在|设于)[^，。；、,;]){4,40}(?:领导小组|指挥部|委员会|联席会议))办公室[，,]"
)
_CLOSE = late(
    r"(?:等(?:部门|单位)?)?(?:的)?(?:业务|相关|有关)?(?:科室|处室|股室)?(?:的)?(?:主要|分管|有关|相关)?(?:负责同志|负责人|领导)$"
    r"|(?:分管|主管)(?:的)?副?(?:局长|主任|部长|厅长|秘书长|院长|校长|处长|科长|领导)$"
)
#: The joint between two units whose leaders are meant (甲厅主要负责同志和乙厅主要负责同志).
_JOINT = late("(?<=负责同志)[和及与]|(?<=负责人)[和及与]")
#: A group that is only called by its kind (领导小组, 协调小组) is named by so many characters.
_KIND = 5
#: The place that a title leaves out of a group's name.
_PLACE = late("[^，。；]{1,10}[省市县区州旗镇乡校院]")
_TAIL = late(r"(?:(?<!负责)同志|分别|共同)+$")


def read(document: Document) -> Iterator[Fact | SetAside]:
    """Give office rows (hosted-by) and the member rows of an office's head and deputies."""
    body: Body | None = None
    if document.title and (found := body_in(document.title, 0, len(document.title))):
        body = Body(document.title, found)
    known = [body] if body else []
    heading: Passage | None = None
    for block in document.blocks:
        if isinstance(block, Table):
            continue
        if heading is not None and body and block.chars.startswith(("设在", "设于")):
            block = join([heading.part(heading.body, len(heading)), block], NONE)
        heading = block if block.heading and block.chars[block.body :] == "办公室" else None
        here = announced(block, document.behind_title(block)) or _before_label(block)
        turns = list(_turns(block)) if here and _CUE.search(block.chars) else []
        if len(turns) > 1 or (turns and _CUE.search(block.chars, block.body, turns[0][0])):
            for lo, hi, turned in _stretches(block, turns, body):
                yield from _office(document, block.part(lo, hi), turned) if turned else ()
            body = turns[-1][1]
            continue
        body = Body(block, here) if here and not names_again(document, block, here, body) else body
        if body and (told := opened(block, block.body, len(block))):  # the title's name in full
            before = block.chars[slice(*told)].removesuffix(body.name)
            body = Body(block, told) if _PLACE.fullmatch(before) else body
        body = body or _begun(block)
        body = _named_again(block, body, known) or body
        known += [body] if body else []
        beside = one_more(block, block.body, len(block), body.name) if body else None
        body = Body(block, beside) if beside else body
        bare = _WHOSE.match(block.chars, block.body) or (_BARE.search(block.chars) if body is None else None)
        if bare and not (body and body.name.endswith(bare["body"])):
            whole = body_ending(block, *bare.span("whole")) if bare.re.pattern == _BARE.pattern else None
            body = Body(block, whole or bare.span("body"))
        if body:
            yield from _office(document, block, body)


def _office(document: Document, block: Passage, body: Body) -> Iterator[Fact | SetAside]:
    if _CUE.search(block.chars):
        yield from _hosts(document, block, body)
        yield from _heads(document, block, body)


def _turns(block: Passage) -> Iterator[tuple[int, Body]]:
    """Give where the sentences of a paragraph turn to a group that they name, and the group."""
    for sentence in re.compile("[^。；]+").finditer(block.chars, block.body):
        named = opened(block, *sentence.span())
        if named:
            yield sentence.start(), Body(block, named)


def _stretches(
    block: Passage, turns: list[tuple[int, Body]], body: Body | None
) -> Iterator[tuple[int, int, Body | None]]:
    """Cut a paragraph where it turns to another group: each stretch with the group it speaks of."""
    yield block.body, turns[0][0], body
    for n, (lo, turned) in enumerate(turns):
        yield lo, turns[n + 1][0] if n + 1 < len(turns) else len(block), turned


def _named_again(block: Passage, body: Body | None, known: list[Body]) -> Body | None:
    """Find the body whose office a paragraph speaks of by its kind, where one is named before (指挥部下设办公室)."""
    found = _ITS_OFFICE.match(block.chars, block.body)
    if found is None or body is None or body.name.endswith(found["kind"]):
        return None
    return next((b for b in known if b.name.endswith(found["kind"])), None)


def _begun(block: Passage) -> Body | None:
    """Find a group called by its kind alone at the head of a sentence on its parts."""
    found = _BARE_HAS.match(block.chars, block.body)
    return Body(block, found.span()) if found else None


def _before_label(block: Passage) -> tuple[int, int] | None:
    """Find the group whose members' labels follow its name without a mark (某某小组组长:…)."""
    label = _LABEL.search(block.chars, block.body)
    found = body_in(block, block.body, label.start()) if label else None
    return found if label and found and found[1] == label.start() else None


def _hosts(document: Document, block: Passage, body: Body) -> Iterator[Fact]:
    for found in _HOST.finditer(block.chars):
        name = next(n for n in ("unit", "unit2", "unit3", "unit4", "unit5", "unit6", "unit7") if found[n])
        lo, hi = found.span(name)
        if _OWN_OFFICE.search(block.chars, max(0, found.start() - _OWN_NAME), found.start()) and not (
            block.chars[: found.start()].endswith(body.name[-_KIND:])
        ):
            continue  # 市人民防空办公室设在某委: an office with a name of its own
        if name == "unit5" and len(found["whose"]) > _KIND and not body.name.endswith(found["whose"]):
            continue  # the office of another group
        for a, b in split_units(block.chars, lo, hi):
            if ends_as_unit(block.chars, a, b) or block.chars.endswith("司", a, b):
                yield word(
                    document,
                    block,
                    (a, b),
                    "office",
                    "hosted-by",
                    body.name,
                    importer=NAME,
                    clause=found.span(),
                    subject_at=body.at,
                )


def _heads(document: Document, block: Passage, body: Body) -> Iterator[Fact | SetAside]:
    last = -1
    for found in _HEAD.finditer(block.chars):
        name = next(n for n in ("who", "who2", "who3", "who4", "who5", "who6", "who7", "who8") if found[n])
        role = "office-deputy" if found["deputy"] or found["deputy2"] or found["deputy3"] else "office-head"
        lo, hi = found.span(name)
        if name == "who7" and _ITS_HEAD.search(block.chars, hi):
            continue  # 下设办公室。甲某任主任: of the body itself, where its office's head is told behind it
        if name == "who":
            lo = _begin(block, lo, hi)
        last = found.end()
        yield from _people(document, block, lo, hi, role, body, found.span())
    if last >= 0:
        for found in _ALSO.finditer(block.chars, last):
            who = found.span("who" if found["who"] else "whom")
            yield from _people(document, block, *who, "office-deputy", body, found.span())


def _begin(block: Passage, lo: int, hi: int) -> int:
    """Leave out the clauses before the list: it begins after 由, or goes back over items that are persons or units."""
    chars = block.chars
    opened = max(chars.rfind("，由", lo, hi), chars.rfind(",由", lo, hi))
    for other in re.compile("(?:担任|兼任|(?<!主)任|为)[^，。；,]{1,12}[，,]").finditer(chars, max(lo, opened), hi):
        lo = other.end()  # another's role in the group
    if opened >= lo:
        return opened + 2
    return list_begin(block, lo, hi)


def _people(
    document: Document, block: Passage, lo: int, hi: int, role: str, body: Body, clause: tuple[int, int]
) -> Iterator[Fact | SetAside]:
    """Give the persons with their posts, or the units whose leader it is."""
    chars = block.chars
    if chars.startswith("由", lo):
        lo += 1
    tail = _TAIL.search(chars[lo:hi])
    if tail:
        hi = lo + tail.start()
    if any(is_name(chars[a:b]) or person_post(block, a, b) for a, b in split_marks(chars, lo, hi)):
        yield from members(document, block, (lo, hi), role, body, NAME, clause)
        return
    for a, b in _units(block, lo, hi):
        yield word(document, block, (a, b), "member", role, body.name, importer=NAME, clause=clause, subject_at=body.at)


def _units(block: Passage, lo: int, hi: int) -> Iterator[tuple[int, int]]:
    """Cut a list of units; the closing phrase of several is left off, that of one gives both wordings."""
    chars = block.chars
    joints = [m.span() for m in _JOINT.finditer(chars, lo, hi)]
    edges = [lo, *(i for joint in joints for i in joint), hi]
    stretches = zip(edges[::2], edges[1::2], strict=True)
    items = [item for a, b in stretches for item in split_units(chars, a, b)]
    told = [_CLOSE.search(chars[a:b]) is not None for a, b in items]
    if len(items) > 1 and not all(told):
        close = _CLOSE.search(chars[items[-1][0] : items[-1][1]])
        if close and ends_as_unit(chars, items[-1][0], items[-1][0] + close.start()):
            items[-1] = (items[-1][0], items[-1][0] + close.start())
    for a, b in items:
        close = _CLOSE.search(chars[a:b])
        whose = chars.startswith(("分管", "主管"), a)  # 分管教学校领导: a leader by what is his, no unit's
        if close and close.group() and not whose and ends_as_unit(chars, a, a + close.start()):
            yield a, a + close.start()
        if len(items) == 1 or ends_as_unit(chars, a, b) or close or is_post(chars[a:b]):
            yield a, b
