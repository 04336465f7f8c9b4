-- A dossier in one question: what datasette is best at. Rows of facts, list by list, then articles.
WITH
of_pair AS NOT MATERIALIZED (SELECT * FROM fact WHERE pair = :pair),
counted AS (
  SELECT count(*) FILTER (WHERE kind = 'figure') AS figures, count(*) FILTER (WHERE kind = 'event') AS events,
    count(*) FILTER (WHERE kind = 'agreement') AS agreements
  FROM of_pair
),
series AS (
  SELECT max(last_key) FROM of_pair WHERE kind = 'figure' AND status IN ('observed', 'provisional', 'estimate')
  GROUP BY reporter, partner, indicator, commodity, flow, measure, unit ORDER BY 1 DESC LIMIT 50
),
latest AS (SELECT * FROM of_pair WHERE last_key IN series ORDER BY last_key DESC LIMIT 50),
targets AS (
  SELECT * FROM of_pair WHERE kind = 'figure' AND status IN ('target', 'forecast', 'decided')
  ORDER BY last_key DESC LIMIT 50
),
events AS (SELECT * FROM of_pair WHERE kind = 'event' ORDER BY key DESC LIMIT 50),
agreements AS (SELECT * FROM of_pair WHERE kind = 'agreement' ORDER BY key DESC LIMIT 50),
stating AS (
  SELECT DISTINCT article_id, published FROM of_pair ORDER BY published DESC, article_id DESC LIMIT 50
)
SELECT NULL AS article, NULL AS title, counted.*, latest.* FROM latest, counted
UNION ALL SELECT NULL, NULL, counted.*, targets.* FROM targets, counted
UNION ALL SELECT NULL, NULL, counted.*, events.* FROM events, counted
UNION ALL SELECT NULL, NULL, counted.*, agreements.* FROM agreements, counted
UNION ALL SELECT article.id, article.title, counted.*, fact.* FROM stating, counted
  JOIN article ON article.id = stating.article_id LEFT JOIN fact ON fact.key = -1
