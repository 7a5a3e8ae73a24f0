<?php

namespace App\Http\Controllers;

use App\Models\Coupon;
use App\Models\Customer;
use App\Models\Order;
use Illuminate\Support\Facades\DB;
use Illuminate\Validation\Rule;

class OrderController extends Controller
{
    public function index()
    {
        return view('orders.index', ['orders' => Order::query()->open()->latest()->get()]); // reads: orders
    }

    public function show(Order $order)
    {
        return new OrderResource($order->load('items')); // reads: order_items, orders
    }

    public function store(Request $request)
    {
        $data = $request->validate(['code' => ['required', Rule::exists('shop_coupons', 'code')]]); // reads: shop_coupons
        $order = Order::firstOrNew(['id' => $request->id]); // reads: orders
        $order->total = 12;
        $order->save(); // writes: orders
        foreach ($request->items as $item) {
            $order->items()->updateOrCreate($item); // writes: order_items
        }
        $customer = Customer::findOrFail(1); // reads: customers
        $customer->increment('orders_count'); // writes: customers
        Coupon::whereKey(1)->update(['used' => true]); // writes: shop_coupons
        Coupon::upsert([['code' => 'x']], ['code']); // writes: shop_coupons
        return redirect()->route('orders.show', $order)->with('status', __('orders.saved'));
    }

    public function raw()
    {
        DB::connection('mysql')->table('password_resets')->insert(['a' => 1]); // writes: password_resets
        DB::table('orders AS o')->leftJoin('order_items AS i', 'i.order_id', '=', 'o.id')->count(); // reads: orders, order_items
        DB::table('customers')->updateOrInsert(['id' => 1]); // writes: customers
        DB::delete('delete from password_resets where created_at < ?', [now()]); // writes: password_resets
        $query = DB::table('tags');
        $query->where('id', 1); // reads: tags
        $query->truncate(); // writes: tags
        $sql = <<<SQL
            SELECT c.id
              FROM customers c -- reads: customers
              JOIN tag_product tp ON tp.id = c.id -- reads: tag_product
            SQL;
        DB::select($sql);
        return DB::table('order_items')->exists(); // reads: order_items
    }

    public function traps()
    {
        Route::get('/orders', [self::class, 'index'])->name('orders');
        config('orders.limit');
        $this->authorize('tags');
        $tags = ['orders' => 1, 'tags' => 2];
        session()->put('orders', $tags['orders']);
        Cache::tags('orders')->flush();
        return Storage::disk('tags')->get('orders');
    }
}
