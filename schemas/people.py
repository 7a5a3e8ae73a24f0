"""Names of people, with the letters that names really have."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from random import Random

_FIRST: Final = ("Ana", "João", "María José", "Zoë", "Nguyễn", "Mwangi", "Łukasz", "李", "Emma", "D'Arcy")
_LAST: Final = ("Silva", "García", "Müller", "Okafor", "Kowalski", "Tanaka", "Dubois", "O'Neill")


def full_name(dice: Random) -> str:
    """A first name and a surname."""
    return f"{dice.choice(_FIRST)} {dice.choice(_LAST)}"
