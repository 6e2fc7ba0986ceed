MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
MATCH (s:Statement)-[:OBJECT]->(o)
MATCH (s)-[:SUBJECT]->(p:Person)
WHERE s.kind = 'remit' AND s.role = 'liaises' AND s.until = ''
RETURN DISTINCT p.name AS leader, o.name AS body, s.document AS document, s.line AS line
