"""A MySQL or MariaDB catalog as SQL, in an order in which everything exists before it is needed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.dialects.ddl import in_reference_order
from toolkit.dialects.mysql import alter
from toolkit.dialects.quoting import quote_name, quote_ref, quote_text

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from toolkit.model.catalog import Catalog, Event, Routine, Trigger
    from toolkit.model.names import Ref
    from toolkit.model.table import Column, Index, IndexPart, Key, Options, Partitioning, Table

_INDEX_KINDS: Final = {"fulltext": "FULLTEXT INDEX", "spatial": "SPATIAL INDEX", "vector": "VECTOR INDEX"}
_HIDDEN: Final = {"mysql": "INVISIBLE", "mariadb": "IGNORED"}
_ESCAPED: Final = re.compile(r"\\(.)", re.DOTALL)
_PRIVATE: Final = frozenset({"engine", "row_format"})
_VERSION_ENDS: Final = frozenset({"ROW START", "ROW END"})


def statements(catalog: Catalog) -> Iterator[str]:
    """Every statement; programs stand between delimiters of their own, for they hold semicolons."""
    yield "SET NAMES utf8mb4;"
    for sequence in catalog.sequences:
        yield (
            f"CREATE SEQUENCE {_ref(sequence.ref)} START WITH {sequence.start} MINVALUE {sequence.minimum}"
            f" MAXVALUE {sequence.maximum} INCREMENT BY {sequence.increment} CACHE {sequence.cache}"
            f" {'CYCLE' if sequence.cycle else 'NOCYCLE'} ENGINE = {dict(sequence.options)['engine']};"
        )
    for table in catalog.tables:
        yield f"{_table(table, catalog.dialect)};"
    for table in catalog.tables:
        for key in table.foreign_keys:
            yield from (f"{statement};" for statement in alter.add_foreign_key(table.ref, key))
    for routine in catalog.routines:
        yield from _program(_routine(routine), routine.options)
    yield from _views(catalog)
    for trigger in sorted(catalog.triggers, key=lambda trigger: trigger.position):
        yield from _program(_trigger(trigger), trigger.options)
    for event in catalog.events:
        yield from _program(_event(event), event.options)
    for grant in catalog.grants:
        right = f"{grant.privilege} on {grant.kind} {grant.subject or '(this one)'} to {grant.grantee}"
        yield f"-- Rights belong to users of the server: {right}"


def _name(name: str) -> str:
    return quote_name(name, "mysql")


def _ref(ref: Ref) -> str:
    return quote_ref(ref, "mysql")


def _text(text: str) -> str:
    return quote_text(text, "mysql")


def _table(table: Table, dialect: str) -> str:
    pieces = [_column(column, table, dialect) for column in table.columns]
    if table.primary_key is not None:
        pieces.append(f"PRIMARY KEY {_key(table.primary_key, dialect)}")
    pieces.extend(f"UNIQUE INDEX {_name(key.name)} {_key(key, dialect)}" for key in table.uniques)
    pieces.extend(_index(index, dialect) for index in table.indexes)
    for check in table.checks:
        enforced = "" if check.enforced else " NOT ENFORCED"
        pieces.append(f"CONSTRAINT {_name(check.name)} CHECK ({unescaped(check.expression, dialect)}){enforced}")
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


def unescaped(expression: str, dialect: str) -> str:
    """An expression as it can be written again: MySQL stores it with its quotes and backslashes escaped."""
    return _ESCAPED.sub(r"\1", expression) if dialect == "mysql" else expression


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
        yield f"GENERATED ALWAYS AS ({unescaped(column.generated.expression, dialect)}) {stored}"
    # MariaDB does not take NOT NULL beside a generated column.
    if not (column.generated and dialect == "mariadb"):
        yield "NULL" if column.nullable else "NOT NULL"
    if column.default is not None:
        yield f"DEFAULT {_default(column, dialect)}"
    if column.on_update:
        yield f"ON UPDATE {column.on_update}"


def _default(column: Column, dialect: str) -> str:
    default = column.default or ""
    literal = default.startswith(("'", "b'", "0x", "CURRENT_TIMESTAMP")) or _is_number(default)
    return default if literal or dialect == "mariadb" else f"({unescaped(default, dialect)})"


def _is_number(text: str) -> bool:
    try:
        float(text)
    except ValueError:
        return False
    return True


def _key(key: Key, dialect: str) -> str:
    using = f" USING {key.method.upper()}" if key.method in {"hash", "rtree"} else ""
    return f"({_parts(key.parts)}){using}{_index_end(key.visible, key.comment, dialect)}"


def _index(index: Index, dialect: str) -> str:
    kind = _INDEX_KINDS.get(index.method, "INDEX")
    using = " USING HASH" if index.method == "hash" else ""
    end = _index_end(index.visible, index.comment, dialect)
    parser = f" WITH PARSER {_name(dict(index.options)['parser'])}" if index.options else ""
    return f"{kind} {_name(index.name)} ({_parts(index.parts)}){using}{parser}{end}"


def _index_end(visible: bool, comment: str | None, dialect: str) -> str:
    words = f" COMMENT {_text(comment)}" if comment else ""
    return words if visible else f"{words} {_HIDDEN[dialect]}"


def _parts(parts: Iterable[IndexPart]) -> str:
    return ", ".join(map(_part, parts))


def _part(part: IndexPart) -> str:
    words = _name(part.column) if part.column is not None else f"({unescaped(part.expression or '', 'mysql')})"
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
            kind = "IN" if split.method.startswith("list") else "LESS THAN"
            bound = partition.bound if partition.bound == "MAXVALUE" else f"({partition.bound})"
            piece += f" VALUES {kind} {bound}"
        if partition.comment:
            piece += f" COMMENT = {_text(partition.comment)}"
        if partition.subpartitions:
            piece += f" ({', '.join(f'SUBPARTITION {_name(each)}' for each in partition.subpartitions)})"
        pieces.append(piece)
    return f"{words} (\n    {f',{chr(10)}    '.join(pieces)}\n)" if pieces else words


def _views(catalog: Catalog) -> Iterator[str]:
    by_name = {str(view.ref): view for view in catalog.views}
    for name in in_reference_order({name: view.definition for name, view in by_name.items()}):
        view = by_name[name]
        algorithm = dict(view.options).get("algorithm", "undefined").upper()
        words = (
            f"CREATE ALGORITHM = {algorithm} SQL SECURITY {(view.security or 'definer').upper()} VIEW {_ref(view.ref)}"
        )
        columns = ", ".join(_name(column.name) for column in view.columns)
        check = f" WITH {view.check_option.upper()} CHECK OPTION" if view.check_option else ""
        yield f"{words} ({columns}) AS {view.definition}{check};"


def _program(words: str, options: Options) -> Iterator[str]:
    yield f"SET SESSION sql_mode = {_text(dict(options).get('sql_mode', ''))};"
    yield "DELIMITER ;;"
    yield f"{words};;"
    yield "DELIMITER ;"


def _routine(routine: Routine) -> str:
    options = dict(routine.options)
    words = f"CREATE {routine.kind.upper()} {_ref(routine.ref)} ({routine.arguments})"
    if routine.kind == "function":
        words += f" RETURNS {routine.returns}"
    words += " DETERMINISTIC" if options.get("deterministic") == "yes" else " NOT DETERMINISTIC"
    words += f" {options.get('data access', 'contains sql').upper()}"
    words += " SQL SECURITY " + ("DEFINER" if routine.security_definer else "INVOKER")
    if routine.comment:
        words += f" COMMENT {_text(routine.comment)}"
    return f"{words}\n{routine.definition}"


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
        schedule = f"EVERY {amount if amount.isdigit() else _text(amount)} {unit.upper()}"
        schedule += f" STARTS {_text(starts)}" if starts else ""
        schedule += f" ENDS {_text(ends)}" if ends else ""
    words = f"CREATE EVENT {_ref(event.ref)} ON SCHEDULE {schedule}"
    words += f" ON COMPLETION {options.get('on completion', 'not preserve').upper()}"
    words += {"disabled": " DISABLE", "slaveside_disabled": " DISABLE ON SLAVE"}.get(event.enabled, " ENABLE")
    if event.comment:
        words += f" COMMENT {_text(event.comment)}"
    return f"{words} DO\n{event.definition}"
