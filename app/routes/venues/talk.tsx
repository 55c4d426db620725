import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { Notice } from "#app/ui/form.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { PublicLayout } from "#app/ui/public-layout.tsx";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { AnswerForms, AnswerNotice, type AnswerSaid } from "#app/ui/venue-talk/answer-forms.tsx";
import { NewestTerms, stateWords, TalkHistory } from "#app/ui/venue-talk/talk-parts.tsx";
import { answerBooking } from "#app/use-cases/venues/answer-booking.server.ts";
import { requireSpeaker, requireTalk } from "./open-talk.ts";
import { readAnswer, readShownVersion, refuseAnswer, saidIn } from "./read-answer.ts";

export { LinkRefused as ErrorBoundary } from "#app/ui/venue-talk/link-refused.tsx";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const talk = await requireTalk(context, request, params.token);
  return { talk, done: new URL(request.url).searchParams.get("done") };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const speaker = await requireSpeaker(context, params.token);
  const form = await request.formData();
  const sent = Object.fromEntries([...form].map(([name, value]) => [name, String(value)]));
  const answer = readAnswer(sent);
  if (answer === null) throw data(null, { status: 422 });
  const version = readShownVersion(sent.version);
  const answered = await answerBooking(context.world, { speaker, version, answer });
  if (!answered.ok) return refuseAnswer(answered, { intent: answer.is, message: saidIn(sent, answer.is) });
  return redirect(localePath(requestLocale(request), `/v/${params.token}?done=answered`), 303);
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).bookingTalk.pageKicker);

export default function Talk() {
  const locale = useLocale();
  const { bookingTalk: say } = useWords();
  const { token = "" } = useParams();
  const { talk, done } = useLoaderData<typeof loader>();
  const answer: AnswerSaid | undefined = useActionData<typeof action>();
  const other = locale === "en" ? "zh-CN" : "en";
  return (
    <PublicLayout locale={locale} otherHref={localePath(other, `/v/${token}`)}>
      <p className="tiny kicker">
        {say.pageKicker} · {talk.venue.name}
      </p>
      <h1>{say.pageTitle({ business: talk.business })}</h1>
      <p>
        <span className="tag">{stateWords(locale, "venue", talk.state)}</span>
      </p>
      {done === "answered" && !answer ? <Notice tone="good" title={say.doneAnswer} /> : null}
      <AnswerNotice locale={locale} talk={talk} answer={answer} />
      <NewestTerms locale={locale} talk={talk} side="venue" />
      <AnswerForms
        {...{ locale, talk, answer }}
        side="venue"
        counterHref={localePath(locale, `/v/${token}/counter`)}
      />
      {talk.agreed ? (
        <p>
          <a className="button quiet" href={localePath(locale, `/v/${token}/agreement`)}>
            {say.agreementOpen}
          </a>
        </p>
      ) : null}
      <TalkHistory locale={locale} talk={talk} side="venue" />
    </PublicLayout>
  );
}
