MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
MATCH (q:Post)-[:POST_IN]->(o)
MATCH (s:Statement)-[:OBJECT]->(q) WHERE s.kind IN ['post', 'appointment'] AND s.until = ''
MATCH (s)-[:SUBJECT]->(p:Person)
RETURN DISTINCT p.name AS person, s.object AS post, s.since AS since, s.document AS document, s.line AS line
