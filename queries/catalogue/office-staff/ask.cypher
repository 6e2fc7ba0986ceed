MATCH (s:Statement)-[:SUBJECT]->(g:Organisation)
WHERE s.kind = 'member' AND s.role IN ['office-head', 'office-deputy'] AND s.until = ''
RETURN DISTINCT g.name AS `group`, s.role AS role, s.object AS member, s.document AS document, s.line AS line
