using Microsoft.EntityFrameworkCore;
using Acme.Shop.Domain;

namespace Acme.Shop.Data
{
    public class ShopContext : DbContext
    {
        public virtual DbSet<Blog> Blogs => Set<Blog>(); // declares: Blogs
        public DbSet<Customer> Customers { get; set; } = null!; // declares: Customers
    }

    public class OrderConfiguration : IEntityTypeConfiguration<Order> // mentions: orders
    {
        public void Configure(EntityTypeBuilder<Order> builder) // mentions: orders
        {
            builder.ToTable("orders"); // declares: orders
        }
    }
}
