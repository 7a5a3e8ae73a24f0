from django.db import connection
from django.shortcuts import get_object_or_404
from django.views.generic import ListView
from rest_framework.serializers import ModelSerializer
from shop import models
from shop.models import (
    Order,
)
from shop.models import (
    OrderLine as Line,
)


def view(request, pk):
    order = get_object_or_404(Order, pk=pk)  # reads: shop_order
    lines = order.orderline_set.all()  # reads: shop_orderline
    order.orderline_set.create(amount=1)  # writes: shop_orderline
    Line.objects.bulk_create([Line(order=order)])  # writes: shop_orderline
    models.Product.objects.update_or_create(name="x")  # writes: shop_product
    product, _ = models.Product.objects.get_or_create(name="y")  # writes: shop_product
    product.delete()  # writes: shop_product
    for stock in models.Stock.objects.select_related("product").iterator():  # reads: legacy_stock
        stock.amount = 0  # writes: legacy_stock
        stock.save()  # writes: legacy_stock
    with connection.cursor() as cursor:
        cursor.execute("TRUNCATE TABLE legacy_stock")  # writes: legacy_stock
        cursor.execute('SELECT count(*) FROM "shop_product" WHERE id = %s', [pk])  # reads: shop_product
    return Order.objects.open().exists(), lines  # reads: shop_order


class OrderList(ListView):
    model = Order  # mentions: shop_order


class OrderSerializer(ModelSerializer):
    class Meta:
        model = Order  # mentions: shop_order
        fields = ("tags", "logs")
