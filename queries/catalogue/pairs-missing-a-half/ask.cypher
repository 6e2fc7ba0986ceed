MATCH (m:Statement)-[:SUBJECT|OBJECT]->(p:Person) WHERE m.kind = 'deputises'
MATCH (m)-[:SUBJECT|OBJECT]->(q:Person) WHERE q.id <> p.id
  AND NOT EXISTS { MATCH (n:Statement)-[:SUBJECT|OBJECT]->(q) WHERE n.kind = 'deputises' AND n.until = '' }
MATCH (r:Statement)-[:SUBJECT]->(p) WHERE r.kind = 'removal' AND r.since = m.until AND r.since <> ''
  AND NOT EXISTS { MATCH (s:Statement)-[:SUBJECT]->(p) WHERE s.kind IN ['post', 'appointment'] AND s.until = '' }
RETURN DISTINCT q.name AS remaining, p.name AS gone, r.object AS post, r.since AS removed, r.document AS document, r.line AS line
