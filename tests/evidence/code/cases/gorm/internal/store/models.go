package store

import "time"

// Project is a row of projects.
type Project struct { // declares: projects
	ID        uint `gorm:"primaryKey"`
	LineItems []LineItem // mentions: line_items
}

type LineItem struct { // declares: line_items
	ID uint `gorm:"primaryKey"`
}

const tokensTable = "api_tokens" // mentions: api_tokens

func (t *Token) TableName() string { // mentions: api_tokens
	return "api_tokens" // declares: api_tokens
}

type Token struct {
	ID int
}
