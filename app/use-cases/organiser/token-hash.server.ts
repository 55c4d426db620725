import { createHash } from "node:crypto";

/** What is kept of a secret of 256 random bits: its SHA-256. Such a secret needs no salt and no slow hash. */
export function tokenHash(token: string): Uint8Array<ArrayBuffer> {
  return createHash("sha256").update(token).digest();
}
