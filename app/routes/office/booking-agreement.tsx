import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { OfficeLayout } from "#app/ui/office/office-layout.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { Agreement } from "#app/ui/venue-talk/talk-parts.tsx";
import { readTalk } from "#app/use-cases/venues/read-talk.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const ids = { venueId: requireId(params.venueId), bookingId: requireId(params.bookingId) };
  const talk = await readTalk(context.world, { ...ids, locale: requestLocale(request) });
  if (!talk) throw notFound();
  return { talk };
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).bookingTalk.agreementTitle);

export default function BookingAgreement() {
  const locale = useLocale();
  const { bookingTalk: say } = useWords();
  const { talk } = useLoaderData<typeof loader>();
  const path = localePath(locale, `/office/venues/${talk.venue.id}/bookings/${talk.id}`);
  return (
    <OfficeLayout locale={locale} title={say.agreementTitle} back={{ href: path, label: say.back }}>
      <Agreement locale={locale} talk={talk} side="organiser" />
    </OfficeLayout>
  );
}
