#!/bin/bash
# Starts MySQL or MariaDB the way the public images do: an empty data directory is set up from the
# MYSQL_* (or MARIADB_*) variables and /docker-entrypoint-initdb.d, then the server runs in the foreground.
set -euo pipefail

socket=/var/run/mysqld/mysqld.sock

# setting NAME: MARIADB_NAME or MYSQL_NAME, or the content of the file that ..._FILE names.
setting() {
    local prefix name file
    for prefix in MARIADB MYSQL; do
        name=${prefix}_$1 file=${prefix}_$1_FILE
        if [ -n "${!file:-}" ]; then cat "${!file}"; return; fi
        if [ -n "${!name:-}" ]; then printf '%s' "${!name}"; return; fi
    done
}

# A text as an SQL string.
text() {
    local value=${1//\\/\\\\}
    printf "'%s'" "${value//\'/\'\'}"
}

# A name as an SQL identifier.
name() {
    printf '`%s`' "${1//\`/\`\`}"
}

data_directory() {
    local argument
    for argument in "$@"; do
        case "$argument" in --datadir=*) printf '%s' "${argument#*=}"; return ;; esac
    done
    printf '/var/lib/mysql'
}

as_root() {
    MYSQL_PWD=$1 mysql --socket="$socket" --user=root "${@:2}"
}

# Options that are part of a data directory need one that was initialised with them.
fill_data_directory() {
    case "$*" in
        *lower[-_]case* | *page[-_]size* | *data[-_]file* | *checksum[-_]algorithm*)
            if command -v mariadb-install-db > /dev/null; then
                mariadb-install-db --auth-root-authentication-method=normal --skip-test-db "${@:2}"
            else
                "$@" --initialize-insecure
            fi ;;
        *) cp -a --reflink=auto /usr/share/prepared-data/. "$data/" ;;
    esac
}

accounts_sql() {
    local root_password=$1 host database user password
    host=$(setting ROOT_HOST)
    database=$(setting DATABASE)
    user=$(setting USER)
    password=$(setting PASSWORD)
    if command -v mariadb-install-db > /dev/null; then
        # MariaDB makes more accounts than one, all without a password.
        printf "DELETE FROM mysql.global_priv WHERE User = '' OR (User = 'root' AND Host <> 'localhost');\n"
        printf 'FLUSH PRIVILEGES;\n'
    fi
    printf 'ALTER USER root@localhost IDENTIFIED BY %s;\n' "$(text "$root_password")"
    if [ "${host:-%}" != localhost ]; then
        printf 'CREATE USER root@%s IDENTIFIED BY %s;\n' "$(text "${host:-%}")" "$(text "$root_password")"
        printf 'GRANT ALL ON *.* TO root@%s WITH GRANT OPTION;\n' "$(text "${host:-%}")"
    fi
    if [ -n "$database" ]; then printf 'CREATE DATABASE IF NOT EXISTS %s;\n' "$(name "$database")"; fi
    if [ -n "$user" ] && [ "$user" != root ]; then
        printf "CREATE USER %s@'%%' IDENTIFIED BY %s;\n" "$(text "$user")" "$(text "$password")"
        if [ -n "$database" ]; then
            # An underscore in the name of a database is a wildcard in a GRANT.
            printf "GRANT ALL ON %s.* TO %s@'%%';\n" "$(name "${database//_/\\_}")" "$(text "$user")"
        fi
    fi
}

run_init_files() {
    local file database
    database=$(setting DATABASE)
    ls /docker-entrypoint-initdb.d > /dev/null  # a directory that cannot be read is a mistake, not an empty one
    for file in /docker-entrypoint-initdb.d/*; do
        case "$file" in
            *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
            *.sql) as_root "$1" $database < "$file" ;;
            *.sql.gz) gunzip --stdout "$file" | as_root "$1" $database ;;
        esac
    done
}

initialise() {
    local root_password server
    root_password=$(setting ROOT_PASSWORD)
    if [ -z "$root_password" ] && [ -z "$(setting ALLOW_EMPTY_PASSWORD)$(setting ALLOW_EMPTY_ROOT_PASSWORD)" ]; then
        echo "Database is uninitialized and password option is not specified." >&2
        echo "Set MYSQL_ROOT_PASSWORD, or MYSQL_ALLOW_EMPTY_PASSWORD=1." >&2
        exit 1
    fi

    fill_data_directory "$@"
    "$@" --skip-networking --socket="$socket" &
    server=$!
    until as_root '' --execute 'SELECT 1' > /dev/null 2>&1; do
        kill -0 "$server"
        sleep 0.1
    done
    as_root '' <<< "$(accounts_sql "$root_password")"
    run_init_files "$root_password"
    MYSQL_PWD=$root_password mysqladmin --socket="$socket" --user=root shutdown
    wait "$server"
    echo "init process done. Ready for start up."
}

case "${1:-}" in
    -*) set -- mysqld "$@" ;;
    mysqld | mariadbd) ;;
    *) exec "$@" ;;
esac
data=$(data_directory "$@")

if [ "$(id -u)" = 0 ]; then
    mkdir -p "$data"
    chown -R mysql:mysql "$data"
    exec setpriv --reuid=mysql --regid=mysql --init-groups "$0" "$@"
fi

shopt -s nullglob
[ -d "$data/mysql" ] || initialise "$@"
exec "$@"
