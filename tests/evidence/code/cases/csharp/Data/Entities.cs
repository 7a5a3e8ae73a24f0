using System.ComponentModel.DataAnnotations.Schema;

namespace Shop.Data;

[Table("customers")] // declares: customers
public class Customer
{
}

public class ShopContext : DbContext
{
    public DbSet<Order> Orders { get; set; } // declares: Orders
    public DbSet<AuditEntry> AuditEntries { get; set; } // declares: AuditEntries

    protected override void OnModelCreating(ModelBuilder builder)
    {
        builder.Entity<StockMove>().ToTable("stock_moves"); // declares: stock_moves
    }
}
