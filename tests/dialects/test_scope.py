"""What is asked for is read, what is excluded is not, whichever way it is named."""

from __future__ import annotations

import pytest

from toolkit.dialects.scope import in_scope
from toolkit.dialects.session import Scope


@pytest.mark.parametrize(
    ("scope", "inside", "outside"),
    [
        (Scope(), ["shop.orders"], []),
        (Scope(schemas=("shop",)), ["shop.orders"], ["crm.orders"]),
        (Scope(tables=("*_log*", "crm.*")), ["shop.usage_logs", "crm.people"], ["shop.orders", "shop.Usage_Logs"]),
        (Scope(exclude=("tmp_*", "crm.*")), ["shop.orders"], ["shop.tmp_orders", "crm.people"]),
        (Scope(tables=("*log*",), exclude=("*_old",)), ["shop.logs"], ["shop.logs_old", "shop.orders"]),
    ],
)
def test_a_scope_says_what_is_wanted(scope: Scope, inside: list[str], outside: list[str]) -> None:
    for names, wanted in ((inside, True), (outside, False)):
        for name in names:
            assert in_scope(scope, *name.split(".")) is wanted, name
