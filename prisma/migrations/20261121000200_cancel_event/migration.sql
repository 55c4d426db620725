-- AlterTable
ALTER TABLE "event" ADD COLUMN     "moved_at" TIMESTAMPTZ(3),
ADD COLUMN     "moved_from_ends_at" TIMESTAMPTZ(3),
ADD COLUMN     "moved_from_starts_at" TIMESTAMPTZ(3),
ADD COLUMN     "refund_offer_until" TIMESTAMPTZ(3);

-- A move is told whole: when it was made, from when until when the event was before.
ALTER TABLE event
  ADD CONSTRAINT event_moved CHECK (
    (moved_at IS NULL) = (moved_from_starts_at IS NULL) AND (moved_at IS NULL) = (moved_from_ends_at IS NULL)),
  ADD CONSTRAINT event_offer_belongs_to_a_move CHECK (refund_offer_until IS NULL OR moved_at IS NOT NULL);

-- T8": held and processing orders end with their event.
ALTER TABLE order_step DROP CONSTRAINT order_step_is_in_the_table;
ALTER TABLE order_step
  ADD CONSTRAINT order_step_is_in_the_table CHECK ((step, coalesce(from_state, ''), to_state) IN (
    ('T1', '', 'held'),
    ('T2', 'held', 'held'), ('T3', 'held', 'held'),
    ('T5', 'held', 'paid'), ('T5', 'processing', 'paid'),
    ('T6', 'held', 'processing'),
    ('T7', 'processing', 'expired'),
    ('T8', 'expired', 'paid'), ('T8', 'expired', 'refund-due'),
    ('T8''', 'cancelled', 'cancelled'), ('T8''', 'paid', 'paid'), ('T8''', 'expired', 'refund-due'),
    ('T8''', 'held', 'refund-due'), ('T8''', 'processing', 'refund-due'), ('T8''', 'refund-due', 'refund-due'),
    ('T8''', 'refunding', 'refunding'), ('T8''', 'refunded', 'refunded'), ('T8''', 'refund-failed', 'refund-failed'),
    ('T8"', 'held', 'cancelled'), ('T8"', 'processing', 'cancelled'),
    ('T9', 'held', 'expired'),
    ('T10', 'held', 'held'),
    ('T11', 'held', 'cancelled'),
    ('T12', 'paid', 'refund-due'), ('T12', 'paid', 'cancelled'), ('T12', 'expired', 'refund-due'), ('T12''', 'paid', 'paid'), ('T12''', 'held', 'held'),
    ('T13', 'refund-due', 'refunding'), ('T13', 'refunding', 'refunded'), ('T13', 'refund-due', 'refunded'),
    ('T13', 'cancelled', 'cancelled'), ('T13', 'paid', 'paid'), ('T13', 'refund-failed', 'refunding'),
    ('T13', 'refund-failed', 'refunded'), ('T13', 'refunded', 'refunded'), ('T13', 'refunding', 'refunding'),
    ('T14', 'refunding', 'refund-failed'), ('T14', 'refund-due', 'refund-failed'), ('T14', 'refunded', 'refund-failed'),
    ('T14', 'cancelled', 'cancelled'), ('T14', 'paid', 'paid'),
    ('T17', 'held', 'paid')
  ));
