from django.db import models


class Order(models.Model):  # declares: shop_order
    total = models.IntegerField()


class OrderLine(models.Model):  # declares: shop_orderline
    order = models.ForeignKey(Order, on_delete=models.CASCADE)  # mentions: shop_order
