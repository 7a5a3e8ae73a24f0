using Acme.Shop.Data;
using Acme.Shop.Domain;
using Dapper;

namespace Acme.Shop.Services;

public class BlogService(ShopContext db, IDbConnection connection)
{
    public async Task Run(int id)
    {
        db.Blogs.Add(new Blog()); // writes: Blogs
        var blog = await db.Blogs.FirstOrDefaultAsync(b => b.Id == id); // reads: Blogs
        db.Blogs.Remove(blog!); // writes: Blogs
        var names = from c in db.Customers where c.Id > 1 select c.Id; // reads: Customers
        var customer = db.Customers.Single(c => c.Id == 1); // reads: Customers
        customer.Name = "x"; // writes: Customers
        db.Set<OrderLine>().AddRange(lines); // writes: order_lines
        var lines = db.Set<OrderLine>().AsNoTracking().ToList(); // reads: order_lines
        db.Update(new Order()); // writes: orders
        await connection.ExecuteAsync("""
            INSERT INTO audit_log (what) -- writes: audit_log
            VALUES (@what)
            """, new { what = "x" });
        var users = connection.Query<int>("SELECT Id FROM [dbo].[AspNetUsers]"); // reads: AspNetUsers
        await db.Database.ExecuteSqlRawAsync($"DELETE FROM audit_log WHERE id = {id}"); // writes: audit_log
        await db.SaveChangesAsync();
    }

    public void Traps(ViewModel model)
    {
        model.Blogs.Add(1);
        var orders = model.Customers;
        logger.LogInformation("Deleting {orders} from orders");
        Configuration["orders"] = "orders";
        RedirectToAction("Index", "Customers");
    }
}
