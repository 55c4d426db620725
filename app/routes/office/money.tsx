import type { LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { useLoaderData } from "@remix-run/react";
import { type FigureName, isFigureName } from "#app/domain/money/figures.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { MoneyView } from "#app/ui/office/money-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import venueStylesheet from "#app/ui/styles/venue.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showMoney } from "#app/use-cases/money/show-money.server.ts";
import { notFound, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [stylesheet, venueStylesheet].map((href) => ({ rel: "stylesheet", href }));
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const asked = new URL(request.url).searchParams.get("figure");
  const figure: FigureName = isFigureName(asked) ? asked : "profit";
  const locale = localeOf(request);
  const page = await showMoney(context.world, { eventId: requireId(params.eventId), locale, figure });
  if (!page) throw notFound();
  return { page, figure, title: `${words(locale).officeEvent.moneyTitle} · ${page.event.title}` };
}

export const meta: MetaFunction<typeof loader> = ({ data }) => officeMeta(data?.title ?? "");

export default function Money() {
  const { page, figure } = useLoaderData<typeof loader>();
  return <MoneyView locale={useLocale()} page={page} figure={figure} />;
}
