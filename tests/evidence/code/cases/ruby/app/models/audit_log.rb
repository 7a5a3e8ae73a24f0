class AuditLog < ApplicationRecord # declares: audit_logs
end
