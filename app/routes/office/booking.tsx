import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { WeighFields, weighFieldNames } from "#app/domain/money/weigh-fields.ts";
import { BookingPage } from "#app/ui/office/booking-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showBooking } from "#app/use-cases/venues/show-booking.server.ts";
import { text } from "./form-fields.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

const weighForm = z.object({
  price: text,
  seats: text,
  otherFixed: text,
  otherPerHead: text,
  commission: text,
  spent: text,
  versusKind: text,
  versusAmount: text,
} satisfies Record<(typeof weighFieldNames)[number], z.ZodType>);

/** The thought-of evening in an address; null when there is none. */
function thoughtOf(query: URLSearchParams): WeighFields | null {
  return query.has("price") ? weighForm.parse(Object.fromEntries(query)) : null;
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const query = new URL(request.url).searchParams;
  const booking = await showBooking(context.world, { ...ids, thought: thoughtOf(query) });
  if (!booking) throw notFound();
  return { booking, done: query.get("done") };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeDeals.bookingTitle);

export default function Booking() {
  const { booking, done } = useLoaderData<typeof loader>();
  return <BookingPage locale={useLocale()} booking={booking} done={done} />;
}
