import type { Clock } from "#app/adapters/clock.server.ts";
import type { Db } from "#app/adapters/db.server.ts";
import type { Mail } from "#app/adapters/email.server.ts";
import type { Engine } from "#app/adapters/engine.server.ts";
import type { Ids } from "#app/adapters/ids.server.ts";
import type { LastAnswer } from "#app/adapters/last-answer.server.ts";
import type { Limits } from "#app/adapters/limits.server.ts";
import type { Log } from "#app/adapters/log.server.ts";
import type { NightChanges } from "#app/adapters/night-changes.server.ts";
import type { PaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import type { SeatClaims } from "#app/adapters/seat-claims.server.ts";
import type { Settings } from "#app/adapters/settings.server.ts";
import type { Pictures } from "#app/adapters/share-image.server.ts";
import type { Standings } from "#app/adapters/standings.server.ts";
import type { Payments } from "#app/adapters/stripe.server.ts";
import type { Vault } from "#app/adapters/vault.server.ts";
import type { MatchRecord } from "#app/domain/trust/match-record.ts";

/** Everything a use case may touch, handed in by the process that runs it. */
export type World = {
  db: Db;
  payments: Payments;
  mail: Mail;
  clock: Clock;
  ids: Ids;
  vault: Vault;
  limits: Limits;
  seats: SeatClaims;
  attempts: PaymentAttempts;
  standings: Standings;
  matchRecord: LastAnswer<MatchRecord | null>;
  pictures: Pictures;
  engine: Engine;
  nightChanges: NightChanges;
  log: Log;
  settings: Settings;
};
