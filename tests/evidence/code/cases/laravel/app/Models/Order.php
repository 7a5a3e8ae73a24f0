<?php

declare(strict_types=1);

namespace App\Models;

use Illuminate\Database\Eloquent\{Model, SoftDeletes};
use Illuminate\Database\Eloquent\Relations\HasMany;

final class Order extends Model // declares: orders
{
    use SoftDeletes;

    protected $fillable = ['total'];

    public function items(): HasMany
    {
        return $this->hasMany(OrderItem::class, 'order_id'); // mentions: order_items
    }

    public function customer(): BelongsTo
    {
        return $this->belongsTo(related: Customer::class); // mentions: customers
    }

    public function tags()
    {
        return $this->belongsToMany(Tag::class, 'tag_product')->withTimestamps(); // mentions: tags, tag_product
    }

    public function scopeOpen($query)
    {
        return $query->where('open', true);
    }

    public function close(): void
    {
        $this->update(['open' => false]); // writes: orders
        $this->items()->delete(); // writes: order_items
    }
}
