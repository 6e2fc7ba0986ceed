MATCH (t:Task)-[:TASK_OF]->(d:Document)
WITH d, count(DISTINCT t.id) AS tasks
RETURN d.name AS document, d.date AS date, tasks
