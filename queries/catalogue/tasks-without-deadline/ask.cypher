MATCH (t:Task) WHERE t.deadline = ''
RETURN DISTINCT t.name AS task, t.due AS wording, t.document AS document
