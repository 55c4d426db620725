-- The sides of an event for those who claim seats of some of them. Only these are locked, so that claims of different
-- sides go on at the same time; all are read after that, as they stand then. Another side can only grow meanwhile,
-- which makes nobody's room smaller: whoever makes a side smaller locks all of them.
CREATE FUNCTION sides_for_claim(this_event uuid, claimed uuid[])
  RETURNS TABLE (id uuid, capacity integer, taken integer, waiting integer, balanced boolean, needs_approval boolean,
    early_bird_minor integer)
  LANGUAGE plpgsql VOLATILE ROWS 4 AS $$
BEGIN
  PERFORM 1 FROM side s WHERE s.event_id = this_event AND s.id = ANY(claimed) ORDER BY s.position FOR NO KEY UPDATE;
  RETURN QUERY SELECT s.id, s.capacity, s.taken, s.waiting, s.balanced, s.needs_approval, s.early_bird_minor
    FROM side s WHERE s.event_id = this_event;
END $$;
