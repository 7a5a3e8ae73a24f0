namespace X;
public class Event { } public record User(int Id);
public class Service {
  private readonly List<User> users = new(); private readonly ILog log; private readonly ISession session;
  public void Run(Dictionary<string, int> tags) {
    users.Add(new User(1)); users.Where(u => u.Id == 1).First(); tags.Remove("tags"); tags["items"] = 1;
    log.Info("Please select items from orders"); session.Get("users"); TempData["messages"] = "status";
    Event.Create("events"); Console.WriteLine($"update {users} set in jobs"); ViewBag.Settings = "settings";
    var q = from u in users where u.Id == 1 select u; Url.Action("users", "groups"); File.Delete("files");
  }
}
