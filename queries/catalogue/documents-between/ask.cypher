MATCH (d:Document) WHERE d.date >= $first AND d.date < $last
RETURN DISTINCT d.date AS date, d.name AS document, d.title AS title
