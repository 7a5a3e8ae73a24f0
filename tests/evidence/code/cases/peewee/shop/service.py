from shop.legacy import Note
from shop.models import Customer, Order, OrderLine


def place(customer):
    order = Order.create(customer=customer)  # writes: shop_orders
    OrderLine.insert_many([{"amount": 1}]).execute()  # writes: order_line
    order.save()  # writes: shop_orders
    return order


def read(number):
    order = Order.get_by_id(number)  # reads: shop_orders
    for line in order.lines:  # reads: order_line
        line.check()
    return Order.select().join(Customer).where(Customer.name == "x")  # reads: shop_orders, customer


def clean():
    Note.delete().where(Note.id > 1).execute()  # writes: old_notes
    Order.update(open=False).execute()  # writes: shop_orders
