package com.shop.data;

import com.shop.model.Order;

public interface OrderRepository extends JpaRepository<Order, Long> { // mentions: orders
    @Query(value = "SELECT * FROM orders WHERE total > ?1", nativeQuery = true) // reads: orders
    List<Order> expensive(long total); // mentions: orders
}
