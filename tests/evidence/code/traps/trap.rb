class Trap
  attr_accessor :users, :tags
  validates :status, presence: true
  def run(items, settings)
    items.each { |item| item.save }
    @messages = settings.fetch(:messages).select { |m| m.status }
    users.map(&:tags).join("log")
    Event.new(:events).delete
    params.permit(:groups, tags: [])
    redirect_to :users
    render json: { jobs: users.count, orders: "orders" }
    File.delete("files")
    session.delete(:orders)
    cache.read("settings")
    get "users"
    resources :orders, :items do
      collection { get :images }
    end
    puts "select users from groups"
  end
end
