MATCH (a:Organisation)-[:LEADS|CARRIES_OUT|SUPPORTS]->(t:Task)
MATCH (b:Organisation)-[:LEADS|CARRIES_OUT|SUPPORTS]->(t)
WHERE a.id < b.id AND a.sort <> 'collective' AND b.sort <> 'collective'
WITH a.name AS first, b.name AS second, count(DISTINCT t.id) AS tasks
WHERE tasks >= $least
RETURN first, second, tasks
