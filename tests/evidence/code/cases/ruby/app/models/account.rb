class Account < ApplicationRecord # declares: accounts
  has_many :comments
  has_many :logs, class_name: "AuditLog"

  def self.recent
    where("created_at > ?", 1.day.ago)
  end
end
