MATCH (x)-[:HEADS|MEMBER_OF]->(g:Organisation)
WHERE NOT EXISTS { MATCH (o:Organisation)-[:HOSTS]->(g) }
RETURN DISTINCT g.name AS `group`
