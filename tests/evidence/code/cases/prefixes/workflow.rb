class WorkflowRule < ActiveRecord::Base
  self.table_name = "#{table_name_prefix}workflows#{table_name_suffix}" # declares: workflows
end

WorkflowRule.where(id: 1).delete_all # writes: workflows
connection.execute("SELECT 1 FROM #{table_name_prefix}workflows#{table_name_suffix}") # reads: workflows
