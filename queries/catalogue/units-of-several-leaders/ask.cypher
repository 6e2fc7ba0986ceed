MATCH (p:Person)-[:SUPERVISES]->(o:Organisation) WHERE o.sort <> 'collective'
WITH o, count(DISTINCT p.id) AS leaders
WHERE leaders > 1
MATCH (s:Statement)-[:OBJECT]->(o) WHERE s.kind = 'remit' AND s.role = 'supervises' AND s.until = ''
MATCH (s)-[:SUBJECT]->(p:Person)
RETURN DISTINCT o.name AS unit, p.name AS leader, s.document AS document, s.line AS line
