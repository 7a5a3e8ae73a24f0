"""Tables that libraries make and use by themselves: no code of a project names them, and they are not unused for it."""

from __future__ import annotations

import re
from typing import Final

_KNOWN: Final = {
    "Django": r"auth_(?:group|permission|user)(?:_\w+)?|django_(?:admin_log|content_type|session|site\w*|celery_\w+)",
    "Quartz": r"qrtz_\w+",
    "Spring": r"batch_(?:job|step)_\w+|spring_session\w*|shedlock"
    r"|oauth_(?:access_token|client_details|code|refresh_token)\w*",
    "Laravel": r"cache|cache_locks|jobs|job_batches|failed_jobs|sessions|password_resets|password_reset_tokens"
    r"|personal_access_tokens|oauth_\w+|telescope_\w+|pulse_\w+|websockets_statistics_entries",
    "Rails": r"active_storage_\w+|action_text_\w+|action_mailbox_\w+|solid_(?:queue|cache|cable)_\w+"
    r"|delayed_jobs|good_jobs?\w*",
    "Symfony": r"messenger_messages|lock_keys",
    "ASP.NET": r"aspnet_?\w+|hangfire\w*",
    "Hibernate": r"hibernate_sequences?|revinfo|hte_\w+",
    "Oban": r"oban_\w+",
    "Celery": r"celery_\w+|kombu_\w+",
    "Camunda": r"act_(?:ge|hi|id|re|ru)_\w+",
    "NextAuth": r"verification_?tokens?",
    # The code calls them `$wpdb->posts`; a site of a network has its number in the name.
    "WordPress": r"wp_(?:\d+_)?(?:posts|postmeta|comments|commentmeta|users|usermeta|terms|termmeta|term_taxonomy"
    r"|term_relationships|options|links|blogs|blogmeta|blog_versions|site|sitemeta|signups|registration_log)",
}
_LIBRARIES: Final = tuple(_KNOWN)
_TABLES: Final = re.compile("|".join(f"({pattern})" for pattern in _KNOWN.values()), re.IGNORECASE)


def library_of(name: str) -> str | None:
    """The library whose table this is, by its name.

    >>> library_of("qrtz_triggers"), library_of("wp_2_posts"), library_of("orders")
    ('Quartz', 'WordPress', None)
    """
    found = _TABLES.fullmatch(name)
    return _LIBRARIES[found.lastindex - 1] if found and found.lastindex else None
