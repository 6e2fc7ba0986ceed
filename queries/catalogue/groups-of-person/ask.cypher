MATCH (s:Statement)-[:OBJECT]->(p:Person) WHERE s.kind = 'member' AND s.until = '' AND p.name = $name
MATCH (s)-[:SUBJECT]->(g:Organisation)
RETURN DISTINCT g.name AS `group`, s.role AS role, s.since AS since, s.document AS document, s.line AS line
