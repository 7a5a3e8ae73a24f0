package x;
import com.acme.Event;
import java.util.logging.Log;
class Handler {
  private Map<String, Users> users; private Set<String> tags;
  void run(Model model, Event event, Session session) {
    model.addAttribute("users", tags); users.get("users"); users.remove("tags");
    log.info("select items from orders"); session.save(event); session.get("messages");
    tags.add("events"); tags.contains("log"); File.createTempFile("files", "log");
    String s = "please update users and set status"; JsonNode n = node.get("items").get("status");
    request.getParameter("groups"); bundle.getString("settings"); em.flush();
    List<String> l = List.of("jobs", "orders"); restTemplate.delete("users");
    enum Types { USERS, LOG, TAGS } ; switch (t) { case USERS: break; }
    EnumSet.of(USERS); map.put(ORDERS, 1); find(USERS); list.contains(EVENTS);
  }
}
