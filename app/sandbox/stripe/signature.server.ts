import { createHmac } from "node:crypto";

/** Stripe's signature header: the moment in seconds and one `v1` per secret, so that a rotation breaks nothing. */
export function signPayload(payload: string, seconds: number, secrets: string[]): string {
  const parts = secrets.map((secret) => {
    const digest = createHmac("sha256", secret).update(`${seconds}.${payload}`).digest("hex");
    return `v1=${digest}`;
  });
  return [`t=${seconds}`, ...parts].join(",");
}
