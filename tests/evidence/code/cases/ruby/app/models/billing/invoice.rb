module Billing
  class Invoice < ApplicationRecord # declares: billing_invoices
  end
end
