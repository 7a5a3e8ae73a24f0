class Customer < ApplicationRecord # declares: customers
end
