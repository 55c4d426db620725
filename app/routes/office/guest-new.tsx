import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { normaliseEmail } from "#app/domain/registration/email.ts";
import { cleanName } from "#app/domain/registration/person-name.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { type Words, words } from "#app/i18n/words.ts";
import { GiftView } from "#app/ui/office/gift-view.tsx";
import { officeMeta } from "#app/ui/office/office-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { showSideSeats } from "#app/use-cases/events/show-side-seats.server.ts";
import {
  type GiveTicketOutcome,
  giveComplimentaryTicket,
} from "#app/use-cases/payment/give-ticket.server.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

const text = z.string().max(1000).catch("");
const form = z.object({
  name: text,
  email: text,
  side: text,
  language: z.enum(["zh-CN", "en"]).catch("zh-CN"),
});

type Refusal = Exclude<Extract<GiveTicketOutcome, { ok: false }>["reason"], "not-found" | "invalid">;

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const locale = localeOf(request);
  const page = await showSideSeats(context.world, { eventId: requireId(params.eventId), locale });
  if (!page) throw notFound();
  return { ...page, title: `${words(locale).officeGift.title} · ${page.event.title}` };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const eventId = requireId(params.eventId);
  const values = form.parse(Object.fromEntries(await request.formData()));
  const { name, email, language } = values;
  if (!z.uuid().safeParse(values.side).success)
    return data({ values, fields: fieldsWithoutSide(values), refused: null }, { status: 422 });
  const given = await giveComplimentaryTicket(context.world, {
    organiserId: organiser.id,
    eventId,
    sideId: values.side,
    name,
    email,
    locale: language,
  });
  if (given.ok)
    return redirect(
      officePath(request, `/office/events/${eventId}/guests/${given.order.orderId}?done=given`),
      303,
    );
  if (given.reason === "not-found") throw notFound();
  if (given.reason === "invalid")
    return data({ values, fields: given.fields, refused: null }, { status: 422 });
  return data({ values, fields: {}, refused: given.reason }, { status: 409 });
}

/** Everything that needs another look on a form without a side. */
function fieldsWithoutSide({ name, email }: { name: string; email: string }) {
  const named = cleanName(name);
  const addressed = normaliseEmail(email) !== null;
  return {
    ...(named.ok ? {} : { name: named.reason }),
    ...(addressed ? {} : { email: email.trim() === "" ? ("missing" as const) : ("not-an-email" as const) }),
    side: "unknown-side" as const,
  };
}

export const meta: MetaFunction<typeof loader> = ({ data: page }) => officeMeta(page?.title ?? "");

function refusalWords({ officeGift }: Words): Record<Refusal, string> {
  return {
    "sold-out": officeGift.soldOut,
    "not-published": officeGift.notPublished,
    over: officeGift.over,
  };
}

export default function GuestNew() {
  const { event, sides } = useLoaderData<typeof loader>();
  const locale = useLocale();
  const said = useWords();
  const answer = useActionData<typeof action>();
  const fields: Partial<Record<string, keyof Words["officeGift"]["fieldProblems"]>> = answer?.fields ?? {};
  const problem = (name: "name" | "email" | "side") => {
    const found = fields[name];
    return found === undefined ? undefined : said.officeGift.fieldProblems[found];
  };
  return (
    <GiftView
      locale={locale}
      event={event}
      sides={sides}
      values={answer?.values ?? { name: "", email: "", side: "", language: locale }}
      errors={{ name: problem("name"), email: problem("email"), side: problem("side") }}
      refused={answer?.refused ? refusalWords(said)[answer.refused] : null}
    />
  );
}
