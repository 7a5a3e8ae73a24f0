<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Invoice extends Model // declares: invoices
{
    public function lines()
    {
        return $this->hasMany(InvoiceLine::class); // mentions: invoice_lines
    }

    public static function overdue()
    {
        return static::where('due_at', '<', now())->get(); // reads: invoices
    }
}

class InvoiceLine extends Model // declares: invoice_lines
{
}

class AuditEntry extends Model
{
    protected $table = 'audit_trail'; // declares: audit_trail
}
