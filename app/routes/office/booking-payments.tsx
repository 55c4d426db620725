import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import type { VenuePaymentFields } from "#app/domain/money/venue-payment-draft.ts";
import { type PaymentAnswer, VenuePaymentsView } from "#app/ui/office/venue-payments-view.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import booksStylesheet from "#app/ui/styles/books.css?url";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { payVenue } from "#app/use-cases/money/pay-venue.server.ts";
import { showVenuePayments } from "#app/use-cases/money/show-venue-payments.server.ts";
import { takeBackPayment } from "#app/use-cases/money/take-back-payment.server.ts";
import { formIdOf, formTexts, optionalId, text } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { bytesOf, photoStatus } from "./money-intents.ts";

export function links() {
  return [stylesheet, booksStylesheet].map((href) => ({ rel: "stylesheet", href }));
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const page = await showVenuePayments(context.world, ids);
  if (!page) throw notFound();
  const done = z.enum(["payment", "back"]).nullable().catch(null);
  const formId = context.world.ids.uuid();
  return { page, formId, done: done.parse(new URL(request.url).searchParams.get("done")) };
}

const paymentForm = z.object({
  kind: text,
  amount: text,
  paidOn: text,
  note: text,
  reason: text,
} satisfies Record<keyof VenuePaymentFields, z.ZodType>);

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const place = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const ids = { ...place, organiserId: organiser.id };
  const form = await request.formData();
  const back = officePath(request, `/office/venues/${place.venueId}/bookings/${place.bookingId}/payments`);
  const paymentId = optionalId.parse(form.get("takeBack"));
  if (paymentId !== null) {
    const taken = await takeBackPayment(context.world, { ...ids, paymentId });
    if (taken.ok) return redirect(`${back}?done=back`, 303);
    if (taken.reason === "not-found") throw notFound();
    return data({ notice: taken.reason } satisfies PaymentAnswer, { status: 409 });
  }
  const texts = formTexts(form);
  const [fields, formId] = [paymentForm.parse(texts), formIdOf(texts)];
  const receipt = await bytesOf(form, "receipt");
  const paid = await payVenue(context.world, { ...ids, fields, receipt, formId });
  if (paid.ok) return redirect(`${back}?done=payment`, 303);
  if (paid.reason === "not-found") throw notFound();
  if (paid.reason === "not-now")
    return data({ notice: paid.reason } satisfies PaymentAnswer, { status: 409 });
  const problems = paid.reason === "invalid" ? paid.problems : {};
  const photo = paid.reason === "receipt" ? paid.problem : null;
  const status = photo === null ? 422 : photoStatus[photo];
  return data({ refused: { values: fields, problems, photo } } satisfies PaymentAnswer, { status });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeMoney.payTitle);

export default function BookingPayments() {
  const answer: PaymentAnswer | undefined = useActionData<typeof action>();
  return <VenuePaymentsView locale={useLocale()} {...useLoaderData<typeof loader>()} answer={answer} />;
}
