MATCH (s:Statement)-[:SUBJECT]->(a) WHERE s.kind <> 'name'
MATCH (s)-[:OBJECT]->(b)
WITH a, b, s.role AS role, count(DISTINCT s.document) AS documents
WHERE documents > 1
RETURN a.name AS subject, role, b.name AS object, documents
