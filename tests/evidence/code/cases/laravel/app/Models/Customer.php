<?php

namespace App\Models;

use Illuminate\Foundation\Auth\User as Authenticatable;

class Customer extends Authenticatable // declares: customers
{
}

class Tag extends Model // declares: tags
{
}

class Coupon extends Model
{
    /** @var string */
    protected string $table = "shop_coupons"; // declares: shop_coupons
}
