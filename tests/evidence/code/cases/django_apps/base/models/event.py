from django.db import models
from django.utils.translation import gettext_lazy as _
from shop.base.models.common import LoggedModel


class Event(LoggedModel):  # declares: shopbase_event
    tags = models.ManyToManyField(  # mentions: shopbase_event_tags
        "Tag",
        verbose_name=_("Tags"),
        related_name="events",
    )

    def labels(self):
        return self.tags.all()  # reads: shopbase_event_tags
