from django.db import models


class Invoice(models.Model):  # declares: billing_invoice
    total = models.IntegerField()


class Payment(models.Model):
    invoice = models.ForeignKey(Invoice, related_name="payments", on_delete=models.CASCADE)  # mentions: billing_invoice

    class Meta:
        db_table = "shop_payment"  # declares: shop_payment
