MATCH (a:Organisation)-[:LEADS]->(t:Task)
MATCH (b:Organisation)-[:CARRIES_OUT|SUPPORTS]->(t)
WHERE a.id <> b.id AND b.sort <> 'collective' AND a.sort <> 'collective'
WITH a, b, count(DISTINCT t.id) AS tasks
WHERE tasks >= $least
RETURN a.name AS lead, b.name AS partner, tasks
