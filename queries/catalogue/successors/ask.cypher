MATCH (n:Statement)-[:OBJECT]->(q:Post) WHERE n.object = $post
MATCH (s:Statement)-[:OBJECT]->(q) WHERE s.kind IN ['post', 'appointment']
MATCH (s)-[:SUBJECT]->(p:Person)
RETURN DISTINCT s.since AS since, s.until AS until, p.name AS person, s.document AS document, s.line AS line
