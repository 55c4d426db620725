import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { isDealKind } from "#app/domain/money/deal.ts";
import { isOpen } from "#app/domain/venues/booking-state.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { OfficeLayout } from "#app/ui/office/office-layout.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { type CounterAnswer, CounterForm } from "#app/ui/venue-talk/counter-form.tsx";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { readTalk } from "#app/use-cases/venues/read-talk.server.ts";
import { readShownVersion, refuseAnswer } from "../venues/read-answer.ts";
import { readBookingForm } from "./booking-form.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const talk = await readTalk(context.world, { ...ids, locale: requestLocale(request) });
  if (!talk || !isOpen(talk.state)) throw notFound();
  const kind = new URL(request.url).searchParams.get("kind");
  return { talk, kind: isDealKind(kind) ? kind : null };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const texts = formTexts(await request.formData());
  const values = readBookingForm(texts);
  const message = texts.message ?? "";
  const answered = await answerBooking(context.world, {
    speaker: { by: "organiser", organiserId: organiser.id, ...ids },
    version: readShownVersion(texts.version),
    answer: { is: "counter", fields: values, message },
  });
  if (!answered.ok) return refuseAnswer(answered, { values, message });
  const path = `/office/venues/${ids.venueId}/bookings/${ids.bookingId}`;
  return redirect(officePath(request, `${path}?done=answered`), 303);
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).bookingTalk.counterTitle);

export default function BookingCounter() {
  const locale = useLocale();
  const { bookingTalk: say } = useWords();
  const { talk, kind } = useLoaderData<typeof loader>();
  const answer: CounterAnswer | undefined = useActionData<typeof action>();
  const path = localePath(locale, `/office/venues/${talk.venue.id}/bookings/${talk.id}`);
  return (
    <OfficeLayout
      locale={locale}
      title={say.counterTitle}
      kicker={talk.venue.name}
      back={{ href: path, label: say.back }}
    >
      <CounterForm {...{ locale, talk, kind, answer }} path={`${path}/counter`} />
    </OfficeLayout>
  );
}
