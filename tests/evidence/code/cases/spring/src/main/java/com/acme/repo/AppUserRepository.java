package com.acme.repo;

import com.acme.domain.AppUser;

@Repository
public interface AppUserRepository extends CrudRepository<AppUser, Long>, Custom { // mentions: app_user
    Optional<AppUser> findByEmail(String email); // mentions: app_user

    @Modifying
    @Query("update AppUser u set u.active = false") // writes: app_user
    int deactivate();

    @Query("""
        select i from Invoice i where i.total > 1 -- reads: invoice
        """)
    List<Object> old();
}
