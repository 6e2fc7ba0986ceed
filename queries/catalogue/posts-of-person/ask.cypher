MATCH (s:Statement)-[:SUBJECT]->(p:Person) WHERE p.name = $name AND s.kind IN ['post', 'appointment', 'removal']
RETURN DISTINCT s.since AS since, s.until AS until, s.object AS post, s.kind AS event, s.document AS document, s.line AS line
