package shop.tables

object Orders : IntIdTable("orders") { // declares: orders
    val total = integer("total")
}

object Cities : Table() { // declares: cities
    val id = integer("id")
}

class Order(id: EntityID<Int>) : IntEntity(id) {
    companion object : IntEntityClass<Order>(Orders) // declares: orders
}
