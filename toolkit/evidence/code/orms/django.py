"""Django: `db_table`, else the application and the class; managers are members of the class."""

from __future__ import annotations

import re
from functools import partial
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.basis import Unreadable
from toolkit.evidence.code.members import names_in, related_by_keys, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from toolkit.evidence.code.scopes import Class
    from toolkit.evidence.code.source import Source

_FOREIGN: Final = re.compile(
    r"^[ \t]*(\w+)\s*=\s*models\.(?:ForeignKey|OneToOneField|ManyToManyField)\("
    r"(?:\s|\#[^\n]*)*['\"]?((?:\w+\.)?[A-Z]\w*)",
    re.MULTILINE,
)
# Where an application says what it is called, and how far above its models that may stand.
_CONFIGURATIONS: Final = ("apps.py", "__init__.py")
_LABEL: Final = re.compile(r"^\s+label\s*=\s*['\"](\w+)['\"]", re.MULTILINE)
_DEEPEST: Final = 3
_BACK: Final = re.compile(r"(?:[^()]|\([^()]*\)){0,600}?related_name\s*=\s*['\"](\w+)")


def _models(source: Source) -> Iterator[Model]:
    applications = _applications(source) if source.classes else ()
    for each in source.classes:
        bases = names_in(source, each.header)
        if not bases or "table" in bases:
            continue
        set_to = text_set_to(source, each.body, "db_table")
        if set_to is not None:
            # Names such as 'schema"."table' are how people reach another schema.
            schema, _, table = set_to.value.replace('"', "").rpartition(".")
            yield Model(name=each.name, tables=(table,), position=set_to.position, schema=schema or None)
        else:
            # A base of the application's own may be a model too; that the table exists decides.
            label = text_set_to(source, each.body, "app_label")
            apps = (label.value,) if label is not None else applications
            tables = tuple(f"{app}_{each.name.lower()}" for app in apps)
            yield Model(name=each.name, tables=tables, position=source.tokens[each.at].start)


def _applications(source: Source) -> tuple[str, ...]:
    """What the application of a file may be called: by its configuration, and by the folder that has one."""
    folder = source.path.parent
    folder = folder.parent if folder.name == "models" else folder
    for above in (folder, *folder.parents[:_DEEPEST]):
        read = {name: _text_beside(source, above / name) for name in _CONFIGURATIONS}
        labels = tuple(label for text in read.values() for label in _LABEL.findall(text or ""))
        if labels or read["apps.py"] is not None:
            return (*labels, above.name)
    return (folder.name,)


def _text_beside(source: Source, path: Path) -> str | None:
    try:
        return source.read(path).decode("utf-8", "replace")
    except Unreadable:
        return None


def _relations(source: Source) -> Iterator[Related]:
    applications = _applications(source) if "ManyToMany" in source.text else ()
    yield from related_by_keys(source, _FOREIGN, _BACK, partial(_joins, applications))


def _joins(applications: Sequence[str], source: Source, owner: Class, key: re.Match[str]) -> tuple[str, ...]:
    """A table of its own for each ManyToManyField, called after the owner's table and the field."""
    if "ManyToMany" not in key[0]:
        return ()
    set_to = text_set_to(source, owner.body, "db_table")
    # An abstract class has its tables in those made of it, which are mostly called like it.
    names = dict.fromkeys((owner.name, owner.name.removeprefix("Abstract")))
    tables = [f"{app}_{name.lower()}" for name in names for app in applications]
    named = [] if set_to is None else [set_to.value]
    return tuple(f"{table}_{key[1]}" for table in (*named, *tables))


ORM: Final = Orm(
    name="Django",
    languages=("python",),
    hints=("Model", "AbstractUser", "django", "Abstract", "models"),
    models=_models,
    relations=_relations,
)
