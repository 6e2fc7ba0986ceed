MATCH (r:Statement)-[:OBJECT]->(q:Post) WHERE r.kind = 'removal'
  AND NOT EXISTS { MATCH (s:Statement)-[:OBJECT]->(q) WHERE s.kind IN ['post', 'appointment'] AND s.until = '' }
MATCH (r)-[:SUBJECT]->(p:Person)
RETURN DISTINCT r.object AS post, p.name AS person, r.since AS since, r.document AS document, r.line AS line
