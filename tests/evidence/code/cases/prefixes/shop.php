<?php

class Shop
{
    public function wordpress($wpdb): void
    {
        $wpdb->query("DELETE FROM {$wpdb->prefix}orders WHERE id = 1"); // writes: orders
        $wpdb->get_results("SELECT * FROM " . $wpdb->prefix . "orders o WHERE o.id = " . $id); // reads: orders
        $wpdb->get_results("SELECT * FROM " . $table . " orders");
        $wpdb->get_results("SELECT a FROM other WHERE kind = '" . $orders . "' AND users = 1");
    }

    public function others(): void
    {
        db_query('SELECT name FROM {users} WHERE uid = 1'); // reads: users
        Yii::$app->db->createCommand('INSERT INTO {{%orders}} (id) VALUES (1)')->execute(); // writes: orders
    }

    public function chosen(int $kind): string
    {
        return $kind ? 'trends' : 'trend_days'; // mentions: trends, trend_days
    }
}
