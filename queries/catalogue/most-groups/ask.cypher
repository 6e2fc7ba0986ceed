MATCH (p:Person)-[:HEADS|FIRST_DEPUTY_OF|DEPUTY_OF|MEMBER_OF]->(g:Organisation)
RETURN p.name AS member, count(DISTINCT g.id) AS groups
