MATCH (t:Task) WHERE t.lastDay <> '' AND t.lastDay <= $date
OPTIONAL MATCH (x)-[:LEADS]->(t)
RETURN DISTINCT t.deadline AS deadline, t.name AS task, x.name AS lead, t.document AS document
