import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { isDealKind } from "#app/domain/money/deal.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { PublicLayout } from "#app/ui/public-layout.tsx";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { type CounterAnswer, CounterForm } from "#app/ui/venue-talk/counter-form.tsx";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { readBookingForm } from "../office/booking-form.ts";
import { formTexts } from "../office/form-fields.ts";
import { requireSpeaker, requireTalk } from "./open-talk.ts";
import { readShownVersion, refuseAnswer } from "./read-answer.ts";

export { LinkRefused as ErrorBoundary } from "#app/ui/venue-talk/link-refused.tsx";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const talk = await requireTalk(context, request, params.token);
  const kind = new URL(request.url).searchParams.get("kind");
  return { talk, kind: isDealKind(kind) ? kind : null };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const speaker = await requireSpeaker(context, params.token);
  const texts = formTexts(await request.formData());
  const values = readBookingForm(texts);
  const message = texts.message ?? "";
  const answered = await answerBooking(context.world, {
    ...{ speaker, version: readShownVersion(texts.version) },
    answer: { is: "counter", fields: values, message },
  });
  if (!answered.ok) return refuseAnswer(answered, { values, message });
  return redirect(localePath(requestLocale(request), `/v/${params.token}?done=answered`), 303);
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).bookingTalk.counterTitle);

export default function TalkCounter() {
  const locale = useLocale();
  const { bookingTalk: say } = useWords();
  const { token = "" } = useParams();
  const { talk, kind } = useLoaderData<typeof loader>();
  const answer: CounterAnswer | undefined = useActionData<typeof action>();
  const path = localePath(locale, `/v/${token}`);
  return (
    <PublicLayout locale={locale}>
      <p>
        <a className="back-link" href={path}>
          ‹ {say.back}
        </a>
      </p>
      <h1>{say.counterTitle}</h1>
      <CounterForm {...{ locale, talk, kind, answer }} path={`${path}/counter`} />
    </PublicLayout>
  );
}
