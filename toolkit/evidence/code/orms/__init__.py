"""The ORMs whose models are understood, one a file."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from toolkit.evidence.code.orms import (
    django,
    doctrine,
    drizzle,
    efcore,
    exposed,
    gorm,
    jpa,
    laravel,
    peewee,
    prisma,
    rails,
    sequelize,
    sqlalchemy,
    tortoise,
    typeorm,
)

if TYPE_CHECKING:
    from toolkit.evidence.code.orm import Orm

ORMS: Final[tuple[Orm, ...]] = (
    django.ORM,
    doctrine.ORM,
    drizzle.ORM,
    efcore.ORM,
    exposed.ORM,
    gorm.ORM,
    jpa.ORM,
    laravel.ORM,
    peewee.ORM,
    prisma.ORM,
    rails.ORM,
    sequelize.ORM,
    sqlalchemy.ORM,
    tortoise.ORM,
    typeorm.ORM,
)
