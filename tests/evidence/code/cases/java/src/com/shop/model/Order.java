package com.shop.model;

import java.util.List;
import javax.persistence.*;

@Entity
@Table(name = "orders") // declares: orders
public class Order {
    @OneToMany(mappedBy = "order")
    private List<OrderLine> lines; // mentions: order_line
}
