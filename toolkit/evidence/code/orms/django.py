"""Django: `db_table`, else the application and the class; managers are members of the class."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.members import names_in, related_by_keys, text_set_to
from toolkit.evidence.code.orm import Model, Orm, Related

if TYPE_CHECKING:
    from collections.abc import Iterator

    from toolkit.evidence.code.scopes import Class
    from toolkit.evidence.code.source import Source

_FOREIGN: Final = re.compile(
    r"^[ \t]*(\w+)\s*=\s*models\.(?:ForeignKey|OneToOneField|ManyToManyField)\(\s*['\"]?(?:\w+\.)?([A-Z]\w*)",
    re.MULTILINE,
)
_BACK: Final = re.compile(r"[^\n]*?related_name\s*=\s*['\"](\w+)")


def _models(source: Source) -> Iterator[Model]:
    for each in source.classes:
        bases = names_in(source, each.header)
        if not bases or "table" in bases:
            continue
        set_to = text_set_to(source, each.body, "db_table")
        if set_to is not None:
            # Names such as 'schema"."table' are how people reach another schema.
            schema, _, table = set_to.value.replace('"', "").rpartition(".")
            yield Model(name=each.name, tables=(table,), position=set_to.position, schema=schema or None)
        elif "models" in bases or "django" in source.text:
            # A base of the application's own may be a model too; that the table exists decides.
            label = text_set_to(source, each.body, "app_label")
            app = label.value if label is not None else _application(source)
            yield Model(name=each.name, tables=(f"{app}_{each.name.lower()}",), position=source.tokens[each.at].start)


def _application(source: Source) -> str:
    folder = source.path.parent
    return folder.parent.name if folder.name == "models" else folder.name


def _relations(source: Source) -> Iterator[Related]:
    yield from related_by_keys(source, _FOREIGN, _BACK, _joins)


def _joins(source: Source, owner: Class, key: re.Match[str]) -> tuple[str, ...]:
    """A table of its own for each ManyToManyField, called after the owner's table and the field."""
    if "ManyToMany" not in key[0]:
        return ()
    set_to = text_set_to(source, owner.body, "db_table")
    table = set_to.value if set_to is not None else f"{_application(source)}_{owner.name.lower()}"
    return (f"{table}_{key[1]}",)


ORM: Final = Orm(
    name="Django",
    languages=("python",),
    hints=("Model", "AbstractUser", "django"),
    models=_models,
    relations=_relations,
)
