MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind IN ['post', 'appointment'] AND s.until = ''
MATCH (s)-[:OBJECT]->(q:Post)
WITH p, count(DISTINCT q.id) AS posts
WHERE posts > 1
RETURN p.name AS person, posts
