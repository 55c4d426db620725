import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDealKind } from "#app/domain/money/deal.ts";
import { BookingTermsPage } from "#app/ui/office/booking-terms-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale } from "#app/ui/use-words.ts";
import { changeTerms } from "#app/use-cases/venues/change-terms.server.ts";
import { showBooking } from "#app/use-cases/venues/show-booking.server.ts";
import { readTermsForm } from "./booking-form.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const booking = await showBooking(context.world, { ...ids, thought: null });
  if (!booking || booking.cancelled) throw notFound();
  const kind = new URL(request.url).searchParams.get("kind");
  return { booking, kind: isDealKind(kind) ? kind : null };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const texts = formTexts(await request.formData());
  const values = readTermsForm(texts);
  const version = /^\d{1,9}$/.test(texts.version ?? "") ? Number(texts.version) : 0;
  const changed = await changeTerms(context.world, {
    ...{ ...ids, organiserId: organiser.id },
    version,
    fields: values,
  });
  if (changed.ok)
    return redirect(
      officePath(request, `/office/venues/${ids.venueId}/bookings/${ids.bookingId}?done=terms`),
      303,
    );
  if (changed.reason === "invalid") return data({ values, problems: changed.problems }, { status: 422 });
  if (changed.reason === "stale") return data({ values, stale: true }, { status: 409 });
  throw notFound();
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeDeals.changeTitle);

export default function BookingTerms() {
  const { booking, kind } = useLoaderData<typeof loader>();
  return (
    <BookingTermsPage
      locale={useLocale()}
      booking={booking}
      kind={kind}
      answer={useActionData<typeof action>()}
    />
  );
}
