-- Free seats are found by their side: an index in the order of the primary key would be mistaken for it.
DROP INDEX seat_free;
CREATE INDEX seat_free ON seat (side_id, number, event_id) WHERE line_id IS NULL;
