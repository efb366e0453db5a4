-- Two line feeds at the end, so that the last two characters of a text too begin a trigram: words of two characters are found by the trigrams they begin.
CREATE VIEW IF NOT EXISTS search_content AS SELECT number, text || char(10, 10) AS text FROM search_texts;

CREATE VIRTUAL TABLE IF NOT EXISTS search_index USING fts5(text, content = 'search_content', content_rowid = 'number', tokenize = 'trigram');

CREATE VIRTUAL TABLE IF NOT EXISTS search_grams USING fts5vocab('search_index', 'row');

CREATE TRIGGER IF NOT EXISTS search_texts_added AFTER INSERT ON search_texts
BEGIN
  INSERT INTO search_index (rowid, text) VALUES (NEW.number, NEW.text || char(10, 10));
END;

CREATE TRIGGER IF NOT EXISTS search_texts_removed AFTER DELETE ON search_texts
BEGIN
  INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', OLD.number, OLD.text || char(10, 10));
END;

CREATE TRIGGER IF NOT EXISTS search_texts_changed AFTER UPDATE OF text ON search_texts
BEGIN
  INSERT INTO search_index (search_index, rowid, text) VALUES ('delete', OLD.number, OLD.text || char(10, 10));
  INSERT INTO search_index (rowid, text) VALUES (NEW.number, NEW.text || char(10, 10));
END;
