#!/bin/bash
# Initialises a data directory, with time zones, once, when the image is built: a container then starts
# from a copy. What must differ between servers (identity, certificates) is taken out again.
set -euo pipefail

prepared=/usr/share/prepared-data
socket=/var/run/mysqld/prepare.sock
install -d -o mysql -g mysql -m 700 "$prepared"

if command -v mariadb-install-db > /dev/null; then
    mariadb-install-db --user=mysql --datadir="$prepared" --auth-root-authentication-method=normal --skip-test-db
    zones=$(command -v mariadb-tzinfo-to-sql || command -v mysql_tzinfo_to_sql)
    small=()
else
    # The least redo log there can be: less to copy, and the server enlarges it by itself.
    small=(--innodb-redo-log-capacity=8M)
    mysqld --initialize-insecure --user=mysql --datadir="$prepared" "${small[@]}"
    zones=$(command -v mysql_tzinfo_to_sql)
fi

mysqld --user=mysql --datadir="$prepared" --socket="$socket" --skip-networking "${small[@]}" &
until mysqladmin --socket="$socket" --user=root --silent ping 2> /dev/null; do
    kill -0 $!
    sleep 0.2
done
"$zones" /usr/share/zoneinfo 2> /dev/null | mysql --socket="$socket" --user=root mysql
mysqladmin --socket="$socket" --user=root shutdown
wait

rm -f "$prepared"/auto.cnf "$prepared"/*.pem
