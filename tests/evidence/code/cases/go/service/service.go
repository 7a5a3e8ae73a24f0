package service

import (
	"database/sql"

	"example.com/shop/models"
)

// audit_logs is only prose here
func Run(db *gorm.DB, raw *sql.DB) error {
	account := models.Account{}
	db.Create(&account) // writes: accounts
	var orders []models.PurchaseOrder
	db.Where("total > ?", 1).Find(&orders) // reads: orders
	db.Model(&models.PurchaseOrder{}).Where("id = ?", 1).Update("total", 2) // writes: orders
	db.Delete(&models.UsageRecord{}, 1) // writes: usage_records
	db.Preload("Orders").First(&account) // reads: accounts, orders
	raw.Query(`
		SELECT id
		FROM events e -- reads: events
	`)
	raw.Exec("INSERT INTO audit_logs (id) VALUES ($1)", 1) // writes: audit_logs
	db.Table("users").Count(&n) // reads: users
	other.Account{}.Save()
	users := "users"
	fmt.Println("pick from users", users)
	return cache.Get("events")
}
