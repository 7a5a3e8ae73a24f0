from shop.models import Customer, Order, OrderLine


async def place(customer):
    order = await Order.create(customer=customer)  # writes: shop_orders
    await OrderLine.bulk_create([OrderLine(order=order)])  # writes: orderline
    order.open = True  # writes: shop_orders
    await order.save()  # writes: shop_orders


async def read(number):
    order = await Order.get_or_none(id=number)  # reads: shop_orders
    await order.fetch_related("lines")  # reads: shop_orders, orderline
    for line in await order.lines.all():  # reads: orderline
        line.check()
    return await Customer.filter(orders__id=number).prefetch_related("orders")  # reads: customer, shop_orders


async def clean():
    await Order.filter(open=False).delete()  # writes: shop_orders
