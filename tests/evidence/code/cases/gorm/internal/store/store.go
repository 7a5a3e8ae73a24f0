package store

import (
	"context"

	sq "github.com/Masterminds/squirrel"
)

const insertUser = `INSERT INTO users (id, name) VALUES (:id, :name)` // writes: users

type Store struct{ db *sqlx.DB }

func (s *Store) Run(ctx context.Context) error {
	var token Token
	if err := s.db.First(&token, 1).Error; err != nil { // reads: api_tokens
		return err
	}
	token.ID = 2
	s.db.Save(&token) // writes: api_tokens
	projects := []Project{}
	s.db.WithContext(ctx).Where("id = ?", 1).Find(&projects) // reads: projects
	s.db.Model(&Project{}).Count(&n) // reads: projects
	s.db.Delete(&Project{}, 1) // writes: projects
	s.db.Get(&user, "SELECT * FROM users WHERE id=$1", 1) // reads: users
	s.db.MustExec("DELETE FROM invoices") // writes: invoices
	sq.Insert("audit_events").Columns("id").Values(1) // writes: audit_events
	sq.Select("*").From("tenants").Where(sq.Eq{"id": 1}) // reads: tenants
	row := s.db.QueryRowContext(ctx, "SELECT count(*) FROM tenants t LEFT JOIN users u ON u.id = t.id") // reads: tenants, users
	return row.Err()
}

func traps() {
	http.HandleFunc("/users", nil)
	m := map[string]int{"tenants": 1, "users": 2}
	slog.Info("update users to set limits", "invoices", m["invoices"])
	flag.String("projects", "", "projects")
}
