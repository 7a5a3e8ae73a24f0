import { users, Event } from "./types";
import type { Settings } from "settings";
export const settings = { users: [], tags: "tags" };
export class Messages {
  constructor(private events: EventEmitter, private http: HttpClient, private cache: Map<string, string>) {}
  run(log: Logger, items: Item[]) {
    this.events.emit("messages", items.find((item) => item.status));
    this.http.get("users").subscribe();
    this.http.delete<Item>("items");
    this.cache.delete("users");
    items.filter((i) => i.tags.includes("tags")).map((i) => i.users);
    log.info("Inserted into orders");
    const files = fs.readdirSync("files");
    document.querySelector("items").remove();
    new Set(["users"]).delete("users");
    const form = new FormData(); form.append("images", files); form.get("images");
    localStorage.removeItem("settings");
    axios.get("/users").then(({ data: { items } }) => items);
    expect(screen.getByText("jobs")).toBeVisible();
    router.push({ name: "orders" });
    Event.create("events");
    store.commit("users", items); store.dispatch("orders");
    collection("x").find();
    const x = Array.from("items"), y = Buffer.from("log"), z = Observable.from("events");
    i18n.t("messages"); require("log"); import("settings");
    path.join("files", "images"); ["a"].join("tags");
    socket.to("groups").emit("messages"); socket.join("groups");
    z.object({ status: z.enum(["users", "log"]) });
    queue.add("jobs", {}); queryClient.invalidateQueries(["users"]);
    $("items").update("users"); select("users"); from("events").pipe(map(x)); 
    return <Table name="users" from="orders">select a user from users</Table>;
  }
}
