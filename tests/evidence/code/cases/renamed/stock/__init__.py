from .models import Mv as Move

__all__ = ["Move"]
