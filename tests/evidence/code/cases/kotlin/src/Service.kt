package shop.service

import shop.model.Visit
import shop.model.VisitRepository
import shop.tables.Cities
import shop.tables.Order
import shop.tables.Orders as Purchases

class Service(private val visits: VisitRepository) {
    fun run(entityManager: EntityManager) {
        Purchases.insert { it[total] = 1 } // writes: orders
        Cities.selectAll().where { Cities.id eq 1 }.toList() // reads: cities
        Purchases.deleteWhere { id eq 1 } // writes: orders
        visits.save(Visit(1)) // writes: visits
        val found = visits.findAll() // reads: visits
        Order.new { total = 2 } // writes: orders
        Order.findById(1) // reads: orders
        entityManager.persist(Visit(2)) // writes: visits
        jdbc.update("DELETE FROM audit_log") // writes: audit_log
        jdbc.query("""
            SELECT * FROM people -- reads: people
        """)
        println("Pick from people $found")
        // audit_log is prose in a comment
        val cities = listOf("cities")
    }
}
