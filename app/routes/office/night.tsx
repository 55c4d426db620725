import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { localeOf } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import type { NightDone } from "#app/ui/office/night-facts.ts";
import { NightPage } from "#app/ui/office/night-page.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import cockpit from "#app/ui/styles/cockpit.css?url";
import stylesheet from "#app/ui/styles/night-office.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { showNightOffice } from "#app/use-cases/night/show-night-office.server.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";
import { actAtNight } from "./night-intents.ts";

const done = z.enum(["saved", "dropped", "planned", "changed"]).nullable().catch(null);

export function links() {
  return [cockpit, stylesheet].map((href) => ({ rel: "stylesheet", href }));
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const locale = localeOf(request);
  const page = await showNightOffice(context.world, { eventId: requireId(params.eventId), locale });
  if (!page) throw notFound();
  const said: NightDone | null = done.parse(new URL(request.url).searchParams.get("done"));
  return { ...page, said, title: `${words(locale).nightOffice.title} · ${page.event.title}` };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id: organiserId } = await requireOrganiser(context, request);
  const eventId = requireId(params.eventId);
  const acted = await actAtNight(context.world, { organiserId, eventId, form: await request.formData() });
  if (acted.kind === "no-event") throw notFound();
  if (acted.kind === "nonsense") throw new Response(null, { status: 400 });
  if (acted.kind === "done") {
    const query = acted.said ? `?done=${acted.said}` : "";
    return redirect(officePath(request, `/office/events/${eventId}/night${query}`), 303);
  }
  const { refused, answer } = acted;
  return data({ refused, answer }, { status: 422 });
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => officeMeta(page?.title ?? "");

export default function Night() {
  const { said, title: _, ...facts } = useLoaderData<typeof loader>();
  const acted = useActionData<typeof action>();
  return (
    <NightPage
      locale={useLocale()}
      facts={facts}
      refused={acted?.refused ?? null}
      done={said}
      answer={acted?.answer ?? null}
    />
  );
}
