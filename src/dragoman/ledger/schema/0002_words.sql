-- The words of sentences and statements, and full-text search over them. The indexes hold no
-- copy of the text: they read it through these views.

CREATE VIEW sentence_words AS
SELECT sentence.id,
       substr(CASE part WHEN 'title' THEN document.title ELSE document_text.text END,
              start + 1, "end" - start) AS words
FROM sentence
JOIN document ON document.id = sentence.document
LEFT JOIN document_text ON document_text.document = sentence.document;

CREATE VIEW statement_words AS
SELECT statement.id,
       (SELECT group_concat(
                 substr(CASE part WHEN 'title' THEN document.title ELSE document_text.text END,
                        json_extract(span.value, '$[0]') + 1,
                        json_extract(span.value, '$[1]') - json_extract(span.value, '$[0]')),
                 ' … ')
        FROM json_each(statement.content) AS span) AS words
FROM statement
JOIN document ON document.id = statement.document
LEFT JOIN document_text ON document_text.document = statement.document;

CREATE VIRTUAL TABLE sentence_search USING fts5(
  words, content='sentence_words', content_rowid='id',
  tokenize='porter unicode61 remove_diacritics 2'
);

CREATE VIRTUAL TABLE statement_search USING fts5(
  words, content='statement_words', content_rowid='id',
  tokenize='porter unicode61 remove_diacritics 2'
);
