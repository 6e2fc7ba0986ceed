MATCH (x)-[:HEADS|FIRST_DEPUTY_OF|DEPUTY_OF|MEMBER_OF]->(g:Organisation)
MATCH (x)-[:HEADS|FIRST_DEPUTY_OF|DEPUTY_OF|MEMBER_OF]->(h:Organisation) WHERE g.id < h.id
WITH g, h, count(DISTINCT x.id) AS members
RETURN g.name AS first, h.name AS second, members
