MATCH (t:Task) WHERE t.deadline <> ''
RETURN left(t.deadline, 7) AS month, count(DISTINCT t.id) AS tasks
