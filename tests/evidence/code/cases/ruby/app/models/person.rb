class Person < ApplicationRecord # declares: people
end
