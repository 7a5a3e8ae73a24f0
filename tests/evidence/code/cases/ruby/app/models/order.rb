class Order < ApplicationRecord
  self.table_name = "shop_orders" # declares: shop_orders
end
