from django.db import models
from django.utils.translation import gettext_lazy as _


class AbstractBasket(models.Model):
    class Meta:
        abstract = True

    def add(self, product):
        self.lines.create(product=product)  # writes: basket_line


class AbstractLine(models.Model):
    basket = models.ForeignKey(
        "basket.Basket",  # mentions: basket_basket
        on_delete=models.CASCADE,
        verbose_name=_("Basket"),
        related_name="lines",
    )
