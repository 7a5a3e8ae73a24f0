from django.forms import ModelForm
from oscar.core.loading import get_model


class LineForm(ModelForm):
    class Meta:
        model = get_model("order", "Line")  # mentions: order_line
        model.objects.count()


class BasketLineForm(ModelForm):
    class Meta:
        model = get_model("basket", "Line")  # mentions: basket_line
        model.objects.create()


class EventForm(ModelForm):
    class Meta:
        model = get_model("shopbase", "Event")  # mentions: shopbase_event
        model.objects.all().delete()
