-- orders and audit_log are prose here
CREATE TABLE audit_log (id int, status text); -- declares: audit_log

INSERT INTO audit_log -- writes: audit_log
SELECT id, 'orders' FROM orders; -- reads: orders

UPDATE "customers" SET name = 'x' -- writes: customers
WHERE id IN (SELECT customer_id FROM orders); -- reads: orders

WITH status AS (SELECT 1 AS id)
SELECT status.id, customers.name FROM status JOIN customers ON true; -- reads: customers

SELECT o.status FROM orders o, customers c; -- reads: orders, customers

DELETE FROM orders USING customers WHERE true; -- writes: orders; reads: customers

MERGE INTO customers AS c USING orders AS o ON true WHEN MATCHED THEN DELETE; -- writes: customers; reads: orders

ALTER TABLE old_orders ADD COLUMN note text; -- mentions: old_orders

TRUNCATE old_orders; -- writes: old_orders

CREATE VIEW open_orders AS SELECT * FROM orders; -- reads: orders
