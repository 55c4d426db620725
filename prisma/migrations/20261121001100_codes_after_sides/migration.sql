-- Whoever changes sides and codes locks the sides first. An order's end frees its seats after the order itself is
-- written, so its code's use comes back last, when the transaction ends.

DROP TRIGGER orders_give_code_uses_back ON orders;
DROP TRIGGER order_line_gives_code_use_back ON order_line;
CREATE OR REPLACE FUNCTION give_code_uses_back() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE this_order uuid := (to_jsonb(NEW) ->> CASE TG_TABLE_NAME WHEN 'orders' THEN 'id' ELSE 'order_id' END)::uuid;
  its_code uuid; over boolean; given integer;
BEGIN
  SELECT code_id, state NOT IN ('held', 'processing', 'paid') INTO its_code, over FROM orders
    WHERE event_id = NEW.event_id AND id = this_order;
  UPDATE order_line SET code_held = false
    WHERE event_id = NEW.event_id AND order_id = this_order AND code_held AND (over OR state <> 'live');
  GET DIAGNOSTICS given = ROW_COUNT;
  IF given > 0 THEN
    UPDATE discount_code SET used = used - given WHERE event_id = NEW.event_id AND id = its_code;
  END IF;
  RETURN NULL;
END $$;
CREATE CONSTRAINT TRIGGER orders_give_code_uses_back AFTER UPDATE OF state ON orders
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.code_id IS NOT NULL) EXECUTE FUNCTION give_code_uses_back();
CREATE CONSTRAINT TRIGGER order_line_gives_code_use_back AFTER UPDATE OF state ON order_line
  DEFERRABLE INITIALLY DEFERRED FOR EACH ROW WHEN (NEW.code_held) EXECUTE FUNCTION give_code_uses_back();
