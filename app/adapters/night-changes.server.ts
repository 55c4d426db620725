import type pg from "pg";
import type { Log } from "./log.server.ts";

/** Somebody who wants to know when a night changes. */
export type Watcher = {
  /** Something changed, or watching has only begun and may have missed it. */
  change(): void;
  /** The process stops: nothing more will be told. */
  end(): void;
};

/** Notices that something about a night changed: one question to the database at a time, for all who watch. */
export type NightChanges = {
  /** Watches one event's night until the answer is called. */
  watch(eventId: string, watcher: Watcher): () => void;
  /** Tells every watcher that it ends, and asks no more. */
  close(): void;
};

/**
 * The mark of everything a night's pages show but the ballots, so that nobody's choice ever makes another page stir.
 * xmin is the transaction that wrote a row last: the sum tells any row added, changed or gone, also when a transaction
 * that began earlier commits later.
 */
const marksQuery = `
  select e.id as "eventId", concat_ws(' ', e.xmin, n.xmin, n.plan_version,
    (select count(*) || ':' || sum(xmin::text::bigint) from night_guest where event_id = e.id),
    (select count(*) || ':' || sum(xmin::text::bigint) from profile where event_id = e.id),
    (select count(*) || ':' || sum(xmin::text::bigint) from order_line where event_id = e.id),
    (select count(*) || ':' || sum(xmin::text::bigint) from ticket where event_id = e.id)) as mark
  from event e left join night n on n.event_id = e.id
  where e.id = any($1::uuid[])`;

type Watched = { mark: string | undefined; watchers: Set<Watcher> };

/** Asks every `everyMs` milliseconds while anybody watches; a question that fails is asked again next time. */
export function openNightChanges(pool: pg.Pool, log: Log, everyMs = 500): NightChanges {
  const watched = new Map<string, Watched>();
  let timer: NodeJS.Timeout | undefined;
  let closed = false;

  async function look(): Promise<void> {
    try {
      const { rows } = await pool.query<{ eventId: string; mark: string }>(marksQuery, [[...watched.keys()]]);
      for (const { eventId, mark } of rows) notice(eventId, mark);
    } catch (error) {
      log.warn({ err: error }, "the nights could not be looked at");
    }
    timer = undefined;
    plan();
  }

  function notice(eventId: string, mark: string): void {
    const one = watched.get(eventId);
    if (!one || one.mark === mark) return;
    one.mark = mark;
    for (const watcher of [...one.watchers]) watcher.change();
  }

  function plan(): void {
    if (timer || closed || watched.size === 0) return;
    timer = setTimeout(look, everyMs);
    timer.unref();
  }

  return {
    watch(eventId, watcher) {
      if (closed) {
        setImmediate(watcher.end);
        return () => undefined;
      }
      const one = watched.get(eventId) ?? { mark: undefined, watchers: new Set() };
      watched.set(eventId, one);
      one.watchers.add(watcher);
      plan();
      return () => {
        one.watchers.delete(watcher);
        if (one.watchers.size === 0 && watched.get(eventId) === one) watched.delete(eventId);
      };
    },
    close() {
      closed = true;
      clearTimeout(timer);
      const all = [...watched.values()].flatMap(({ watchers }) => [...watchers]);
      watched.clear();
      for (const watcher of all) watcher.end();
    },
  };
}
