class Project < ActiveRecord::Base # declares: projects
  has_and_belongs_to_many :trackers, -> { order(:position) } # mentions: projects_trackers

  def rename
    trackers.delete_all # writes: projects_trackers, trackers
  end
end

class Tracker < ActiveRecord::Base # declares: trackers
end
