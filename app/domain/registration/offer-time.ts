const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** However little time is left, somebody has this long to read a letter, unless sales end before. */
export const SHORTEST_OFFER_MINUTES = 30;
/** An offer takes at most this part of the time left, so that others behind it still get their turn. */
const PART_OF_TIME_LEFT = 4;

/**
 * Until when a seat that is offered at `now` is kept: `hours` hours, but never more than a quarter of the time until
 * sales end, and at least 30 minutes; never past the end of sales. Null once sales are over: nothing is offered then.
 * With 12 hours that is 12 hours until two days before the end of sales, 6 hours one day before it, 30 minutes in the
 * last two hours.
 */
export function seatOfferEnds(
  rule: { readonly hours: number; readonly salesCloseAt: Date },
  now: Date,
): Date | null {
  const left = rule.salesCloseAt.getTime() - now.getTime();
  if (left <= 0) return null;
  const shortened = Math.max(SHORTEST_OFFER_MINUTES * MINUTE, Math.floor(left / PART_OF_TIME_LEFT));
  return new Date(now.getTime() + Math.min(rule.hours * HOUR, shortened, left));
}

/**
 * Until when an organiser's extension keeps an offered seat: so many hours more than it has, never past the end of
 * sales. Null when that gives no time at all.
 */
export function extendedOffer(
  offer: { readonly until: Date; readonly hours: number; readonly salesCloseAt: Date },
  now: Date,
): Date | null {
  const from = Math.max(offer.until.getTime(), now.getTime());
  const until = Math.min(from + offer.hours * HOUR, offer.salesCloseAt.getTime());
  return until > offer.until.getTime() && until > now.getTime() ? new Date(until) : null;
}
