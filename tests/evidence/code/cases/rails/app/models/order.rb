# frozen_string_literal: true

class Order < ApplicationRecord # declares: orders
  belongs_to :buyer, class_name: "User", inverse_of: :orders
  has_many :line_items, dependent: :destroy # mentions: line_items
  has_one :address, as: :addressable
  scope :open, -> { where(open: true) }

  def close!
    update!(open: false) # writes: orders
    line_items.destroy_all # writes: line_items
  end
end
