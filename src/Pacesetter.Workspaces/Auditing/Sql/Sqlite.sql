-- The chain is only ever made longer, whoever writes to the file.
CREATE TRIGGER IF NOT EXISTS audit_entries_no_update BEFORE UPDATE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;

CREATE TRIGGER IF NOT EXISTS audit_entries_no_delete BEFORE DELETE ON audit_entries
BEGIN SELECT RAISE(ABORT, 'audit_entries is append-only'); END;

CREATE TRIGGER IF NOT EXISTS audit_entries_in_order BEFORE INSERT ON audit_entries
WHEN NEW.sequence IS NOT 1 + coalesce((SELECT max(sequence) FROM audit_entries), 0)
BEGIN SELECT RAISE(ABORT, 'audit_entries has no gaps'); END;

CREATE TRIGGER IF NOT EXISTS audit_head_only_forward BEFORE UPDATE ON audit_head
WHEN NEW.id IS NOT 1 OR NEW.sequence < OLD.sequence OR (NEW.sequence = OLD.sequence AND NEW.hash IS NOT OLD.hash)
BEGIN SELECT RAISE(ABORT, 'audit_head moves forward only'); END;

CREATE TRIGGER IF NOT EXISTS audit_head_no_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'audit_head stays'); END;

CREATE TRIGGER IF NOT EXISTS audit_head_only_one BEFORE INSERT ON audit_head
WHEN NEW.id IS NOT 1
BEGIN SELECT RAISE(ABORT, 'audit_head is one row'); END;
