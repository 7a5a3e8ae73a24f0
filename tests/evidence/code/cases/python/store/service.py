"""The orders, order_items and customers of the shop."""

from sqlalchemy import delete, insert, select, text

from store import Order as Purchase
from store import models as m
from store.models import SpecialOrder, audit


def place(session, connection):
    purchase = Purchase()
    purchase.note = "new"  # writes: orders
    session.add(purchase)  # writes: orders
    session.add_all([m.OrderItem(order=purchase)])  # writes: order_items
    session.add(SpecialOrder())  # writes: orders
    connection.execute(insert(audit).values(what="placed"))  # writes: audit_events


def clean(session, cursor):
    session.execute(delete(Purchase).where(Purchase.id == 1))  # writes: orders
    newest = session.scalars(
        select(Purchase)  # reads: orders
        .order_by(Purchase.id)  # reads: orders
        .limit(1)
    )
    cursor.execute("WITH log AS (SELECT 1) SELECT * FROM log JOIN customers ON true")  # reads: customers
    cursor.execute(
        "INSERT INTO customers (id) "  # writes: customers
        "SELECT id FROM tags"  # reads: tags
    )
    cursor.execute("SELECT a.id FROM customers a, tags t WHERE a.id = t.id")  # reads: customers, tags
    session.execute(text(f"UPDATE log SET seen = {1}"))  # writes: log
    return newest


def traps(cache, logger, tags):
    cache.get("orders")
    logger.info("Deleted orders from the log")
    log = [tag for tag in tags if "customers" in tag]
    return ",".join(["orders"]), log


class Order:
    """A class of the same name, which is no model."""


def own():
    return Order()
