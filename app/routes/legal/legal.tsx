import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { readLocalePath } from "#app/i18n/locale-path.ts";
import { LegalPage } from "#app/ui/legal-page.tsx";
import { metaWords, publicMeta } from "#app/ui/page-meta.ts";
import { findConsentText } from "#app/use-cases/registration/find-consent-text.server.ts";

export function loader({ params, context }: LoaderFunctionArgs) {
  const found = findConsentText(context.world, { page: params.page ?? "" });
  if (!found) throw data(null, { status: 404 });
  return found;
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { legal, common } = metaWords(location.pathname);
  if (!data) return [{ title: common.notFoundTitle }];
  const text = legal.texts[data.kind];
  return publicMeta({
    origin: data.origin,
    locale: readLocalePath(location.pathname).locale,
    path: `/legal/${data.kind}`,
    title: `${text.title} · ${common.productName}`,
    description: text.intro,
  });
};

export default function Legal() {
  return <LegalPage {...useLoaderData<typeof loader>()} />;
}
