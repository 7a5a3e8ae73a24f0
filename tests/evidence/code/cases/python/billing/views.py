from .models import Invoice, Payment


def pay(request, pk):
    invoice = Invoice.objects.get(pk=pk)  # reads: billing_invoice
    invoice.payments.create(amount=1)  # writes: shop_payment
    invoice.total = 0  # writes: billing_invoice
    Payment.objects.filter(amount=0).delete()  # writes: shop_payment
    return Invoice.objects.filter(total__gt=1).count()  # reads: billing_invoice
