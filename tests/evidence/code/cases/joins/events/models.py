from tortoise import fields
from tortoise.models import Model


class Event(Model):
    teams = fields.ManyToManyField("models.Team")  # mentions: event_team
