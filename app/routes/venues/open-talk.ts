import { type AppLoadContext, data } from "@remix-run/node";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { openAgreementLink, openBookingLink } from "#app/use-cases/venues/booking-link.server.ts";
import { readTalk, type TalkFacts } from "#app/use-cases/venues/read-talk.server.ts";

/** The booking a venue's link opens, as the venue may answer; any other link is not found, whatever is wrong with it. */
export async function requireSpeaker(context: AppLoadContext, token: string | undefined) {
  const key = await openBookingLink(context.world, token ?? "");
  if (key === null) throw data(null, { status: 404 });
  return { by: "venue", ...key } as const;
}

export async function requireTalk(
  context: AppLoadContext,
  request: Request,
  token: string | undefined,
): Promise<TalkFacts> {
  return talkOf(context, request, await requireSpeaker(context, token));
}

/** What was agreed, for the venue's link: also once the time is over. `over`: nothing else opens any more. */
export async function requireAgreement(
  context: AppLoadContext,
  request: Request,
  token: string | undefined,
): Promise<{ talk: TalkFacts; over: boolean }> {
  const key = await openAgreementLink(context.world, token ?? "");
  if (key === null) throw data(null, { status: 404 });
  const over = (await openBookingLink(context.world, token ?? "")) === null;
  return { talk: await talkOf(context, request, key), over };
}

async function talkOf(
  context: AppLoadContext,
  request: Request,
  { bookingId, venueId }: { bookingId: string; venueId: string },
): Promise<TalkFacts> {
  const talk = await readTalk(context.world, { bookingId, venueId, locale: requestLocale(request) });
  if (talk === null) throw data(null, { status: 404 });
  return talk;
}
