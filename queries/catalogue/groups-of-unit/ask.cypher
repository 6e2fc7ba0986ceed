MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
MATCH (s:Statement)-[:OBJECT]->(o) WHERE s.kind IN ['member', 'office'] AND s.until = ''
MATCH (s)-[:SUBJECT]->(g:Organisation)
RETURN DISTINCT g.name AS `group`, s.role AS role, s.document AS document, s.line AS line
