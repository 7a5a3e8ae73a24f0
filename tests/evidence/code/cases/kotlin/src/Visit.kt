package shop.model

@Entity
@Table(name = "visits") // declares: visits
class Visit(val id: Long)

interface VisitRepository : JpaRepository<Visit, Long> // mentions: visits
