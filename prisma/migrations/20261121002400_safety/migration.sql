-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "firm" BOOLEAN NOT NULL DEFAULT false;

-- Reports and strikes are about people who were there.
ALTER TABLE safety_report
  ADD CONSTRAINT safety_report_event_id_by_id_fkey FOREIGN KEY (event_id, by_id) REFERENCES order_line (event_id, id),
  ADD CONSTRAINT safety_report_event_id_about_id_fkey FOREIGN KEY (event_id, about_id) REFERENCES order_line (event_id, id),
  ADD CONSTRAINT safety_report_kind CHECK (kind IN ('unsafe', 'touched', 'not-as-said', 'money', 'other')),
  ADD CONSTRAINT safety_report_not_oneself CHECK (about_id IS DISTINCT FROM by_id);
CREATE INDEX safety_report_open ON safety_report (created_at) WHERE closed_at IS NULL;
ALTER TABLE no_show_strike
  ADD CONSTRAINT no_show_strike_event_id_line_id_fkey FOREIGN KEY (event_id, line_id) REFERENCES order_line (event_id, id);
ALTER TABLE person_block ADD CONSTRAINT person_block_another CHECK (by_index <> about_index);

-- A ticket held as firm gives nothing back by its own ladder.
ALTER TABLE orders ADD CONSTRAINT orders_firm CHECK (NOT firm OR refund_ladder = '[]'::jsonb);
