import type { Change, Journal } from "./journal.server.ts";
import type { Drawers } from "./records.server.ts";

/** One drawer: records in the order in which they were first put. A put record is never changed in place. */
export type Drawer<R extends { id: string }> = {
  get(id: string): R | undefined;
  put(record: R): R;
  /** Replaces some fields of a known record. @throws when the id is unknown. */
  patch(id: string, fields: Partial<R>): R;
  remove(id: string): void;
  all(): R[];
  /** Walks the records without copying them; records may be put and patched on the way. */
  each(): Iterable<R>;
  newestFirst(): R[];
  size(): number;
};

export type Store = { [Name in keyof Drawers]: Drawer<Drawers[Name]> } & {
  /** Writes everything put since the last flush as one line. */
  flush(): void;
  clear(): void;
};

const compactAfterBytes = 8_000_000;

/** The sandbox's memory, rebuilt from the journal at start and written to it at each flush. */
export function openStore(journal: Journal): Store {
  const dirty: Change[] = [];
  const history = journal.replay();
  const snapshots: (() => Change[])[] = [];
  const wipes: (() => void)[] = [];

  function drawer<Name extends keyof Drawers>(name: Name): Drawer<Drawers[Name]> {
    const records = new Map<string, Drawers[Name]>();
    for (const change of history) if (isFor(change, name)) restore(records, change);
    snapshots.push(() => [...records].map(([id, record]): Change => [name, id, record]));
    wipes.push(() => records.clear());
    return openDrawer(name, records, dirty);
  }

  const drawers = {
    sessions: drawer("sessions"),
    intents: drawer("intents"),
    charges: drawer("charges"),
    refunds: drawer("refunds"),
    disputes: drawer("disputes"),
    txns: drawer("txns"),
    events: drawer("events"),
    deliveries: drawer("deliveries"),
    stripeKeys: drawer("stripeKeys"),
    letters: drawer("letters"),
    letterKeys: drawer("letterKeys"),
    settings: drawer("settings"),
  };
  const snapshot = () => snapshots.flatMap((take) => take());
  journal.compact(snapshot());

  return {
    ...drawers,
    flush() {
      if (dirty.length > 0) journal.append(dirty.splice(0));
      if (journal.grown() > compactAfterBytes) journal.compact(snapshot());
    },
    clear() {
      for (const wipe of wipes) wipe();
      dirty.length = 0;
      journal.compact([]);
    },
  };
}

type ChangeFor<R> = [drawer: string, id: string, record: R | null];

/** The journal is written by this store alone, so a line under a drawer's name holds that drawer's records. */
function isFor<Name extends keyof Drawers>(change: Change, name: Name): change is ChangeFor<Drawers[Name]> {
  return change[0] === name;
}

function restore<R>(records: Map<string, R>, [, id, record]: ChangeFor<R>): void {
  if (record === null) records.delete(id);
  else records.set(id, record);
}

function openDrawer<R extends { id: string }>(
  name: string,
  records: Map<string, R>,
  dirty: Change[],
): Drawer<R> {
  function put(record: R): R {
    records.set(record.id, record);
    dirty.push([name, record.id, record]);
    return record;
  }
  return {
    get: (id) => records.get(id),
    put,
    patch(id, fields) {
      const known = records.get(id);
      if (!known) throw new Error(`No record ${id} in ${name}`);
      return put({ ...known, ...fields });
    },
    remove(id) {
      records.delete(id);
      dirty.push([name, id, null]);
    },
    all: () => [...records.values()],
    each: () => records.values(),
    newestFirst: () => [...records.values()].reverse(),
    size: () => records.size,
  };
}
