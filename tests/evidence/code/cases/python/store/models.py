from sqlalchemy import Column, ForeignKey, Integer, MetaData, Table
from sqlalchemy.orm import DeclarativeBase, relationship


class Base(DeclarativeBase):
    pass


class Order(Base):
    __tablename__ = "orders"  # declares: orders

    id = Column(Integer, primary_key=True)
    items = relationship("OrderItem", back_populates="order")  # mentions: order_items


class OrderItem(Base):
    __tablename__ = "order_items"  # declares: order_items

    id = Column(Integer, primary_key=True)
    order_id = Column(ForeignKey("orders.id"))
    order = relationship("Order", back_populates="items")  # mentions: orders


class SpecialOrder(Order):  # mentions: orders
    pass


audit = Table("audit_events", MetaData(), Column("id", Integer))  # declares: audit_events
