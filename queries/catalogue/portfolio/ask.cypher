MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE p.name = $leader AND s.kind = 'remit' AND s.until = ''
RETURN DISTINCT s.role AS role, s.object AS matter, s.document AS document, s.line AS line
