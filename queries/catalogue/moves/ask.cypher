MATCH (r:Statement)-[:SUBJECT]->(p:Person) WHERE r.kind = 'removal'
MATCH (a:Statement)-[:SUBJECT]->(p) WHERE a.kind = 'appointment' AND a.document = r.document
RETURN DISTINCT a.since AS date, p.name AS person, r.object AS from_post, a.object AS to_post, a.document AS document
