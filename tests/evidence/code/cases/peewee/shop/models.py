from peewee import CharField, ForeignKeyField, Model, SqliteDatabase

db = SqliteDatabase("shop.db")


class BaseModel(Model):
    class Meta:
        database = db


class Customer(BaseModel):  # declares: customer
    name = CharField()

    def forget(self):
        self.delete_instance()  # writes: customer


class Order(BaseModel):
    customer = ForeignKeyField(Customer, backref="orders")  # mentions: customer

    class Meta:
        table_name = "shop_orders"  # declares: shop_orders


class OrderLine(BaseModel):  # declares: order_line
    order = ForeignKeyField(Order, backref="lines")  # mentions: shop_orders
    tags = CharField()
