from oscar.core.loading import is_model_registered
from shop.order.abstract_models import AbstractLine

if not is_model_registered("order", "Line"):

    class Line(AbstractLine):  # declares: order_line
        pass
