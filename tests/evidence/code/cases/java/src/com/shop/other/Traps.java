package com.shop.other;

import com.acme.Order;

class Traps {
    void run(Store em) {
        em.persist(new Order());
        String users = "users";
    }
}
