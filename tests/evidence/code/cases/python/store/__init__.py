from .models import Order, OrderItem

__all__ = ["Order", "OrderItem"]
