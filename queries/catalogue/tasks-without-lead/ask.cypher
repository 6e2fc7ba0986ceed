MATCH (t:Task) WHERE NOT EXISTS { MATCH (x)-[:LEADS]->(t) }
RETURN DISTINCT t.name AS task, t.document AS document
