MATCH (m:Statement)-[:SUBJECT]->(g:Organisation) WHERE m.kind = 'member' AND m.role = 'head' AND m.until = ''
MATCH (m)-[:OBJECT]->(p:Person)
MATCH (r:Statement)-[:SUBJECT]->(p) WHERE r.kind = 'removal' AND r.since >= m.since
  AND NOT EXISTS { MATCH (s:Statement)-[:SUBJECT]->(p) WHERE s.kind IN ['post', 'appointment'] AND s.until = '' }
RETURN DISTINCT g.name AS `group`, p.name AS head, r.object AS post, r.since AS removed, r.document AS document, r.line AS line
