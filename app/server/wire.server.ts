import { systemClock } from "#app/adapters/clock.server.ts";
import { openDb } from "#app/adapters/db.server.ts";
import { openMail } from "#app/adapters/email.server.ts";
import { openEngine } from "#app/adapters/engine.server.ts";
import { randomIds } from "#app/adapters/ids.server.ts";
import { keepLastAnswer } from "#app/adapters/last-answer.server.ts";
import { openLimits } from "#app/adapters/limits.server.ts";
import { openLog } from "#app/adapters/log.server.ts";
import { openNightChanges } from "#app/adapters/night-changes.server.ts";
import { openPaymentAttempts } from "#app/adapters/payment-attempts.server.ts";
import { openSeatClaims } from "#app/adapters/seat-claims.server.ts";
import type { Settings } from "#app/adapters/settings.server.ts";
import { openPictures } from "#app/adapters/share-image.server.ts";
import { openStandings } from "#app/adapters/standings.server.ts";
import { openPayments } from "#app/adapters/stripe.server.ts";
import { openVault } from "#app/adapters/vault.server.ts";
import type { World } from "#app/use-cases/world.server.ts";

/** Joins the adapters to the one object every use case gets. `close` ends its connections. */
export async function wireWorld(settings: Settings): Promise<{ world: World; close(): Promise<void> }> {
  const db = openDb(settings.DATABASE_URL);
  const vault = openVault(settings.APP_SECRET);
  const log = openLog(settings.LOG_LEVEL);
  const world: World = {
    db,
    payments: openPayments(settings),
    mail: openMail(settings),
    clock: systemClock,
    ids: randomIds,
    vault,
    limits: openLimits(db.pool, vault),
    seats: openSeatClaims(db.pool),
    attempts: openPaymentAttempts(db.pool),
    standings: openStandings(db.pool),
    matchRecord: keepLastAnswer(),
    pictures: openPictures(),
    engine: openEngine(),
    nightChanges: openNightChanges(db.pool, log),
    log,
    settings,
  };
  const close = async () => {
    world.nightChanges.close();
    await Promise.all([world.pictures.close(), world.engine.close()]);
    await db.close();
  };
  return { world, close };
}
