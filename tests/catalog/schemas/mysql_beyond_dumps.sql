-- What MySQL's own dump loses or spoils, beside what stands in mysql.sql.
CREATE TABLE accents (
  `größe` varchar(9),
  l varchar(9) CHARSET latin1,
  same int AS (`größe` = 'é' OR `größe` = 'it''s \\ \n ü'),
  bytes int AS (l = _latin1'é'),
  said varchar(9) DEFAULT (concat('日', _latin1 x'e9')),
  KEY accented ((concat(`größe`, 'é'))),
  CHECK (`größe` <> _ucs2 x'00e9')
);
