MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE p.name = $leader AND s.kind = 'remit' AND s.role = 'supervises' AND s.until = ''
MATCH (s)-[:OBJECT]->(o)
RETURN DISTINCT o.name AS unit, s.document AS document, s.line AS line
