using Shop.Data;
using Client = Shop.Data.Customer;

namespace Shop.Services;

public class OrderService
{
    private readonly ShopContext _context;

    public async Task Run(IDbConnection connection)
    {
        _context.Orders.Add(new Order()); // writes: Orders
        var open = await _context.Orders.Where(o => o.Open).ToListAsync(); // reads: Orders
        _context.AuditEntries.RemoveRange(old); // writes: AuditEntries
        _context.Set<Client>().Find(1); // reads: customers
        _context.Add(new StockMove()); // writes: stock_moves
        await connection.ExecuteAsync(@"UPDATE users SET name = @name"); // writes: users
        await connection.QueryAsync("SELECT * FROM \"AuditEntries\""); // reads: AuditEntries
        await _context.Orders.ExecuteDeleteAsync(); // writes: Orders
        Console.WriteLine("one of the users from the list");
        var users = new[] { "users" };
        cart.Orders.Clear();
    }
}
