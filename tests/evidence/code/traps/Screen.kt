package x
data class Event(val id: Int, val status: String)
object Settings { val users = mutableListOf<String>() }
class Screen(private val items: MutableList<Event>) {
  fun run(log: Logger) {
    items.add(Event(1, "status")); items.filter { it.status == "tags" }.first()
    log.info("insert into jobs"); Settings.users.add("users"); prefs.edit().remove("settings")
    mapOf("users" to 1)["users"]; bundle.putString("messages", "x"); intent.getStringExtra("orders")
    Event.create(); listOf("log").joinToString("tags")
  }
}
