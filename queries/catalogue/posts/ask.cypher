MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE s.kind IN ['post', 'appointment'] AND s.until = ''
RETURN DISTINCT p.name AS person, s.object AS post, s.since AS since
