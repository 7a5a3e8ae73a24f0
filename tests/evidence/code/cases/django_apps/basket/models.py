from django.db import models
from oscar.core.loading import is_model_registered
from shop.basket.abstract_models import AbstractBasket, AbstractLine

if not is_model_registered("basket", "Basket"):

    class Basket(AbstractBasket):  # declares: basket_basket
        pass


if not is_model_registered("basket", "Line"):

    class Line(AbstractLine):  # declares: basket_line
        pass


class Refund(models.Model):
    line = models.ForeignKey("order.Line", on_delete=models.CASCADE)  # mentions: order_line

    def undo(self):
        self.line.delete()  # writes: order_line
