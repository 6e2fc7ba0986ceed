MATCH (p:Person)-[:STANDS_IN_FOR]->(q:Person) WHERE p.name = $leader
MATCH (s:Statement)-[:SUBJECT]->(p) WHERE s.kind = 'remit' AND s.until = ''
MATCH (s)-[:OBJECT]->(o)
RETURN DISTINCT q.name AS stand_in, s.role AS role, o.name AS matter, s.document AS document, s.line AS line
