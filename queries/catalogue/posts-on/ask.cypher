MATCH (s:Statement)-[:SUBJECT]->(p:Person)
WHERE s.kind IN ['post', 'appointment'] AND s.since <> '' AND s.since <= $date AND (s.until = '' OR s.until > $date)
RETURN DISTINCT p.name AS person, s.object AS post, s.since AS since, s.until AS until
