MATCH (s:Statement)-[:SUBJECT]->(p:Person)
WHERE s.kind IN ['appointment', 'removal'] AND s.since >= $first AND s.since < $last
RETURN DISTINCT s.since AS date, s.kind AS event, p.name AS person, s.object AS post, s.document AS document, s.line AS line
