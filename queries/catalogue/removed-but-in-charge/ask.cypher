MATCH (m:Statement)-[:SUBJECT]->(p:Person) WHERE m.kind = 'remit' AND m.until = ''
MATCH (r:Statement)-[:SUBJECT]->(p) WHERE r.kind = 'removal' AND r.since >= m.since
  AND NOT EXISTS { MATCH (s:Statement)-[:SUBJECT]->(p) WHERE s.kind IN ['post', 'appointment'] AND s.until = '' }
WITH p, r.since AS removed, count(DISTINCT m.id) AS matters
RETURN p.name AS leader, matters, removed
