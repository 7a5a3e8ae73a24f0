<?php

namespace App\Models;

class OrderItem extends \Illuminate\Database\Eloquent\Model // declares: order_items
{
}
