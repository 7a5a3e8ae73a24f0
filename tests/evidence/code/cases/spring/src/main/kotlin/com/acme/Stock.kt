package com.acme

import com.acme.domain.AppUser
import com.acme.repo.AppUserRepository as Users

class Stock(private val users: Users, private val template: JdbcTemplate) {
    fun run() {
        users.findAll().forEach { println(it) } // reads: app_user
        users.saveAll(listOf(AppUser())) // writes: app_user
        template.update(
            """
            UPDATE product -- writes: product
            SET amount = 0
            """.trimIndent(),
        )
        val rows = template.queryForList("SELECT id FROM payment") // reads: payment
    }
}
