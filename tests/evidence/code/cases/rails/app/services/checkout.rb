class Checkout
  def call(user, params)
    order = user.orders.build(params) # reads: orders
    order.save! # writes: orders
    Order.open.includes(:line_items).each do |each| # reads: orders, line_items
      each.touch # writes: orders
    end
    LineItem.insert_all([{ order_id: 1 }]) # writes: line_items
    Category.find_or_create_by!(name: "x") # writes: categories
    ::User.where(id: 1).update_all(active: true) # writes: users
    Admin.find_by(email: "a") # reads: users
    ActiveRecord::Base.connection.execute(<<~SQL)
      INSERT INTO audits (what) -- writes: audits
      SELECT name FROM tags -- reads: tags
    SQL
    Order.joins(:line_items).where(line_items: { id: 1 }).pluck(:id) # reads: orders, line_items
    Address.exists?(city: "x") ? Address.delete_all : nil # reads: addresses; writes: addresses
  end

  def traps
    render "orders/index", locals: { users: [] }
    redirect_to orders_path
    I18n.t("orders.title")
    link_to "users", users_path
    params.require(:tags).permit(:categories)
    Rails.logger.info("Deleting from orders")
    Struct.new(:users, :tags)
  end
end
