MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind = 'deputises' AND s.until = ''
MATCH (s)-[:OBJECT]->(q:Person)
RETURN DISTINCT p.name AS first, q.name AS second, s.document AS document, s.line AS line
