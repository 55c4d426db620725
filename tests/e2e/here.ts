import { afterAll, beforeAll, inject } from "vitest";
import { type Backstage, openBackstage } from "./backstage.ts";

/** The running product's addresses and a way behind its stage, for the tests of one file; closed with the file. */
export function openHere(): Backstage & { app: string; mailbox: string; cashier: string } {
  const addresses = inject("stack");
  let opened: Backstage | undefined;
  beforeAll(async () => {
    opened = await openBackstage(addresses);
  });
  afterAll(() => opened?.close());
  const now = (): Backstage => {
    if (opened === undefined)
      throw new Error("Only inside a test: the world behind the stage is not open yet.");
    return opened;
  };
  return {
    ...addresses,
    get world() {
      return now().world;
    },
    get control() {
      return now().control;
    },
    close: () => now().close(),
  };
}
