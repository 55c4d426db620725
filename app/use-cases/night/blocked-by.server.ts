import type { Tx } from "#app/adapters/db.server.ts";
import type { NightPerson } from "./night-person.server.ts";

/** Which of these people (order lines of the evening) somebody has blocked themselves, not the team for them. */
export async function blockedBy(
  db: Pick<Tx, "$queryRaw">,
  { eventId, emailIndex }: Pick<NightPerson, "eventId" | "emailIndex">,
  lineIds: readonly string[],
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM order_line l
    JOIN person_block b ON b.by_index = ${emailIndex} AND b.about_index = l.email_index AND NOT b.by_team
    WHERE l.event_id = ${eventId}::uuid AND l.id = ANY(${[...lineIds]}::uuid[])`;
  return new Set(rows.map(({ id }) => id));
}

/**
 * What stands between somebody and others of the evening: whether they blocked them, and since when those, or the team,
 * keep apart from them.
 */
export async function blocksWith(
  db: Pick<Tx, "$queryRaw">,
  { eventId, lineId }: Pick<NightPerson, "eventId" | "lineId">,
  others: readonly string[],
): Promise<Map<string, { own: boolean; theirsAt: Date | null }>> {
  const rows = await db.$queryRaw<{ id: string; own: boolean; theirsAt: Date | null }[]>`
    SELECT other.id, COALESCE(NOT own.by_team, false) AS own,
      COALESCE(theirs.created_at, CASE WHEN own.by_team THEN own.created_at END) AS "theirsAt"
    FROM order_line me
    JOIN order_line other ON other.event_id = me.event_id AND other.id = ANY(${[...others]}::uuid[])
    LEFT JOIN person_block own ON own.by_index = me.email_index AND own.about_index = other.email_index
    LEFT JOIN person_block theirs ON theirs.by_index = other.email_index AND theirs.about_index = me.email_index
    WHERE me.event_id = ${eventId}::uuid AND me.id = ${lineId}::uuid`;
  return new Map(rows.map(({ id, own, theirsAt }) => [id, { own, theirsAt }]));
}

/** Of pairs of order lines of an evening, those of whom one has blocked the other, as "a\nb" in the order given. */
export async function blockedPairs(
  db: Pick<Tx, "$queryRaw">,
  eventId: string,
  pairs: readonly { a: string; b: string }[],
): Promise<Set<string>> {
  const rows = await db.$queryRaw<{ a: string; b: string }[]>`
    SELECT one.id AS a, other.id AS b
    FROM unnest(${pairs.map(({ a }) => a)}::uuid[], ${pairs.map(({ b }) => b)}::uuid[]) AS pair (a, b)
    JOIN order_line one ON one.event_id = ${eventId}::uuid AND one.id = pair.a
    JOIN order_line other ON other.event_id = ${eventId}::uuid AND other.id = pair.b
    WHERE EXISTS (SELECT 1 FROM person_block b
      WHERE (b.by_index = one.email_index AND b.about_index = other.email_index)
        OR (b.by_index = other.email_index AND b.about_index = one.email_index))`;
  return new Set(rows.map(({ a, b }) => `${a}\n${b}`));
}
