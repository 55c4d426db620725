import { data, type LoaderFunctionArgs, type MetaFunction } from "@remix-run/node";
import { useLoaderData, useParams } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { OwnPartnerPage } from "#app/ui/partner/own-page.tsx";
import { PublicLayout } from "#app/ui/public-layout.tsx";
import officeStylesheet from "#app/ui/styles/office.css?url";
import stylesheet from "#app/ui/styles/partner.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showOwnPartnerPage } from "#app/use-cases/money/show-own-partner-page.server.ts";

export function links() {
  return [officeStylesheet, stylesheet].map((href) => ({ rel: "stylesheet", href }));
}

/** A forged link, one that was renewed and one of nobody are not found alike. */
export async function loader({ context, request, params }: LoaderFunctionArgs) {
  const page = await showOwnPartnerPage(context.world, {
    token: params.token ?? "",
    locale: requestLocale(request),
  });
  if (!page) throw data(null, { status: 404 });
  return page;
}

export const meta: MetaFunction<typeof loader> = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).partners.letter.pageHeading);

export default function OwnPartner() {
  const locale = useLocale();
  const { token = "" } = useParams();
  const other = locale === "en" ? "zh-CN" : "en";
  return (
    <PublicLayout locale={locale} otherHref={localePath(other, `/p/${token}`)}>
      <OwnPartnerPage locale={locale} page={useLoaderData<typeof loader>()} />
    </PublicLayout>
  );
}
