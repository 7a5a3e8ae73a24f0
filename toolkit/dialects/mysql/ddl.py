"""A MySQL or MariaDB catalog as SQL, in an order in which everything exists before it is needed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.dialects.ddl import in_reference_order, remark
from toolkit.dialects.mysql import alter
from toolkit.dialects.mysql.expressions import unescaped
from toolkit.dialects.mysql.tokens import has_escapes
from toolkit.dialects.quoting import quote_name, quote_ref, quote_text
from toolkit.model.types import Family

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.catalog import Catalog, Event, Routine, Trigger
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, Index, IndexPart, Key, Options, Partitioning, Table

_INDEX_KINDS: Final = {"fulltext": "FULLTEXT INDEX", "spatial": "SPATIAL INDEX", "vector": "VECTOR INDEX"}
_HIDDEN: Final = {"mysql": "INVISIBLE", "mariadb": "IGNORED"}
_PRIVATE: Final = frozenset({"engine", "row_format"})
_NUMERIC: Final = frozenset({Family.INTEGER, Family.DECIMAL, Family.FLOAT, Family.YEAR, Family.BOOLEAN})
_SETTLED: Final = "SET SESSION sql_mode = 'NO_ENGINE_SUBSTITUTION';"
_VERSION_ENDS: Final = frozenset({"ROW START", "ROW END"})


def statements(catalog: Catalog) -> Iterator[str]:
    """Every statement; programs stand between delimiters of their own, for they hold semicolons."""
    yield "SET NAMES utf8mb4;"
    # Strict modes refuse what older tables hold, as zero dates; defaults of timestamps were read in this zone.
    yield _SETTLED
    yield "SET SESSION time_zone = '+00:00';"
    for sequence in catalog.sequences:
        typed = "" if sequence.type == "bigint" else f" AS {sequence.type}"
        yield (
            f"CREATE SEQUENCE {_ref(sequence.ref)}{typed} START WITH {sequence.start} MINVALUE {sequence.minimum}"
            f" MAXVALUE {sequence.maximum} INCREMENT BY {sequence.increment} CACHE {sequence.cache}"
            f" {'CYCLE' if sequence.cycle else 'NOCYCLE'} ENGINE = {dict(sequence.options)['engine']};"
        )
    for table in catalog.tables:
        yield f"{_table(table, catalog.dialect)};"
    for table in catalog.tables:
        for key in table.foreign_keys:
            yield from (f"{statement};" for statement in alter.add_foreign_key(table.ref, key))
    for routine in catalog.routines:
        yield from _program(routine.kind, routine.ref, routine, _routine(routine))
    if catalog.routines:
        yield _SETTLED
    yield from _views(catalog)
    for trigger in sorted(catalog.triggers, key=lambda trigger: trigger.position):
        yield from _program("trigger", trigger.name, trigger, _trigger(trigger))
    for event in catalog.events:
        yield f"SET SESSION time_zone = {_text(dict(event.options).get('time zone', '+00:00'))};"
        yield from _program("event", event.ref, event, _event(event))
    for grant in catalog.grants:
        right = f"{grant.privilege} on {grant.kind} {grant.subject or '(this one)'} to {grant.grantee}"
        yield remark(f"Rights belong to users of the server: {right}")


def _name(name: str) -> str:
    return quote_name(name, "mysql")


def _ref(ref: Ref) -> str:
    return quote_ref(ref, "mysql")


def _text(text: str) -> str:
    return quote_text(text, "mysql")


def _comment(text: str | None, options: Options) -> str:
    """A program's comment, as the mode takes it under which the program is made."""
    if not text:
        return ""
    return f" COMMENT {_text(text) if has_escapes(dict(options).get('sql_mode', '')) else quote_text(text, 'sqlite')}"


def _table(table: Table, dialect: str) -> str:
    pieces = [_column(column, table, dialect) for column in table.columns]
    if table.primary_key is not None:
        pieces.append(f"PRIMARY KEY {_key(table.primary_key, table, dialect)}")
    pieces.extend(f"UNIQUE INDEX {_name(key.name)} {_key(key, table, dialect)}" for key in table.uniques)
    pieces.extend(_index(index, table, dialect) for index in table.indexes)
    for check in table.checks:
        enforced = "" if check.enforced else " NOT ENFORCED"
        pieces.append(f"CONSTRAINT {_name(check.name)} CHECK ({_expression(check.expression, dialect)}){enforced}")
    pieces.extend(_period(table))
    body = ",\n    ".join(pieces)
    words = f"CREATE TABLE {_ref(table.ref)} (\n    {body}\n){_storage(table)}"
    if table.kind == "system versioned table":
        words += " WITH SYSTEM VERSIONING"
    return f"{words}\n{_partitioning(table.partitioning)}" if table.partitioning else words


