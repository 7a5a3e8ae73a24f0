<?php

namespace App\Services;

use App\Entity\Customer;
use App\Models\AuditEntry as Entry;
use App\Models\Invoice;
use Illuminate\Support\Facades\DB;

class Billing
{
    public function __construct(private EntityManager $em, private readonly Storage $storage)
    {
    }

    public function bill(Invoice $invoice, Request $request): void
    {
        $invoice->lines()->create(['amount' => 1]); // writes: invoice_lines
        $invoice->update(['sent' => true]); // writes: invoices
        (new Entry(['what' => 'billed']))->save(); // writes: audit_trail
        $entry = new Entry();
        $entry->fill(['what' => 'again']);
        $entry->save(); // writes: audit_trail
        Invoice::with('lines')->paginate(); // reads: invoices, invoice_lines
        $request->validate(['email' => 'required|unique:users,email']); // reads: users
    }

    public function report(): array
    {
        $customers = $this->em->getRepository(Customer::class)->findAll(); // reads: customers
        $this->em->persist(new Customer()); // writes: customers
        DB::table('users')->where('id', 1)->update(['name' => 'x']); // writes: users
        DB::table('invoices') // reads: invoices
            ->join('users', 'users.id', '=', 'invoices.user_id') // reads: users
            ->get();
        $dbr->selectField('invoice_lines', 'amount', ['id' => 1]); // reads: invoice_lines
        $dbw->upsert('audit_trail', $row, 'id'); // writes: audit_trail
        $rows = DB::select("
            SELECT u.name
            FROM users u -- reads: users
            WHERE u.id = ?
        ");
        DB::insert('INSERT INTO ' . 'user_sessions' . ' (id) VALUES (1)'); // writes: user_sessions

        return [$customers, $rows];
    }

    public function traps(): void
    {
        // invoices and users in a comment are prose
        $this->storage->from('users');
        $label = 'users';
        $text = 'Please pick one of the users from the list';
        cache()->get('invoices');
        echo "The invoice_lines are shown below"; // mentions: invoice_lines
    }
}
