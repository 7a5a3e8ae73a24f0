import logging

import pandas as pd
import sqlalchemy as sa

QUERY = """
    DELETE FROM sessions -- writes: sessions
    WHERE expires < now()
"""
TABLE = "audit"


async def clean(pool, engine, supabase):
    await pool.execute("insert into logs (what) values ($1)", "x")  # writes: logs
    rows = await pool.fetch(
        "select t.id "
        "from tags as t "  # reads: tags
        "join logs l on l.tag_id = t.id"  # reads: logs
    )
    frame = pd.read_sql_table("tags", engine)  # reads: tags
    frame.to_sql("logs", engine, if_exists="append")  # writes: logs
    supabase.table("tags").upsert({"id": 1}).execute()  # writes: tags
    supabase.table("tags").select("*").eq("id", 1).execute()  # reads: tags
    sa.text("select 1 from sessions")  # reads: sessions
    return rows


def traps(request, os, settings, parser):
    request.session["tags"] = 1
    path = os.path.join("logs", "sessions")
    tags = {"logs": 1, "tags": []}
    logging.info("from logs to tags %s %s", tags, path)
    parser.add_argument("--tags", help="update tags to set")
    settings.INSTALLED_APPS += ["audit", "tags"]
    logging.getLogger("audit").info("update tags to set a limit")
    return tags["tags"]
