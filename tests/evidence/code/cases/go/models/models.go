package models

import "gorm.io/gorm"

type Account struct { // declares: accounts
	gorm.Model
	Orders []PurchaseOrder // mentions: orders
}

type PurchaseOrder struct {
	gorm.Model
}

func (PurchaseOrder) TableName() string { return "orders" } // declares: orders

type UsageRecord struct { // declares: usage_records
	ID int `db:"id"`
}
