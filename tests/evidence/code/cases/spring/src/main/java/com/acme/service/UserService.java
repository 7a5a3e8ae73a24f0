package com.acme.service;

import com.acme.domain.AppUser;
import com.acme.domain.Invoice;
import com.acme.repo.AppUserRepository;

@Service
@RequiredArgsConstructor
public class UserService {
    private final AppUserRepository users;
    private final NamedParameterJdbcTemplate jdbc;

    @Transactional
    public void register(String email) {
        AppUser user = AppUser.builder().email(email).build();
        users.save(user); // writes: app_user
        users.findByEmail(email).ifPresent(found -> found.setActive(true)); // reads: app_user
        this.users.deleteById(1L); // writes: app_user
        entityManager.createQuery("SELECT i FROM Invoice i", Invoice.class).getResultList(); // reads: invoice
        entityManager.merge(new Invoice()); // writes: invoice
        session.createQuery("delete from Invoice where id = 1").executeUpdate(); // writes: invoice
        CriteriaQuery<Invoice> query = builder.createQuery(Invoice.class); // reads: invoice
        jdbc.query("select * from billing.invoice where id = :id", rowMapper); // reads: invoice
        jdbc.update("MERGE INTO product p USING payment y ON (p.id = y.id)"); // writes: product; reads: payment
        statement.executeUpdate("DELETE FROM " + "product"); // writes: product
        String sql = new StringBuilder("SELECT * ").append("FROM payment ").toString(); // reads: payment
    }

    void traps(Map<String, Object> model) {
        model.put("product", "payment");
        log.warn("cannot select product from list");
        Path.of("invoice", "payment");
        String roles = auth.get("roles");
    }
}
