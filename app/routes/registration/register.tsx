import type { ActionFunctionArgs, AppLoadContext, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { EventStatus } from "#app/domain/events/event-view.ts";
import type { Locale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { isChatApp } from "#app/ui/registration/chat-app.ts";
import { emptyForm, type FormValues } from "#app/ui/registration/form-values.ts";
import { type CompanionValues, noParty, type PartyForm } from "#app/ui/registration/party.ts";
import { RegisterPage } from "#app/ui/registration/register-page.tsx";
import stylesheet from "#app/ui/styles/registration.css?url";
import { findEventId } from "#app/use-cases/events/show-event.server.ts";
import { type TriedCode, tryCode } from "#app/use-cases/registration/check-code.server.ts";
import { registerGuest } from "#app/use-cases/registration/register-guest.server.ts";
import { registerParty } from "#app/use-cases/registration/register-party.server.ts";
import { readGroupMax, showRegisterForm } from "#app/use-cases/registration/show-register-form.server.ts";
import { changeParty, readParty } from "./read-party.ts";
import { readRegistration } from "./read-registration.ts";
import { refuse, refuseParty } from "./refuse-registration.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const statusOf = {
  "on-sale": 200,
  "sold-out": 409,
  closed: 403,
  paused: 403,
  past: 410,
  cancelled: 410,
} satisfies Record<EventStatus, number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const slug = params.slug ?? "";
  const locale = requestLocale(request);
  const shown = await showRegisterForm(context.world, { slug, locale });
  if (!shown.ok) throw data(null, { status: 404 });
  const search = new URL(request.url).searchParams;
  const [asked, typed] = [search.get("side"), search.get("code") ?? ""];
  const chatLink = isChatApp(request.headers.get("User-Agent"))
    ? `${shown.origin}${localePath(locale, `/e/${slug}/register`)}${takenAlong(search)}`
    : null;
  const open = shown.event.sides.filter(({ left }) => left > 0);
  const side = open.find(({ id }) => id === asked) ?? (open.length === 1 ? open[0] : undefined);
  const code = await tryCode(context.world, {
    ...{ eventId: shown.event.id, sideId: null, code: typed },
    ...visitorKeys(context),
  });
  const status = code.refused === "too-many" ? 429 : statusOf[shown.event.status];
  return data({ ...shown, chatLink, side: side?.id ?? "", typed, code }, { status });
}

/** What the page in another browser is to know: the discount code, and whose link it was. */
function takenAlong(search: URLSearchParams): string {
  const kept = new URLSearchParams();
  for (const name of ["code", "via"]) {
    const value = search.get(name);
    if (value) kept.set(name, value);
  }
  return kept.size > 0 ? `?${kept}` : "";
}

function visitorKeys({ visitor }: AppLoadContext) {
  return { browserKey: visitor.browser, networkKey: visitor.network };
}

export async function action({ request, params, context }: ActionFunctionArgs) {
  const locale = requestLocale(request);
  const form = await request.formData();
  const { values, birthDate, shownPriceMinor, onlyShow, via } = readRegistration(form);
  const party = readParty(form);
  const slug = params.slug ?? "";
  const eventId = await findEventId(context.world, slug);
  if (eventId === null) throw data(null, { status: 404 });
  const tried = await tryCode(context.world, {
    ...{ eventId, sideId: values.side || null, code: values.code },
    ...visitorKeys(context),
  });
  if (party.change) {
    const most = await readGroupMax(context.world, eventId);
    return showPrices(values, { ...tried, refused: null }, changeParty(party, most));
  }
  if (onlyShow || tried.refused === "too-many") return showPrices(values, tried, party.companions);
  if (party.companions.length > 0) {
    const { formToken, code, consents } = values;
    const { people, shownTotalMinor, companions } = party;
    const asked = { eventId, locale, formToken, code, consents, people, shownTotalMinor, via };
    const seated = await registerParty(context.world, { ...asked, ...visitorKeys(context) });
    if (seated.ok) return toPayment(locale, seated);
    if (seated.reason === "invalid") return refuseParty(seated, values, tried, companions);
    return refuse(seated, values, tried, companions);
  }
  const outcome = await registerGuest(context.world, {
    eventId,
    locale,
    formToken: values.formToken,
    sideId: values.side,
    shownPriceMinor,
    code: values.code,
    via,
    name: values.name,
    email: values.email,
    phone: values.phone.trim() || null,
    birthDate,
    consents: values.consents,
    ...visitorKeys(context),
  });
  if (!outcome.ok) return refuse(outcome, values, tried);
  return toPayment(locale, outcome);
}

function toPayment(locale: Locale, held: { token: string; payUrl: string | null; held: boolean }) {
  return redirect(held.payUrl ?? localePath(locale, `/o/${held.token}${held.held ? "?pay=later" : ""}`), 303);
}

/** The same form with the prices of the code in its field; nothing is claimed and everything typed stays. */
function showPrices(values: FormValues, code: TriedCode, companions: readonly CompanionValues[]) {
  const status = code.refused === "too-many" ? 429 : code.refused ? 422 : 200;
  const party: PartyForm = { companions, reasons: [] };
  return data({ values, reasons: {}, problem: null, code, party }, { status });
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { registration, common } = metaWords(location.pathname);
  const title = data ? registration.title({ title: data.event.words.title }) : common.notFoundTitle;
  return privateMeta(location.pathname, title);
};

export default function Register() {
  const { event, formToken, chatLink, side, typed, takesCodes, code } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>();
  const shownCode = refused?.code ?? code;
  return (
    <RegisterPage
      event={event}
      chatLink={chatLink}
      values={refused?.values ?? { ...emptyForm(formToken, side), code: typed }}
      reasons={refused?.reasons ?? {}}
      problem={refused?.problem ?? null}
      party={refused?.party ?? noParty}
      code={{ ...shownCode, asked: takesCodes || typed !== "" }}
    />
  );
}
