-- What MariaDB has since 11.
CREATE SEQUENCE small AS int;
CREATE SEQUENCE large AS bigint unsigned;
