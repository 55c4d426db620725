import type { ActionFunctionArgs, MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { useActionData } from "@remix-run/react";
import { z } from "zod";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { FindTicketPage } from "#app/ui/registration/find-ticket-page.tsx";
import stylesheet from "#app/ui/styles/registration.css?url";
import { askForTickets } from "#app/use-cases/registration/ask-for-tickets.server.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const text = z.string().catch("");

export async function action({ request, context }: ActionFunctionArgs) {
  const email = text.parse((await request.formData()).get("email"));
  const locale = requestLocale(request);
  const asked = await askForTickets(context.world, { email, locale, network: context.visitor.network });
  if (asked.ok) return data({ state: "sent" as const, email: "", minutes: 0 });
  if (asked.reason === "too-many") {
    const minutes = Math.ceil(asked.retryAfterSeconds / 60);
    return data({ state: "too-many" as const, email, minutes }, { status: 429 });
  }
  return data({ state: "not-an-email" as const, email, minutes: 0 }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).registration.findTitle);

export default function FindMyTicket() {
  return <FindTicketPage {...(useActionData<typeof action>() ?? { state: "ask", email: "", minutes: 0 })} />;
}
