class Comment < ApplicationRecord # declares: comments
  belongs_to :account
end
