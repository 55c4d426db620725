/** A mistake somebody could make: what is changed where, and the smallest set of tests that has to notice. */
export type Mutant = {
  name: string;
  file: string;
  /** Each text stands in the file exactly once. */
  changes: readonly (readonly [find: string, instead: string])[];
  tests: readonly string[];
  /** Only tests whose names match. */
  only?: string;
};

const claim = "app/adapters/seat-claim-sql.server.ts";
const payment = "app/use-cases/payment";
const faults = "tests/faults";
const night = "app/use-cases/night";
const revealTests = "tests/use-cases/night/reveal.test.ts";
const claimRules = "tests/use-cases/registration/claim-rules.test.ts";
const rush = "prisma/migrations/20261121001500_foreseen_claims/migration.sql";
const rushTests = "tests/adapters/seat-foresight.test.ts";

export const mutants: readonly Mutant[] = [
  {
    name: "the claim locks neither side nor seat",
    file: "app/adapters/seat-claims.server.ts",
    changes: [
      [
        "const { sql = claimSeatsSql,",
        // The pause is the time between looking and taking on a busy day.
        `const { sql = claimSeatsSql.replaceAll(" FOR NO KEY UPDATE", "").replace(" FOR UPDATE SKIP LOCKED", "")
          .replace("SELECT * FROM in_line WHERE", "SELECT in_line.* FROM in_line, pg_sleep(0.02) WHERE"),`,
      ],
    ],
    tests: [`${faults}/race.test.ts`],
    only: "fifty buyers",
  },
  {
    name: "the claim forgets the tolerance",
    file: claim,
    changes: [["+ ev.balance_tolerance END", "+ 1000 END"]],
    tests: [claimRules],
  },
  {
    name: "newcomers pass the queue",
    file: claim,
    changes: [["CASE WHEN s.waiting > 0 THEN 0 ELSE", "CASE WHEN false THEN 0 ELSE"]],
    tests: [claimRules],
  },
  {
    name: "an offered seat can be claimed",
    file: claim,
    changes: [["line_id IS NULL AND entry_id IS NULL", "line_id IS NULL"]],
    tests: [claimRules],
  },
  {
    name: "the limit of a code is not counted",
    file: claim,
    changes: [["> uses_left, false) AS used_up", "> 1000000, false) AS used_up"]],
    tests: [claimRules],
  },
  {
    name: "a dearer seat is taken without asking",
    file: claim,
    changes: [
      ["NOT out AND price_minor <= shown AND refused_before = 0", "NOT out"],
      ["> f.shown, false) AS outdated", "> 2147483647, false) AS outdated"],
    ],
    tests: [claimRules, "tests/use-cases/registration/hold-seat.test.ts"],
  },
  {
    name: "a foreseen claim is written though its seat is gone",
    file: rush,
    changes: [["IF changed <> cardinality(line_ids) THEN", "IF changed > cardinality(line_ids) THEN"]],
    tests: [rushTests],
    only: "somebody has the seat",
  },
  {
    name: "a foreseen price is not looked at again",
    file: rush,
    changes: [[" AND least(s.price_minor, a.early) = a.list;", ";"]],
    tests: [rushTests],
    only: "the seat costs something else|early prices",
  },
  {
    name: "a rush leaves a lower seat free",
    file: rush,
    changes: [["WHERE f.number < w.highest)", "WHERE f.number < 0)"]],
    tests: [rushTests],
    only: "a lower one is free",
  },
  {
    name: "a rush passes the tolerance, the queue and the approval",
    file: rush,
    changes: [["+ ev.balance_tolerance END)) IS NOT TRUE)", "+ ev.balance_tolerance END)) IS NULL)"]],
    tests: [rushTests],
    only: "beyond the tolerance|looked at first|waits for the side",
  },
  {
    name: "a rush keeps any number of seats for one person",
    file: rush,
    changes: [["HAVING count(*) > of_person)", "HAVING count(*) > 1000)"]],
    tests: [rushTests],
    only: "a person cannot keep",
  },
  {
    name: "a rush goes on while sales are paused",
    file: rush,
    changes: [["AND (sales_paused_at IS NULL OR moment < sales_paused_at)", ""]],
    tests: [rushTests],
    only: "sales are paused",
  },
  {
    name: "a rush trusts the code it foresaw",
    file: rush,
    changes: [
      [
        "AND disabled_at IS NULL AND (starts_at IS NULL OR starts_at <= moment) AND (ends_at IS NULL OR moment < ends_at)",
        "",
      ],
    ],
    tests: [rushTests],
    only: "the code is stopped|the code is over",
  },
  {
    name: "rows are written without their order",
    file: "prisma/migrations/20261121002500_lighter_references/migration.sql",
    changes: [
      ["IF EXISTS (SELECT 1 FROM new_rows n WHERE", "IF false AND EXISTS (SELECT 1 FROM new_rows n WHERE"],
    ],
    tests: ["tests/adapters/order-references.test.ts"],
  },
  {
    name: "a group that was undone is told it has its seats",
    file: "app/adapters/seat-foresight.server.ts",
    changes: [["if (isOtherwise(error)) return false;", "if (isOtherwise(error)) return true;"]],
    tests: [rushTests],
    only: "somebody has the seat",
  },
  {
    name: "a form sent twice is two orders",
    file: "app/use-cases/registration/hold-seat.server.ts",
    changes: [["formToken: input.formToken", "formToken: ids.token(16)"]],
    tests: ["tests/use-cases/registration/hold-seat.test.ts"],
  },
  {
    name: "a page is opened for an order that is over",
    file: "app/adapters/payment-attempt-sql.server.ts",
    changes: [["CASE WHEN o.state = 'held'", "CASE WHEN true"]],
    tests: ["tests/adapters/payment-attempts.test.ts"],
    only: "given up",
  },
  {
    name: "a page asks for another amount than the order's",
    file: "app/adapters/payment-attempt-sql.server.ts",
    changes: [[" AND o.total_minor = a.amount", ""]],
    tests: ["tests/adapters/payment-attempts.test.ts"],
    only: "its price is another",
  },
  {
    name: "a page opens for a hold that is over",
    file: "app/adapters/payment-attempt-sql.server.ts",
    changes: [["o.hold_until > a.at AND ", ""]],
    tests: ["tests/adapters/payment-attempts.test.ts"],
    only: "its hold is over",
  },
  {
    name: "the page is asked for without an idempotency key",
    file: "app/adapters/stripe.server.ts",
    changes: [["sessionParams(request), { idempotencyKey }", "sessionParams(request)"]],
    tests: [`${faults}/pay.test.ts`],
    only: "after it has made the page|two clicks",
  },
  {
    name: "the refund is asked for without an idempotency key",
    file: "app/adapters/stripe.server.ts",
    changes: [["stripe.refunds.create(params, { idempotencyKey })", "stripe.refunds.create(params)"]],
    tests: [`${faults}/guards.test.ts`],
    only: "part refund",
  },
  {
    name: "the webhook's signature is not checked",
    file: "app/adapters/stripe.server.ts",
    changes: [
      [
        'if (refusalOf(error).kind !== "bad-signature") throw error;',
        "return { ok: true, notice: readEvent(JSON.parse(body)) };",
      ],
    ],
    tests: [`${faults}/notice.test.ts`],
    only: "is refused and writes nothing",
  },
  {
    name: "a notice of the future is taken",
    file: "app/adapters/stripe.server.ts",
    changes: [["if (!(stamp * 1000 <= now.getTime() + TOLERANCE_S * 1000)) return { ok: false };", ""]],
    tests: [`${faults}/notice.test.ts`],
    only: "dated an hour ahead",
  },
  {
    name: "settling trusts the notice instead of asking Stripe",
    file: `${payment}/settle-session.server.ts`,
    changes: [
      [
        "  const { session } = answer;\n",
        `  const { session: asked } = answer;
  const money = { intentId: asked.id, state: "succeeded" as const, receivedMinor: asked.amountMinor ?? 0, chargeId: null, method: null, fee: null };
  const session: SessionFacts =
    input.notice?.type === "checkout.session.completed" ? { ...asked, status: "complete", paid: true, money } : asked;
`,
      ],
    ],
    tests: [`${faults}/notice.test.ts`],
    only: "Stripe says is open",
  },
  {
    name: "the amount of a payment is not compared",
    file: `${payment}/settle-session.server.ts`,
    changes: [["matches:\n      session.mode", "matches: true ||\n      session.mode"]],
    tests: [`${faults}/pay.test.ts`],
    only: "differs from the order",
  },
  {
    name: "two payments of one person settle side by side",
    file: `${payment}/second-seat.server.ts`,
    changes: [["SELECT pg_advisory_xact_lock(hashtextextended(", "SELECT concat(concat("]],
    tests: [`${faults}/pay.test.ts`],
    only: "same person's second paid order",
  },
  {
    name: "late money wins a seat that is not there",
    file: "app/domain/payment/settlement.ts",
    changes: [["return order.room ?", "return order.room || !order.room ?"]],
    tests: [`${faults}/pay.test.ts`],
    only: "called expired",
  },
  {
    name: "money for a seat that was given up wins it back",
    file: "app/domain/payment/settlement.ts",
    changes: [["if (order.givenUp) return", "if (order.givenUp && order.eventCancelled) return"]],
    tests: [`${faults}/give-up.test.ts`],
  },
  {
    name: "the clock alone frees a seat",
    file: `${payment}/release-hold.server.ts`,
    changes: [
      ["if (!attempt) return", "if (attempt || !attempt) return"],
      ['if (order.attempts.some((attempt) => live.includes(attempt.state))) return "kept";', ""],
    ],
    tests: [`${faults}/pay.test.ts`],
    only: "ended at Stripe before|notice never came",
  },
  {
    name: "the sweep acts on the stale answer of a repeated question",
    file: `${payment}/release-hold.server.ts`,
    changes: [
      [
        'learned.kind === "open" ? endPage(world, ref, learned.sessionId) : freeUnpaid(world, ref)',
        "freeUnpaid(world, ref)",
      ],
      ['if (order.attempts.some((attempt) => live.includes(attempt.state))) return "kept";', ""],
    ],
    tests: [`${faults}/guards.test.ts`],
  },
  {
    name: "a seat is freed though Stripe could not be asked",
    file: `${payment}/release-hold.server.ts`,
    changes: [
      [
        'if (!ended.ok && ended.reason === "unavailable") return "kept";',
        'if (!ended.ok && ended.reason === "unavailable") return freeUnpaid(world, ref);',
      ],
      ['if (order.attempts.some((attempt) => live.includes(attempt.state))) return "kept";', ""],
    ],
    tests: [`${faults}/pay.test.ts`],
    only: "while Stripe cannot be asked",
  },
  {
    name: "a seat is given up before its page is ended at Stripe",
    file: `${payment}/cancel-order.server.ts`,
    changes: [
      [
        "const closed = await closePage(world, { eventId: ref.eventId, orderId: ref.orderId });",
        'const closed: string = (await Promise.resolve(closePage)) && "closed";',
      ],
    ],
    tests: [`${faults}/refund.test.ts`],
    only: "giving up a held seat",
  },
  {
    name: "orders are not locked for their steps",
    file: `${payment}/order-record.server.ts`,
    changes: [[" FOR UPDATE`;", "`;"]],
    tests: [`${faults}/pay.test.ts`, `${faults}/notice.test.ts`],
    only: "at the same instant|delivered five times",
  },
  {
    name: "the refund follows today's ladder, not the order's",
    file: `${payment}/cancel-order.server.ts`,
    changes: [["parseRefundLadder(order.refundLadder)", "parseRefundLadder(order.event.refundLadder)"]],
    tests: [`${faults}/guards.test.ts`],
  },
  {
    name: "a key that Stripe forgot is trusted for a second refund",
    file: `${payment}/start-refund.server.ts`,
    changes: [
      ["if (await adoptListed(world, ref, paymentIntentId)) return;\n  await world.db", "await world.db"],
    ],
    tests: [`${faults}/guards.test.ts`],
    only: "part refund",
  },
  {
    name: "a disputed payment is refunded on top",
    file: `${payment}/start-refund.server.ts`,
    changes: [["if (refund.order.disputed) return;", ""]],
    tests: [`${faults}/guards.test.ts`],
  },
  {
    name: "a letter has no key of its kind and version",
    file: "app/use-cases/letters/queue-letter.server.ts",
    changes: [["dedupeKey: letterKey(", "dedupeKey: id + letterKey("]],
    tests: ["tests/use-cases/letters/deliver-letter.test.ts"],
    only: "queued twice",
  },
  {
    name: "a letter goes out without its own key",
    file: "app/use-cases/letters/deliver-letter.server.ts",
    changes: [["world.mail.send(message, letter.id)", "world.mail.send(message, letter.id + n)"]],
    tests: ["tests/use-cases/letters/deliver-letter.test.ts", "tests/model/model.test.ts"],
    only: "crash between|dies at every point",
  },
  {
    name: "the return page settles any session it is given",
    file: `${payment}/return-from-checkout.server.ts`,
    changes: [
      [
        "order.attempts.find((attempt) => attempt.sessionId === input.sessionId)",
        "{ sessionId: input.sessionId }",
      ],
    ],
    tests: [`${faults}/notice.test.ts`],
    only: "session id of another order",
  },
  {
    name: "jobs of a killed worker wait for the queue's own four hours",
    file: "app/server/worker-lives.server.ts",
    changes: [["if (dead.length > 0) await", "if (dead.length < 0) await"]],
    tests: ["tests/server/worker-lives.test.ts"],
  },
  {
    name: "what a deadlock undid is not done again",
    file: "app/adapters/deadlocks.server.ts",
    changes: [["if (n >= most || !wasUndone(error)) throw error;", "if (n > 0 || most > n) throw error;"]],
    tests: ["tests/adapters/deadlocks.test.ts"],
  },
  {
    name: "an attempt that a deadlock undid is not begun again",
    file: "app/adapters/payment-attempts.server.ts",
    changes: [
      [
        "await againWhenUndone(() => pool.query<{ i: number }>({ ...statement, values }))",
        "await pool.query<{ i: number }>({ ...statement, values })",
      ],
    ],
    tests: ["tests/adapters/payment-attempts.test.ts"],
    only: "a deadlock undid",
  },
  {
    name: "a refund whose job gave up is left alone",
    file: "app/use-cases/money/reconcile-returns.server.ts",
    changes: [
      ['if (state !== "pending") await askForRefund(', 'if (state === "pending") await askForRefund('],
    ],
    tests: [`${faults}/stuck.test.ts`],
    only: "whose job gave up",
  },
  {
    name: "a refund that is never made is told nobody",
    file: "app/use-cases/money/reconcile-returns.server.ts",
    changes: [
      ['return state === "pending" || createdAt < planned', 'return state !== "due" && state !== "calling"'],
    ],
    tests: [`${faults}/stuck.test.ts`],
    only: "cannot be made for days",
  },
  {
    name: "a letter whose try was cut off is called unsent",
    file: "app/domain/letters/delivery-rules.ts",
    changes: [
      ['return outcome === "started" || outcome === "uncertain";', 'return outcome === "uncertain";'],
    ],
    tests: ["tests/use-cases/letters/deliver-letter.test.ts", "tests/use-cases/registration/pass-on.test.ts"],
    only: "not called unsent",
  },
  {
    name: "the form that made an order leads to its new holder's page",
    file: "app/use-cases/registration/rekey-ticket.server.ts",
    changes: [[", formToken: world.ids.token(16) };", " };"]],
    tests: ["tests/use-cases/registration/pass-on.test.ts"],
    only: "sent once more",
  },
  {
    name: "a seat that comes free wakes nobody who waits",
    file: "prisma/migrations/20261121000400_seats_and_money/migration.sql",
    changes: [["WHEN (OLD.taken <> NEW.taken OR OLD.capacity", "WHEN (OLD.capacity"]],
    tests: ["tests/use-cases/registration/waitlist.test.ts"],
    only: "declining with one tap|not paid in time",
  },
  {
    name: "uses of a code are counted on from an old number",
    file: claim,
    changes: [
      [
        "SELECT count_code_uses(event_id, code_id, count(*)::int) FROM won WHERE code_id IS NOT NULL GROUP BY event_id, code_id",
        `UPDATE discount_code d SET used = d.used + w.uses
  FROM (SELECT event_id, code_id, count(*)::int AS uses FROM won WHERE code_id IS NOT NULL GROUP BY 1, 2) w
  WHERE d.event_id = w.event_id AND d.id = w.code_id RETURNING d.id`,
      ],
    ],
    tests: [`${faults}/queue-races.test.ts`],
    only: "given back by four",
  },
  {
    name: "the page that is ended for a smaller order is not marked first",
    file: `${payment}/take-off-order.server.ts`,
    changes: [["data: { replacedAt: world.clock.now() }", "data: { replacedAt: null }"]],
    tests: [`${faults}/step-races.test.ts`],
    only: "two friends are taken off",
  },
  {
    name: "an application is answered twice",
    file: "app/use-cases/registration/answer-application.server.ts",
    changes: [['if (order.state !== "applied") return { ok: false, reason: "answered" };', ""]],
    tests: [`${faults}/step-races.test.ts`],
    only: "approved and declined at once",
  },
  {
    name: "a ballot takes marks after its time",
    file: `${night}/mark-ballot.server.ts`,
    changes: [["if (!verdict.ok) return", 'if (!verdict.ok && verdict.reason !== "closed") return']],
    tests: ["tests/use-cases/night/ballot.test.ts"],
    only: "arrives after the close",
  },
  {
    name: "a match outlives a block",
    file: `${night}/own-matches.server.ts`,
    changes: [["if (own || (theirsAt !== null", "if ((theirsAt !== null"]],
    tests: [revealTests],
    only: "a block after the reveal",
  },
  {
    name: "a yes to the last walk shows before one's own",
    file: `${night}/show-matches.server.ts`,
    changes: [["both: agreed && ", "both: "]],
    tests: [revealTests],
    only: "the last walk",
  },
  {
    name: "a credit goes to who found a match",
    file: `${night}/reveal-night.server.ts`,
    changes: [
      [
        " && matchesFor(lineId, matches).length === 0",
        " && matches.length + matchesFor(lineId, []).length >= 0",
      ],
    ],
    tests: [revealTests],
    only: "gets the credit",
  },
];
