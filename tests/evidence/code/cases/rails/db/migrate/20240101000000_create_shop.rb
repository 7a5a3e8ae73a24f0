class CreateShop < ActiveRecord::Migration[7.1]
  def up
    create_table :orders do |t| # declares: orders
      t.string :users
    end
    add_index :orders, :created_at # mentions: orders
    rename_table "users", "people" # mentions: users
    puts :orders
  end

  def down
    drop_table :orders # mentions: orders
  end
end
