# accounts and audit_logs are only prose here
class Report
  def call(account)
    @accounts = Account.recent # reads: accounts
    Person.where(name: "x").find_each { |person| puts person } # reads: people
    Billing::Invoice.create!(total: 1) # writes: billing_invoices
    account.comments.create(text: "x") # writes: comments
    account.logs.each { |log| puts log } # reads: audit_logs
    order = Order.find(1) # reads: shop_orders
    order.update(total: 2) # writes: shop_orders
    Account.includes(:comments).to_a # reads: accounts, comments
    Account.connection.execute("DELETE FROM audit_logs WHERE id < 10") # reads: accounts; writes: audit_logs
  end

  def traps
    Rails.cache.fetch("accounts") { 1 }
    flash[:people] = "Pick from people"
    Legacy::Order.create!(id: 1)
    params[:comments]
  end
end
