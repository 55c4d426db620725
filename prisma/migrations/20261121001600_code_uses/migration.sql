-- Counts uses of a code whose row is locked. A statement of its own: it sees the newest count, whatever the statement
-- that calls it saw when it began, and the code's limit is held to that.
CREATE FUNCTION count_code_uses(its_event uuid, its_code uuid, uses integer) RETURNS void LANGUAGE sql VOLATILE AS $$
  UPDATE discount_code SET used = used + uses WHERE event_id = its_event AND id = its_code
$$;
