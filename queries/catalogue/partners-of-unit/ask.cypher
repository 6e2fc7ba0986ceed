MATCH (n:Statement)-[:SUBJECT]->(o:Organisation) WHERE n.kind = 'name' AND n.subject = $unit
WITH DISTINCT o
MATCH (o)-[:LEADS|CARRIES_OUT|SUPPORTS]->(t:Task)
MATCH (x:Organisation)-[:LEADS|CARRIES_OUT|SUPPORTS]->(t) WHERE x.id <> o.id AND x.sort <> 'collective'
WITH x, count(DISTINCT t.id) AS tasks
RETURN x.name AS partner, tasks
