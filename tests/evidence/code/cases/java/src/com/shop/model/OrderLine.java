package com.shop.model;

@Entity
public class OrderLine { // declares: order_line
}
