class User < ActiveRecord::Base # declares: users
  has_many :orders, foreign_key: :buyer_id
end

class LineItem < ApplicationRecord # declares: line_items
end

class Address < ApplicationRecord # declares: addresses
end

class Category < ApplicationRecord; end # declares: categories

class Admin < User # mentions: users
end
