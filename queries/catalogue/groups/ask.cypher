MATCH (g:Organisation) WHERE g.sort = 'group'
OPTIONAL MATCH (x)-[:HEADS]->(g)
RETURN DISTINCT g.name AS `group`, x.name AS head
