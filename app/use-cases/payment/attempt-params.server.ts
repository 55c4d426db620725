import { z } from "zod";
import type { SessionRequest } from "#app/adapters/payment-facts.server.ts";
import type { World } from "../world.server.ts";

const schema = z.object({
  eventId: z.string(),
  orderId: z.string(),
  attemptId: z.string(),
  amountMinor: z.number().int(),
  currency: z.string(),
  title: z.string(),
  locale: z.enum(["zh-CN", "en"]),
  email: z.string(),
  expiresAt: z.iso.datetime().transform((text) => new Date(text)),
  successUrl: z.string(),
  cancelUrl: z.string(),
}) satisfies z.ZodType<SessionRequest, unknown>;

/** What an attempt asked of Stripe, word for word: the same key must always carry the same parameters. */
export function openParams(world: World, attempt: { paramsSealed: Uint8Array }): SessionRequest {
  return schema.parse(world.vault.open(attempt.paramsSealed));
}
