import { randomBytes } from "node:crypto";
import type pg from "pg";
import { type Ahead, foreseeSeats } from "#app/domain/registration/foresee-seats.ts";
import type { ClaimAnswer, HoldCaps, Waiting } from "./seat-claims.server.ts";
import { lookAhead, takeForeseen } from "./seat-foresight.server.ts";

/** Answers of the general way to a group of claims; "again" for those that only the next statement can decide. */
export type Decide = (batch: readonly Waiting[]) => Promise<(ClaimAnswer | "again")[]>;

export type QueueRules = {
  pool: pg.Pool;
  decide: Decide;
  caps: HoldCaps;
  /** Most claims in one statement of the general way, and how many of those are on their way at the same time. */
  most: number;
  flights: number;
  /** Claims of a rush are foreseen. */
  foresees: boolean;
};

/** So many claims that wait are a rush: their seats are foreseen, and two groups are on their way. */
const RUSH = 8;
const FORESEEN_FLIGHTS = 2;
/** More of them in a group would only lock the sides longer. */
const MOST_FORESEEN = 32;
/** After claims that were not as foreseen so many statements go the general way: another process sells, too. */
const CAREFUL = 8;
/** Each new try follows a seat that another claim got, so a claim is decided long before this. */
const MOST_TRIES = 1_000;

/**
 * The claims of one event that wait for their statement.
 *
 * The general way decides on each claim; one statement at a time, since it locks the sides from its beginning. In a
 * rush the seats are foreseen instead: the claims are told to the database with the seats they will get, two groups at a
 * time, of which one writes while the other one looks whether all is as it was foreseen. Whatever is otherwise undoes
 * the group, and its claims go the general way.
 */
export class ClaimQueue {
  readonly #rules: QueueRules;
  readonly #eventId: string;
  readonly #idle: () => void;
  #waiting: Waiting[] = [];
  #arrivals = 0;
  #flying = 0;
  /** Claims that are on their way. */
  #claimsFlying = 0;
  /** What is on its way goes the general way, or reads what is ahead: nothing foreseen starts beside it. */
  #general = false;
  #ahead: Ahead | null = null;
  #fresh = false;
  #careful = 0;
  #scheduled = false;
  #turn = randomBytes(6).readUIntBE(0, 6);

  constructor(rules: QueueRules, eventId: string, idle: () => void) {
    this.#rules = rules;
    this.#eventId = eventId;
    this.#idle = idle;
  }

  add(one: Waiting): void {
    this.#arrivals += 1;
    one.arrival = this.#arrivals;
    this.#waiting.push(one);
    this.#soon();
  }

