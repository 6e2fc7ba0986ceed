MATCH (x)-[:LEADS]->(t:Task)
WITH t, count(DISTINCT x.id) AS leads
WHERE leads > 1
RETURN t.name AS task, leads, t.document AS document
