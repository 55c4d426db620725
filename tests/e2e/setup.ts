import type { TestProject } from "vitest/node";
import { findChromium } from "./browser.ts";
import { type StackAddresses, startStack } from "./stack.ts";

declare module "vitest" {
  interface ProvidedContext {
    /** The product that runs for this run of browser tests. */
    stack: StackAddresses;
  }
}

/** One product for the whole run; every test makes its own event and its own people in it. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  findChromium();
  const stack = await startStack();
  project.provide("stack", stack.addresses);
  return stack.stop;
}
