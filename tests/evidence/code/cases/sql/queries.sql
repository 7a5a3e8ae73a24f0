-- name: GetOrder :one
SELECT * FROM orders WHERE id = $1; -- reads: orders

-- name: AddEntry :exec
INSERT INTO audit_log (id, status) VALUES ($1, sqlc.narg('status')); -- writes: audit_log

-- name: ListCustomers :many
SELECT sqlc.embed(customers), status.id FROM customers JOIN old_orders USING (id); -- reads: customers, old_orders
