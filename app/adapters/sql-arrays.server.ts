/*
 * Arrays as PostgreSQL reads them, for statements that carry hundreds of values: the driver would turn and escape each
 * value on its own.
 */

const BYTEA = 17;
const plain = /^[\w.-]*$/;

/** text[] or uuid[]: its literal, or the values themselves for the driver when one of them would have to be escaped. */
export function textArray(values: readonly string[]): string | readonly string[] {
  if (values.length === 0) return "{}";
  return values.every((value) => plain.test(value)) ? `{"${values.join('","')}"}` : values;
}

/** uuid[] of which some may be null. Throws when one is no UUID. */
export function uuidArray(values: readonly (string | null)[]): string {
  for (const value of values)
    if (value !== null && !/^[0-9a-f-]{36}$/i.test(value)) throw new Error("not a UUID");
  return `{${values.map((value) => value ?? "NULL").join(",")}}`;
}

/** integer[]. Throws when one is no whole number. */
export function integerArray(values: readonly number[]): string {
  if (!values.every(Number.isSafeInteger)) throw new Error("not a whole number");
  return `{${values.join(",")}}`;
}

/**
 * bytea[] in PostgreSQL's binary form, which the driver sends as it is: dimensions, whether there are nulls, the type
 * of the elements, their number, the first index; then each element's length and bytes, or -1 for null.
 */
export function bytesArray(values: readonly (Uint8Array | null)[]): Buffer {
  if (values.length === 0) return head(Buffer.allocUnsafe(12), 0);
  const size = values.reduce((sum, value) => sum + 4 + (value?.length ?? 0), 20);
  const buffer = head(Buffer.allocUnsafe(size), 1, values.includes(null));
  buffer.writeInt32BE(values.length, 12);
  buffer.writeInt32BE(1, 16);
  let at = 20;
  for (const value of values) {
    at = buffer.writeInt32BE(value?.length ?? -1, at);
    if (!value) continue;
    buffer.set(value, at);
    at += value.length;
  }
  return buffer;
}

function head(buffer: Buffer, dimensions: number, nulls = false): Buffer {
  buffer.writeInt32BE(dimensions, 0);
  buffer.writeInt32BE(nulls ? 1 : 0, 4);
  buffer.writeInt32BE(BYTEA, 8);
  return buffer;
}
