-- What the organiser noted for themselves when answering an application: sealed, shown to nobody else.
ALTER TABLE "orders" ADD COLUMN "note_sealed" BYTEA;
-- Those who apply are counted by browser and network, as those who hold a seat are.
CREATE INDEX orders_applied_by_browser ON orders (browser_key, event_id)
  WHERE state IN ('applied', 'approved') AND browser_key IS NOT NULL;
CREATE INDEX orders_applied_by_network ON orders (network_key, event_id)
  WHERE state IN ('applied', 'approved') AND network_key IS NOT NULL;
CREATE INDEX orders_applied ON orders (event_id, created_at) WHERE state IN ('applied', 'approved');
