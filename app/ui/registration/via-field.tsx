import { useVia } from "../use-via.ts";

/** Takes the code of the partner's link along in a form; nothing for who came by themselves. */
export function ViaField() {
  const via = useVia();
  return via === null ? null : <input type="hidden" name="via" value={via} />;
}