  #soon(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    setImmediate(() => {
      this.#scheduled = false;
      this.#takeOff();
    });
  }

  #takeOff(): void {
    const { foresees, flights } = this.#rules;
    if (this.#waiting.length === 0) {
      if (this.#flying === 0) this.#idle();
    } else if (!foresees) {
      while (this.#flying < flights && this.#waiting.length > 0) this.#flyGeneral();
    } else {
      if (this.#flying === 0) this.#takeOffAlone();
      if (!this.#general && this.#flying < FORESEEN_FLIGHTS && this.#isRush()) this.#flyForeseen();
    }
  }

  #takeOffAlone(): void {
    if (!this.#isRush()) this.#flyGeneral();
    else if (this.#ahead === null) this.#read();
    else if (!this.#flyForeseen()) {
      if (this.#fresh) {
        this.#careful = CAREFUL;
        this.#flyGeneral();
      } else this.#read();
    }
  }

  #isRush(): boolean {
    return this.#careful === 0 && this.#waiting.length >= RUSH;
  }

  #read(): void {
    const now = this.#waiting[0]?.times.now ?? new Date();
    this.#general = true;
    this.#fly([], async () => {
      this.#ahead = await lookAhead(this.#rules.pool, this.#eventId, now);
      this.#fresh = true;
      return [];
    });
  }

  #flyGeneral(): void {
    this.#ahead = null;
    this.#general = true;
    this.#careful = Math.max(0, this.#careful - 1);
    const batch = apart(this.#waiting, this.#rules.most);
    this.#waiting = this.#waiting.filter((one) => !batch.includes(one));
    this.#fly(batch, () => this.#rules.decide(batch));
  }

  /** Starts the claims that can be foreseen, from the first on; false when there are too few. */
  #flyForeseen(): boolean {
    const [first] = this.#waiting;
    if (this.#ahead === null || !first) return false;
    const half = Math.ceil((this.#waiting.length + this.#claimsFlying) / FORESEEN_FLIGHTS);
    const most = Math.min(Math.max(half, RUSH), MOST_FORESEEN, this.#rules.most);
    const ready = together(this.#waiting, most);
    const claims = ready.map(({ claim }) => claim);
    const { seats, ahead } = foreseeSeats(this.#ahead, claims, first.times.now);
    // A few at a time are better decided by the general way.
    if (seats.length < Math.min(RUSH, most)) return false;
    const batch = this.#waiting.splice(0, seats.length);
    this.#ahead = ahead;
    this.#fresh = false;
    this.#general = false;
    const turns = { after: BigInt(this.#turn), turn: BigInt(this.#turn + 1) };
    this.#turn += 1;
    this.#fly(batch, async () => {
      if (await takeForeseen(this.#rules.pool, batch, { seats, caps: this.#rules.caps, turns }))
        return batch.map(({ claim }, n) => ({
          outcome: "held",
          orderId: claim.orderId,
          priceMinor: seats[n]?.priceMinor ?? 0,
        }));
      this.#ahead = null;
      this.#careful = CAREFUL;
      return batch.map(() => "again");
    });
    return true;
  }

  #fly(batch: readonly Waiting[], work: () => Promise<(ClaimAnswer | "again")[]>): void {
    this.#flying += 1;
    this.#claimsFlying += batch.length;
    work().then(
      (answers) => this.#land(batch, answers),
      (error: unknown) => {
        // What is ahead is not known any more; whoever still waits goes the general way.
        this.#ahead = null;
        this.#careful = CAREFUL;
        this.#land(batch, []);
        for (const one of batch) one.fail(error);
      },
    );
  }

  /** The next statement starts before the answers are given: what is done with them takes the process a while. */
  #land(batch: readonly Waiting[], answers: readonly (ClaimAnswer | "again")[]): void {
    this.#flying -= 1;
    this.#claimsFlying -= batch.length;
    const again = batch.filter((_, n) => answers[n] === "again");
    for (const one of again) one.tries += 1;
    const waiting = [...again.filter(({ tries }) => tries <= MOST_TRIES), ...this.#waiting];
    this.#waiting = again.length > 0 ? waiting.sort((a, b) => a.arrival - b.arrival) : this.#waiting;
    if (this.#waiting.length > 0) this.#takeOff();
    for (const [n, one] of batch.entries()) {
      const answer = answers[n];
      if (answer !== undefined && answer !== "again") one.answer(answer);
      else if (one.tries > MOST_TRIES) one.fail(new Error("a claim was never decided"));
    }
    this.#soon();
  }
}

/** Claims checked against the same facts; a second claim of one form waits to find the first one's order. */
function apart(waiting: readonly Waiting[], most: number): Waiting[] {
  const forms = new Set<string>();
  const facts = waiting[0]?.facts;
  return waiting.filter((one) => {
    const fits = forms.size < most && one.facts === facts && !forms.has(one.claim.formToken);
    if (fits) forms.add(one.claim.formToken);
    return fits;
  });
}

/** The same from the first on without a gap, so that claims are foreseen in the order they came. */
function together(waiting: readonly Waiting[], most: number): Waiting[] {
  const fitting = apart(waiting.slice(0, most), most);
  const gap = fitting.findIndex((one, n) => one !== waiting[n]);
  return gap < 0 ? fitting : fitting.slice(0, gap);
}
