MATCH (o:Organisation)
RETURN o.sort AS sort, count(o.id) AS bodies
