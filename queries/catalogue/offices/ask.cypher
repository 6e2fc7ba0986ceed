MATCH (s:Statement)-[:SUBJECT]->(g:Organisation) WHERE s.kind = 'office'
MATCH (s)-[:OBJECT]->(o:Organisation)
RETURN DISTINCT g.name AS `group`, o.name AS unit, s.document AS document, s.line AS line
