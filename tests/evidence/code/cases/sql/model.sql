-- a model of dbt
SELECT o.id, 'customers' AS label
FROM {{ ref('orders') }} AS o -- reads: orders
JOIN {{ source('shop', 'customers') }} AS c ON c.id = o.id -- reads: customers
