from django.apps import apps
from oscar.core.loading import get_model

Line = get_model("order", "Line")  # mentions: order_line
BasketLine = apps.get_model("basket.Line")  # mentions: basket_line


def show():
    BasketLine.objects.all().delete()  # writes: basket_line
    return Line.objects.first()  # reads: order_line
