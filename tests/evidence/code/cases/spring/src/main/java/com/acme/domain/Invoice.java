package com.acme.domain;

@Table(name = "invoice", schema = "billing") // declares: invoice
@Entity
public class Invoice {
    private static final String NAME = "invoice";
}

@Entity(name = "OrderEntity")
@Table(name = "CUSTOMER_ORDER") // declares: CUSTOMER_ORDER
class Order {
}

@Entity
class OrderItem { // declares: order_item
}
