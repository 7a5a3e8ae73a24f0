from django.db import models


class TimeStamped(models.Model):
    class Meta:
        abstract = True


class OrderQuerySet(models.QuerySet):
    def open(self):
        return self.filter(open=True)


class Order(TimeStamped):  # declares: shop_order
    open = models.BooleanField()
    objects = OrderQuerySet.as_manager()

    def close(self):
        self.open = False
        self.save(update_fields=["open"])  # writes: shop_order


class OrderLine(models.Model):  # declares: shop_orderline
    order = models.ForeignKey("shop.Order", on_delete=models.CASCADE)  # mentions: shop_order
    product = models.ForeignKey("Product", models.PROTECT, related_name="lines")  # mentions: shop_product


class Product(models.Model):  # declares: shop_product
    name = models.CharField(max_length=9)


class Stock(models.Model):
    class Meta:
        managed = False
        db_table = "legacy_stock"  # declares: legacy_stock
