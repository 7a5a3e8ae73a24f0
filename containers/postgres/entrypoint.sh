#!/bin/bash
# Starts Postgres the way the public image does: an empty data directory is initialised from the
# POSTGRES_* variables and /docker-entrypoint-initdb.d, then the server runs in the foreground.
set -euo pipefail

# setting NAME DEFAULT: the variable, or the content of the file that NAME_FILE names.
setting() {
    local name=$1 file="${1}_FILE"
    if [ -n "${!file:-}" ]; then cat "${!file}"; else printf '%s' "${!name:-$2}"; fi
}

run_init_files() {
    local file
    ls /docker-entrypoint-initdb.d > /dev/null  # a directory that cannot be read is a mistake, not an empty one
    for file in /docker-entrypoint-initdb.d/*; do
        case "$file" in
            *.sh) if [ -x "$file" ]; then "$file"; else . "$file"; fi ;;
            *.sql) psql_local --dbname "$POSTGRES_DB" --file "$file" ;;
            *.sql.gz) gunzip --stdout "$file" | psql_local --dbname "$POSTGRES_DB" ;;
        esac
    done
}

psql_local() {
    PGPASSWORD=$POSTGRES_PASSWORD psql --no-psqlrc --quiet --set ON_ERROR_STOP=1 --username "$POSTGRES_USER" "$@"
}

initialise() {
    local method initdb_args
    export POSTGRES_USER POSTGRES_PASSWORD POSTGRES_DB
    POSTGRES_USER=$(setting POSTGRES_USER postgres)
    POSTGRES_PASSWORD=$(setting POSTGRES_PASSWORD '')
    POSTGRES_DB=$(setting POSTGRES_DB "$POSTGRES_USER")
    method=$(setting POSTGRES_HOST_AUTH_METHOD '')
    if [ -z "$POSTGRES_PASSWORD" ] && [ "$method" != trust ]; then
        echo "Error: Database is uninitialized and superuser password is not specified." >&2
        echo "Set POSTGRES_PASSWORD, or POSTGRES_HOST_AUTH_METHOD=trust to allow everybody in." >&2
        exit 1
    fi

    # As in the public image, the arguments are a line of shell words.
    eval "initdb_args=($(setting POSTGRES_INITDB_ARGS ''))"
    initdb --no-sync --username="$POSTGRES_USER" --pwfile=<(printf '%s\n' "$POSTGRES_PASSWORD") \
        --pgdata="$PGDATA" "${initdb_args[@]}"
    printf '\nhost all all all %s\n' "${method:-scram-sha-256}" >> "$PGDATA/pg_hba.conf"

    pg_ctl --pgdata="$PGDATA" --wait --silent start \
        --options="$(printf '%q ' "${@:2}" -c listen_addresses=)"
    if [ "$POSTGRES_DB" != postgres ]; then
        psql_local --dbname postgres --set db="$POSTGRES_DB" <<< 'CREATE DATABASE :"db"'
    fi
    run_init_files
    pg_ctl --pgdata="$PGDATA" --wait --silent --mode=fast stop
    printf '\nPostgreSQL init process complete; ready for start up.\n\n'
}

case "${1:-}" in
    -*) set -- postgres "$@" ;;
    postgres) ;;
    *) exec "$@" ;;
esac

if [ "$(id -u)" = 0 ]; then
    mkdir -p "$PGDATA"
    chmod 700 "$PGDATA"
    chown -R postgres:postgres "$PGDATA"
    exec setpriv --reuid=postgres --regid=postgres --init-groups "$0" "$@"
fi

shopt -s nullglob
[ -s "$PGDATA/PG_VERSION" ] || initialise "$@"
exec "$@"
