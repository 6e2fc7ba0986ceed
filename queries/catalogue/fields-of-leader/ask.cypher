MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE p.name = $leader AND s.kind = 'remit' AND s.until = ''
MATCH (s)-[:OBJECT]->(f:Field)
RETURN DISTINCT s.role AS role, f.name AS field, s.document AS document, s.line AS line
