"""What the evidence says: one rule a file, collected in RULES."""

from __future__ import annotations

from typing import Final

from toolkit.findings.rule import Case, Rule
from toolkit.findings.rules.copies_by_hand import COPIES_BY_HAND
from toolkit.findings.rules.duplicate_index import DUPLICATE_INDEX
from toolkit.findings.rules.duplicate_key import DUPLICATE_KEY
from toolkit.findings.rules.idle_policy import IDLE_POLICY
from toolkit.findings.rules.invalid_index import INVALID_INDEX
from toolkit.findings.rules.json_as_text_tree import JSON_AS_TEXT_TREE
from toolkit.findings.rules.key_cycle import KEY_CYCLE
from toolkit.findings.rules.key_to_itself import KEY_TO_ITSELF
from toolkit.findings.rules.key_type_mismatch import KEY_TYPE_MISMATCH
from toolkit.findings.rules.key_without_constraint import KEY_WITHOUT_CONSTRAINT
from toolkit.findings.rules.key_without_index import KEY_WITHOUT_INDEX
from toolkit.findings.rules.local_timestamp import LOCAL_TIMESTAMP
from toolkit.findings.rules.money_as_float import MONEY_AS_FLOAT
from toolkit.findings.rules.no_policy import NO_POLICY
from toolkit.findings.rules.no_primary_key import NO_PRIMARY_KEY
from toolkit.findings.rules.null_as_text import NULL_AS_TEXT
from toolkit.findings.rules.prefix_index import PREFIX_INDEX
from toolkit.findings.rules.repeating_group import REPEATING_GROUP
from toolkit.findings.rules.unread_table import UNREAD_TABLE
from toolkit.findings.rules.unused_index import UNUSED_INDEX
from toolkit.findings.rules.unvalidated_key import UNVALIDATED_KEY

# In the order in which they are tried and documented.
RULES: Final[tuple[Rule, ...]] = (
    UNREAD_TABLE,
    NO_PRIMARY_KEY,
    COPIES_BY_HAND,
    KEY_CYCLE,
    MONEY_AS_FLOAT,
    JSON_AS_TEXT_TREE,
    REPEATING_GROUP,
    NULL_AS_TEXT,
    LOCAL_TIMESTAMP,
    KEY_WITHOUT_CONSTRAINT,
    DUPLICATE_INDEX,
    PREFIX_INDEX,
    KEY_WITHOUT_INDEX,
    INVALID_INDEX,
    UNUSED_INDEX,
    KEY_TYPE_MISMATCH,
    DUPLICATE_KEY,
    KEY_TO_ITSELF,
    UNVALIDATED_KEY,
    NO_POLICY,
    IDLE_POLICY,
)

__all__ = ["RULES", "Case", "Rule"]
