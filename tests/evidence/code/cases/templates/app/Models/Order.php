<?php

namespace App\Models;

class Order extends Model // declares: orders
{
    public function lines()
    {
        return $this->hasMany(OrderLine::class); // mentions: order_lines
    }
}

class OrderLine extends Model // declares: order_lines
{
}
