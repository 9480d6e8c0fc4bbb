-- Records as they stand after judgement, and lists spelled out: one row a span, a rule, a count.

CREATE VIEW event_now AS
SELECT event.id, event.key, event.document AS document_id, document.name AS document,
       document.date, document.source, event.ordinal, event.sentence, event.part,
       coalesce(event_ruling.changes ->> '$.type', event.type) AS type,
       coalesce(event_ruling.changes -> '$.modes', event.modes) AS modes,
       coalesce(event_ruling.changes -> '$.contexts', event.contexts) AS contexts,
       CASE WHEN json_type(event_ruling.changes, '$.cameo') IS NULL THEN event.cameo
            ELSE event_ruling.changes ->> '$.cameo' END AS cameo,
       coalesce(event_ruling.changes ->> '$.quad', event.quad) AS quad,
       coalesce(event_ruling.changes ->> '$.intensity', event.intensity) AS intensity,
       event.trigger,
       CASE WHEN json_type(event_ruling.changes, '$.place') IS NULL THEN event.place
            ELSE event_ruling.changes ->> '$.place' END AS place,
       event.place_basis,
       CASE WHEN json_type(event_ruling.changes, '$.first') IS NULL THEN event.first
            ELSE event_ruling.changes ->> '$.first' END AS first,
       CASE WHEN json_type(event_ruling.changes, '$.last') IS NULL THEN event.last
            ELSE event_ruling.changes ->> '$.last' END AS last,
       coalesce(event_ruling.changes ->> '$.day', event.day) AS day,
       event.basis,
       coalesce(event_ruling.changes ->> '$.status', event.status) AS status,
       event.factuality_author, event.factuality_source,
       coalesce(event_ruling.changes -> '$.quantities', event.quantities) AS quantities,
       event.statement, event.same_as, event.confidence, event.rules,
       coalesce(event_ruling.verdict, 'none') AS judged
FROM event
JOIN document ON document.id = event.document
LEFT JOIN event_ruling ON event_ruling.event = event.id;

CREATE VIEW event_party_now AS
SELECT event_party.event, event_party.side, event_party.ordinal, event_party.actor
FROM event_party
LEFT JOIN event_ruling ON event_ruling.event = event_party.event
WHERE json_type(event_ruling.changes, '$.' || event_party.side || 's') IS NULL
UNION ALL
SELECT event.id, side.value, party.key, document_actor.id
FROM event_ruling
JOIN event ON event.id = event_ruling.event
JOIN json_each('["actor", "recipient"]') AS side
JOIN json_each(event_ruling.changes, '$.' || side.value || 's') AS party
JOIN document_actor
  ON document_actor.document = event.document AND document_actor.ordinal = party.value;

CREATE VIEW statement_now AS
SELECT statement.id, statement.key, statement.document AS document_id, document.name AS document,
       document.date, document.source AS outlet, statement.ordinal, statement.sentence,
       statement.part, statement.source, statement.cue, statement.lemma, statement.content,
       statement.kind,
       coalesce(statement_ruling.changes ->> '$.stance', statement.stance) AS stance,
       CASE WHEN json_type(statement_ruling.changes, '$.first') IS NULL THEN statement.first
            ELSE statement_ruling.changes ->> '$.first' END AS first,
       CASE WHEN json_type(statement_ruling.changes, '$.last') IS NULL THEN statement.last
            ELSE statement_ruling.changes ->> '$.last' END AS last,
       coalesce(statement_ruling.changes ->> '$.day', statement.day) AS day,
       statement.parent, statement.confidence, statement.rules,
       coalesce(statement_ruling.verdict, 'none') AS judged
FROM statement
JOIN document ON document.id = statement.document
LEFT JOIN statement_ruling ON statement_ruling.statement = statement.id;

CREATE VIEW statement_party_now AS
SELECT statement_party.statement, statement_party.side, statement_party.ordinal,
       statement_party.actor
FROM statement_party
LEFT JOIN statement_ruling ON statement_ruling.statement = statement_party.statement
WHERE json_type(statement_ruling.changes, '$.' || statement_party.side || 's') IS NULL
UNION ALL
SELECT statement.id, side.value, party.key, document_actor.id
FROM statement_ruling
JOIN statement ON statement.id = statement_ruling.statement
JOIN json_each('["speaker", "addressee"]') AS side
JOIN json_each(statement_ruling.changes, '$.' || side.value || 's') AS party
JOIN document_actor
  ON document_actor.document = statement.document AND document_actor.ordinal = party.value;

-- An actor after merges by hand: `id` is the actor as coded, `stands_for` whom it counts as.
CREATE VIEW actor_now AS
SELECT actor.id, coalesce(actor.stands_for, actor.id) AS stands_for, whole.key, whole.name,
       whole.country, whole.sector
FROM actor
JOIN actor AS whole ON whole.id = coalesce(actor.stands_for, actor.id);

CREATE VIEW evidence AS
SELECT 'event' AS kind, event.id AS record, 'trigger' AS what, event.document, event.part,
       json_extract(span.value, '$[0]') AS start, json_extract(span.value, '$[1]') AS "end"
FROM event JOIN json_each(event.trigger) AS span
UNION ALL
SELECT 'statement', statement.id, 'source', statement.document, statement.part,
       json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]')
FROM statement JOIN json_each(statement.source) AS span
UNION ALL
SELECT 'statement', statement.id, 'cue', statement.document, statement.part,
       json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]')
FROM statement JOIN json_each(statement.cue) AS span
UNION ALL
SELECT 'statement', statement.id, 'content', statement.document, statement.part,
       json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]')
FROM statement JOIN json_each(statement.content) AS span
UNION ALL
SELECT 'actor', document_actor.id, 'mention', document_actor.document, document_actor.part,
       json_extract(span.value, '$[0]'), json_extract(span.value, '$[1]')
FROM document_actor JOIN json_each(document_actor.mentions) AS span;

CREATE VIEW derivation AS
SELECT 'event' AS kind, event.id AS record, step.key AS step, rule.name AS rule
FROM event JOIN json_each(event.rules) AS step JOIN rule ON rule.id = step.value
UNION ALL
SELECT 'statement', statement.id, step.key, rule.name
FROM statement JOIN json_each(statement.rules) AS step JOIN rule ON rule.id = step.value;

CREATE VIEW quantity AS
SELECT event_now.id AS event, counted.key AS what,
       json_extract(counted.value, '$[0]') AS least,
       json_extract(counted.value, '$[#-1]') AS most
FROM event_now JOIN json_each(event_now.quantities) AS counted;
