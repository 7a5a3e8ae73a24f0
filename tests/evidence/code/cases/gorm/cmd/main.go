package main

import (
	db "example.com/app/internal/store"
)

func main() {
	conn.Create(&db.LineItem{}) // writes: line_items
	item := &db.LineItem{ID: 1}
	conn.Save(item) // writes: line_items
	var list []*db.Project
	conn.Find(&list) // reads: projects
	store.Token{}.Nothing()
}
