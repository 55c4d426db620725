import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { PublicLayout } from "#app/ui/public-layout.tsx";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { Agreement } from "#app/ui/venue-talk/talk-parts.tsx";
import { requireAgreement } from "./open-talk.ts";

export { LinkRefused as ErrorBoundary } from "#app/ui/venue-talk/link-refused.tsx";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  return requireAgreement(context, request, params.token);
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).bookingTalk.agreementTitle);

export default function TalkAgreement() {
  const locale = useLocale();
  const { bookingTalk: say } = useWords();
  const { token = "" } = useParams();
  const { talk, over } = useLoaderData<typeof loader>();
  return (
    <PublicLayout locale={locale}>
      {over ? null : (
        <p className="no-print">
          <a className="back-link" href={localePath(locale, `/v/${token}`)}>
            ‹ {say.back}
          </a>
        </p>
      )}
      <h1>{say.agreementTitle}</h1>
      <Agreement locale={locale} talk={talk} side="venue" />
    </PublicLayout>
  );
}