def _period(table: Table) -> Iterator[str]:
    """The columns that say from when to when MariaDB's versions of a row were current."""
    ends = {column.generated.expression: column.name for column in table.columns if column.generated}
    if ends.keys() >= _VERSION_ENDS:
        yield f"PERIOD FOR SYSTEM_TIME ({_name(ends['ROW START'])}, {_name(ends['ROW END'])})"


def _expression(expression: str, dialect: str) -> str:
    return unescaped(expression) if dialect == "mysql" else expression


def _column(column: Column, table: Table, dialect: str) -> str:
    options = dict(column.options)
    words = [_name(column.name), str(column.type)]
    if column.charset and column.charset != table.charset:
        words.append(f"CHARACTER SET {column.charset}")
    if column.collation:
        words.append(f"COLLATE {column.collation}")
    words.extend(_value(column, dialect))
    if column.identity is not None:
        words.append("AUTO_INCREMENT")
    if "srid" in options:
        words.append(f"SRID {options['srid']}")
    if not column.visible:
        words.append("INVISIBLE")
    if options.get("extra") == "without system versioning":
        words.append("WITHOUT SYSTEM VERSIONING")
    if column.comment:
        words.append(f"COMMENT {_text(column.comment)}")
    return " ".join(words)


def _value(column: Column, dialect: str) -> Iterator[str]:
    """What a column holds when nobody says: a computed value, NULL or not, a default."""
    if column.generated is not None and column.generated.expression in _VERSION_ENDS:
        yield f"GENERATED ALWAYS AS {column.generated.expression}"
    elif column.generated is not None:
        stored = "STORED" if column.generated.stored else "VIRTUAL"
        yield f"GENERATED ALWAYS AS ({_expression(column.generated.expression, dialect)}) {stored}"
    # MariaDB does not take NOT NULL beside a generated column.
    if not (column.generated and dialect == "mariadb"):
        yield "NULL" if column.nullable else "NOT NULL"
    if column.default is not None:
        yield f"DEFAULT {_default(column, dialect)}"
    if column.on_update:
        yield f"ON UPDATE {column.on_update}"


def _default(column: Column, dialect: str) -> str:
    default = column.default or ""
    # Anything else is an expression, as whatever a column of a larger type has for its default.
    literal = default.startswith(("'", "b'", "CURRENT_TIMESTAMP")) or (
        _is_number(default)
        if column.type.family in _NUMERIC
        else default.startswith("0x") and column.type.spelling.startswith(("binary", "varbinary"))
    )
    return default if literal or dialect == "mariadb" else f"({unescaped(default)})"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _key(key: Key, table: Table, dialect: str) -> str:
    using = _using(key.method, table)
    return f"({_parts(key.parts)}){using}{_index_end(key.visible, key.comment, dialect)}"


def _index(index: Index, table: Table, dialect: str) -> str:
    kind = _INDEX_KINDS.get(index.method, "INDEX")
    using = _using(index.method, table)
    end = _index_end(index.visible, index.comment, dialect)
    parser = f" WITH PARSER {_name(dict(index.options)['parser'])}" if index.options else ""
    return f"{kind} {_name(index.name)} ({_parts(index.parts)}){using}{parser}{end}"


def _using(method: str, table: Table) -> str:
    """How a key is kept, where that is not what the engine does by itself."""
    chosen = method in {"hash", "rtree"} or (method == "btree" and dict(table.storage).get("engine") == "MEMORY")
    return f" USING {method.upper()}" if chosen else ""


def _index_end(visible: bool, comment: str | None, dialect: str) -> str:
    words = f" COMMENT {_text(comment)}" if comment else ""
    return words if visible else f"{words} {_HIDDEN[dialect]}"


def _parts(parts: Iterable[IndexPart]) -> str:
    return ", ".join(map(_part, parts))


def _part(part: IndexPart) -> str:
    words = _name(part.column) if part.column is not None else f"({unescaped(part.expression or '')})"
    if part.prefix_length is not None:
        words += f"({part.prefix_length})"
    return f"{words} DESC" if part.descending else words


def _storage(table: Table) -> str:
    options = dict(table.storage)
    words = f" ENGINE = {options['engine']}"
    if table.collation:
        words += f" DEFAULT CHARACTER SET {table.charset} COLLATE {table.collation}"
    if "row_format" in options:
        words += f" ROW_FORMAT = {options['row_format'].upper()}"
    words += "".join(f" {option} = {value}" for option, value in table.storage if option not in _PRIVATE)
    return f"{words} COMMENT = {_text(table.comment)}" if table.comment else words


