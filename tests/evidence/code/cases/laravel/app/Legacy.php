<?php
require 'db.php';
$pdo = new PDO($dsn);
$pdo->prepare('INSERT INTO tags (name) VALUES (:name)')->execute(); // writes: tags
mysqli_query($link, "UPDATE `customers` SET name = 'x' WHERE id = $id"); // writes: customers
$rows = $wpdb->get_results("SELECT * FROM orders WHERE id = {$id}"); // reads: orders
$wpdb->insert('orders', ['id' => 1]); // writes: orders
$this->db->where('id', 1)->get('order_items'); // reads: order_items
$this->db->delete('order_items', ['id' => 1]); // writes: order_items
?>
<h1>The orders of our customers</h1>
<?= count($orders) ?> orders
