import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { EventStatus } from "#app/domain/events/event-view.ts";
import { readViaCode, viaQuery } from "#app/domain/registration/via-code.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { WaitlistPage } from "#app/ui/registration/waitlist-page.tsx";
import type { WaitlistReasons, WaitlistValues } from "#app/ui/registration/waitlist-values.ts";
import stylesheet from "#app/ui/styles/registration.css?url";
import { type JoinOutcome, joinWaitlist } from "#app/use-cases/registration/join-waitlist.server.ts";
import { showWaitlistForm } from "#app/use-cases/registration/show-waitlist-form.server.ts";
import { readPlaces } from "./read-places.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const statusOf = {
  "on-sale": 200,
  "sold-out": 200,
  closed: 403,
  paused: 403,
  past: 410,
  cancelled: 410,
} satisfies Record<EventStatus, number>;

const closedStatus = { "not-published": 404, cancelled: 410, past: 410, closed: 403, paused: 403 } as const;
const text = z.string().catch("");
const toldPlace = z.coerce.number().int().min(1).max(9999).nullable().catch(null);

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const asked = new URL(request.url).searchParams;
  const shown = await showWaitlistForm(context.world, {
    slug: params.slug ?? "",
    locale: requestLocale(request),
  });
  if (!shown.ok) throw data(null, { status: 404 });
  const place = asked.has("place") ? toldPlace.parse(asked.get("place")) : null;
  const side = shown.event.sides.find(({ id }) => id === asked.get("side"))?.id ?? "";
  return data({ event: shown.event, place, side }, { status: statusOf[shown.event.status] });
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const locale = requestLocale(request);
  const slug = params.slug ?? "";
  const shown = await showWaitlistForm(context.world, { slug, locale });
  if (!shown.ok) throw data(null, { status: 404 });
  const form = await request.formData();
  const email = text.parse(form.get("email"));
  const via = readViaCode(text.parse(form.get("via")));
  const { party, places, side } = readPlaces(form);
  const joined = await joinWaitlist(context.world, {
    eventId: shown.event.id,
    email,
    locale,
    places,
    via,
    browserKey: context.visitor.browser,
    networkKey: context.visitor.network,
  });
  const page = localePath(locale, `/e/${slug}`);
  if (joined.ok) return redirect(`${page}/waitlist?place=${joined.place}`, 303);
  if (joined.reason === "seat-free" || joined.reason === "needs-approval")
    return redirect(`${page}/register${side ? `?side=${side}${viaQuery(via, "&")}` : viaQuery(via)}`, 303);
  return refuse(joined, { email, side, party });
}

type Refusal = Exclude<JoinOutcome, { ok: true }>;

function refuse(refusal: Refusal, values: WaitlistValues) {
  const reasons: WaitlistReasons = refusal.reason === "invalid" ? refusal.fields : {};
  const minutes = refusal.reason === "too-many" ? Math.ceil(refusal.retryAfterSeconds / 60) : null;
  return data(
    { values, reasons, minutes, noSeat: refusal.reason === "no-seat" },
    { status: refusedStatus(refusal) },
  );
}

function refusedStatus(refusal: Refusal): number {
  if (refusal.reason === "invalid") return 422;
  if (refusal.reason === "too-many") return 429;
  if (refusal.reason === "no-seat") return 403;
  const status = refusal.reason === "sales-closed" ? closedStatus[refusal.why] : 404;
  if (status === 404) throw data(null, { status });
  return status;
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { waitlist, common } = metaWords(location.pathname);
  const title = data ? waitlist.title({ title: data.event.words.title }) : common.notFoundTitle;
  return privateMeta(location.pathname, title);
};

export default function Waitlist() {
  const { event, place, side } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  return (
    <WaitlistPage
      event={event}
      place={refused ? null : place}
      values={refused?.values ?? { email: "", side, party: [] }}
      reasons={refused?.reasons ?? {}}
      minutes={refused?.minutes ?? null}
      noSeat={refused?.noSeat ?? false}
    />
  );
}
