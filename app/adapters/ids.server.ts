import { randomBytes, randomInt, randomUUID } from "node:crypto";

/** Where the product draws its ids and secrets. */
export type Ids = {
  /** A random UUID (version 4). */
  uuid(): string;
  /**
   * A UUID (version 8 of RFC 9562) for rows that are written thousands in a second: those of one process follow each
   * other, so that they are written and found beside each other. Its last 74 bits are random; it says no time.
   */
  rowId(): string;
  /** A URL-safe secret of `bytes` random bytes; 32 unless told. */
  token(bytes?: number): string;
  /** A code a person can read out: `length` letters of an alphabet without look-alikes. */
  code(length: number): string;
};

const readable = "23456789ABCDEFGHJKMNPQRSTVWXYZ";

/** The first 48 bits count up from a random number. */
function rowIds(): () => string {
  let place = randomBytes(6).readUIntBE(0, 6);
  return () => {
    place = (place + 1) % 2 ** 48;
    const head = place.toString(16).padStart(12, "0");
    return `${head.slice(0, 8)}-${head.slice(8)}-8${randomUUID().slice(15)}`;
  };
}

export const randomIds: Ids = {
  uuid: () => randomUUID(),
  rowId: rowIds(),
  token: (bytes = 32) => randomBytes(bytes).toString("base64url"),
  code: (length) => Array.from({ length }, () => readable.charAt(randomInt(readable.length))).join(""),
};
