import subprocess

from flask import Blueprint, session
from pydantic_settings import BaseSettings

users = Blueprint("users", __name__)


class Settings(BaseSettings):
    """Read settings from users and update tags set by jobs."""

    tags: tuple[str, ...] = ()


class Event:
    def save(self):
        self.update("events")


def collect(messages, request, log):
    Event().save()
    for item in messages.items():
        log.info("update status set to %s", item)
    session["users"] = request.args.get("users")
    session.pop("messages")
    jobs = {"events": [], "users": users}
    jobs["events"].append(messages.get("tags"))
    request.form.getlist("tags")
    subprocess.run(["git", "log", "files"], check=True)


def others(cache, client, api, parser, data, frame, redis, search, socket, db, user, log):
    cache.delete("users")
    api.add_resource(client.get("users").json()["items"], "/users")
    parser.add_argument("status", choices=["users", "groups"])
    db.session.commit()
    data.select("items")
    frame["events"].count()
    frame.drop(columns="status")
    redis.set("jobs", 1)
    search.index(index="events")
    socket.join("messages")
    user.groups.filter(name="x" if users else "tags")
    log.warning(f"Please select one from users where needed: {users}")
    raise ValueError("cannot delete from orders: status not set")
