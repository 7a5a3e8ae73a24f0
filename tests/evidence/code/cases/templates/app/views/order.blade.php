<h1>Don't drop the orders, our customers' orders</h1>
<a href="{{ route('orders') }}">The order's order_lines</a>
{{-- $order->lines in a comment --}}
@foreach ($order->lines as $line) <li> # reads: order_lines
<p>{{ \App\Models\Order::count() }}</p> # reads: orders
@endforeach
@php
    DB::table('customers')->increment('views'); // writes: customers
@endphp
