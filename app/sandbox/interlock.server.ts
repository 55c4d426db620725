/** The modes in which the stand-ins may run. Production is not one of them. */
export type SandboxMode = "demo" | "development" | "test";

const modes = ["demo", "development", "test"] satisfies SandboxMode[];

/** @throws when `mode` is anything but demo, development or test. */
export function requireSandboxMode(mode: string | undefined): SandboxMode {
  const known = modes.find((name) => name === mode);
  if (known) return known;
  throw new Error(
    `The payment and mail stand-ins run only with MODE=demo, development or test, not "${mode ?? ""}".`,
  );
}

/** @throws when a key is not a test key: a live key must never meet a stand-in. */
export function requireTestKeys(keys: { stripeKey: string; resendKey: string; webhookSecret: string }): void {
  if (!/^sk_test_\w+$/.test(keys.stripeKey))
    throw new Error("The Stripe stand-in needs a key like sk_test_…");
  if (!/^re_\w+$/.test(keys.resendKey)) throw new Error("The mailbox stand-in needs a key like re_…");
  if (keys.webhookSecret.length < 8) throw new Error("The webhook secret needs at least 8 characters.");
}

/** Only an address of this very machine may talk to the stand-ins. */
export function isLoopback(address: string | undefined): boolean {
  return address === "::1" || /^(::ffff:)?127\.\d+\.\d+\.\d+$/.test(address ?? "");
}
