package x
import ( "log"; "files/settings" )
type Event struct { Status string `json:"status"` }
type User struct { ID int `json:"id"` }
func run(users map[string]int, tags []string) {
	log.Printf("delete from orders where %v", users["users"])
	delete(users, "users"); e := Event{}; save(&e); list := append(tags, "items")
	r.Group("groups").GET("/users", h); viper.Get("settings"); os.Open("files")
	strings.Join(tags, "log"); c.Query("status"); c.Get("messages"); mux.Handle("events", h)
	cache.Set("users", 1); set.Insert("tags"); trie.Delete("jobs"); q.Select("items")
	for _, u := range []User{} { u.Save() }
}
