package com.acme.domain;

import jakarta.persistence.*;
import java.util.Set;

@Entity
@Data
@EqualsAndHashCode(callSuper = false)
public class AppUser extends BaseEntity implements Serializable { // declares: app_user

    @ManyToMany(fetch = FetchType.LAZY)
    @JoinTable(name = "roles", joinColumns = @JoinColumn(name = "user_id")) // mentions: roles
    private Set<Role> roles;
}
