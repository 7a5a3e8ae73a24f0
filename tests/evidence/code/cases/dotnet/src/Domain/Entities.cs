using System.ComponentModel.DataAnnotations.Schema;

namespace Acme.Shop.Domain;

public class Blog { public int Id { get; set; } }

public record Customer(int Id);

[Table("order_lines", Schema = "public")] // declares: order_lines
public class OrderLine
{
}

public class Order
{
    public List<OrderLine> Lines { get; } = new(); // mentions: order_lines
}
