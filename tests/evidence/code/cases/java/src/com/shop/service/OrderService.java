package com.shop.service;

import com.shop.data.OrderRepository;
import com.shop.model.*;

public class OrderService {
    private final OrderRepository repository;

    public void place(EntityManager em, JdbcTemplate jdbc, DSLContext dsl) {
        Order order = new Order();
        order.setTotal(1);
        repository.save(order); // writes: orders
        em.persist(new OrderLine()); // writes: order_line
        Order found = em.find(Order.class, 1L); // reads: orders
        em.remove(found); // writes: orders
        jdbc.update("INSERT INTO audit_log (what) " + // writes: audit_log
            "SELECT name FROM customers"); // reads: customers
        String sql = """
            SELECT *
            FROM stock s -- reads: stock
            """;
        jdbc.query(sql);
        dsl.selectFrom(STOCK).fetch(); // reads: stock
        dsl.insertInto(table("users")).values(1).execute(); // writes: users
        // a comment on audit_log is prose
        log.info("Updating users from stock");
        map.get("customers");
    }
}