def _partitioning(split: Partitioning) -> str:
    timed = split.method == "system_time"
    key = split.key if timed else f"({split.key})"
    words = f"PARTITION BY {split.method.upper()} {key}"
    if split.subpartition_method:
        words += f" SUBPARTITION BY {split.subpartition_method.upper()} ({split.subpartition_key})"
    pieces = []
    for partition in split.partitions:
        piece = f"PARTITION {_name(partition.name)}"
        if timed:
            piece += f" {partition.bound}"
        elif partition.bound is not None:
            piece += _bound(partition.bound, split.method)
        if partition.comment:
            piece += f" COMMENT = {_text(partition.comment)}"
        if partition.subpartitions:
            piece += f" ({', '.join(f'SUBPARTITION {_name(each)}' for each in partition.subpartitions)})"
        pieces.append(piece)
    return f"{words} (\n    {f',{chr(10)}    '.join(pieces)}\n)" if pieces else words


def _bound(bound: str, method: str) -> str:
    if method.startswith("list"):
        return " DEFAULT" if bound == "DEFAULT" else f" VALUES IN ({bound})"
    return f" VALUES LESS THAN {bound if bound == 'MAXVALUE' else f'({bound})'}"


def _views(catalog: Catalog) -> Iterator[str]:
    by_name = {str(view.ref): view for view in catalog.views}
    for name in in_reference_order({name: view.definition for name, view in by_name.items()}):
        view = by_name[name]
        if not view.columns or not view.definition:
            why = "its server cannot resolve it" if view.definition else "its query was not read"
            yield remark(f"Left out, for {why}: view {name} {view.definition}")
            continue
        algorithm = dict(view.options).get("algorithm", "undefined").upper()
        words = (
            f"CREATE ALGORITHM = {algorithm} SQL SECURITY {(view.security or 'definer').upper()} VIEW {_ref(view.ref)}"
        )
        columns = ", ".join(_name(column.name) for column in view.columns)
        check = f" WITH {view.check_option.upper()} CHECK OPTION" if view.check_option else ""
        yield f"{words} ({columns}) AS {view.definition}{check};"


def _program(kind: str, name: Ref | str, program: Routine | Trigger | Event, words: str) -> Iterator[str]:
    if not program.definition:
        yield remark(f"Left out, for its body was not read: {kind} {name}")
        return
    yield f"SET SESSION sql_mode = {_text(dict(program.options).get('sql_mode', ''))};"
    yield "DELIMITER ;;"
    yield f"{words};;"
    yield "DELIMITER ;"


def _routine(routine: Routine) -> str:
    options = dict(routine.options)
    aggregate = "AGGREGATE " if options.get("aggregate") == "yes" else ""
    words = f"CREATE {aggregate}{routine.kind.upper()} {_ref(routine.ref)}"
    security = " SQL SECURITY " + ("DEFINER" if routine.security_definer else "INVOKER")
    if routine.kind.startswith("package"):
        return f"{words}{security}{_comment(routine.comment, routine.options)}\n{routine.definition}"
    words += f" ({routine.arguments})"
    if routine.kind == "function":
        words += f" {'RETURN' if 'ORACLE' in options.get('sql_mode', '') else 'RETURNS'} {routine.returns}"
    words += " DETERMINISTIC" if options.get("deterministic") == "yes" else " NOT DETERMINISTIC"
    words += f" {options.get('data access', 'contains sql').upper()}"
    return f"{words}{security}{_comment(routine.comment, routine.options)}\n{routine.definition}"


def _trigger(trigger: Trigger) -> str:
    return (
        f"CREATE TRIGGER {_name(trigger.name)} {trigger.timing.upper()} {trigger.events[0].upper()}"
        f" ON {_ref(trigger.table)} FOR EACH ROW\n{trigger.definition}"
    )


def _event(event: Event) -> str:
    options = dict(event.options)
    keyword, _, rest = event.schedule.partition(" ")
    if keyword == "at":
        schedule = f"AT {_text(rest)}"
    else:
        interval, _, times = rest.partition(" starts ")
        starts, _, ends = times.partition(" ends ")
        amount, _, unit = interval.rpartition(" ")
        # The server tells one of several parts in its quotes.
        plain = amount.isdigit() or amount.startswith("'")
        schedule = f"EVERY {amount if plain else _text(amount)} {unit.upper()}"
        schedule += f" STARTS {_text(starts)}" if starts else ""
        schedule += f" ENDS {_text(ends)}" if ends else ""
    words = f"CREATE EVENT {_ref(event.ref)} ON SCHEDULE {schedule}"
    words += f" ON COMPLETION {options.get('on completion', 'not preserve').upper()}"
    words += {"disabled": " DISABLE", "slaveside_disabled": " DISABLE ON SLAVE"}.get(event.enabled, " ENABLE")
    return f"{words}{_comment(event.comment, event.options)} DO\n{event.definition}"
