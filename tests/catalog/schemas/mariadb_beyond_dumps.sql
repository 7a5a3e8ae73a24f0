-- What MariaDB's own dump loses or spoils, beside what stands in mariadb.sql.
CREATE TABLE numbered (id bigint DEFAULT nextval(tickets));
