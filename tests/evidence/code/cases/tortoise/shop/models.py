from tortoise import fields
from tortoise.models import Model


class Customer(Model):  # declares: customer
    id = fields.IntField(pk=True)

    async def forget(self):
        await self.delete()  # writes: customer


class Order(Model):
    customer = fields.ForeignKeyField("models.Customer", related_name="orders")  # mentions: customer
    tags = fields.JSONField()

    class Meta:
        table = "shop_orders"  # declares: shop_orders


class OrderLine(Model):  # declares: orderline
    amount = fields.IntField()
    order: Order = fields.ForeignKeyField("shop.Order", related_name="lines")  # mentions: shop_orders
