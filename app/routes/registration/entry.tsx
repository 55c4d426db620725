import type { ActionFunctionArgs, LoaderFunctionArgs, MetaFunction } from "@remix-run/node";
import { data, redirect } from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { z } from "zod";
import { isLocale } from "#app/domain/events/locale.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { emptyOffer, type OfferForm } from "#app/ui/registration/entry-facts.ts";
import { EntryPage } from "#app/ui/registration/entry-page.tsx";
import registration from "#app/ui/styles/registration.css?url";
import selfService from "#app/ui/styles/self-service.css?url";
import ticket from "#app/ui/styles/ticket.css?url";
import { acceptOffer } from "#app/use-cases/registration/accept-offer.server.ts";
import { tryOfferCode } from "#app/use-cases/registration/check-code.server.ts";
import { chooseEntryLanguage, leaveWaitlist } from "#app/use-cases/registration/leave-waitlist.server.ts";
import { showEntry } from "#app/use-cases/registration/show-entry.server.ts";
import { readOffer } from "./read-offer.ts";
import { refuseAccept } from "./refuse-accept.ts";

export const links = () => [ticket, registration, selfService].map((href) => ({ rel: "stylesheet", href }));

const intent = z.enum(["accept", "leave", "language"]);
const text = z.string().catch("");
const leaveStatus = { "not-found": 404, over: 409, "too-many": 429 } as const;
const languageStatus = { "not-found": 404, "no-language": 422, "too-many": 429 } as const;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shown = await showEntry(context.world, { token: params.token ?? "", locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  const languageSaved = new URL(request.url).searchParams.get("done") === "language";
  return data({ entry: shown.entry, languageSaved });
}

export async function action(args: ActionFunctionArgs) {
  const form = await args.request.formData();
  const asked = intent.safeParse(form.get("intent"));
  if (!asked.success) throw data(null, { status: 422 });
  if (asked.data === "leave") return leave(args);
  return asked.data === "language" ? language(args, form) : accept(args, form);
}

async function leave({ request, params, context }: ActionFunctionArgs) {
  const token = params.token ?? "";
  const left = await leaveWaitlist(context.world, { token });
  if (left.ok) return redirect(localePath(requestLocale(request), `/w/${token}`), 303);
  if (left.reason === "not-found") throw data(null, { status: 404 });
  const problem = left.reason === "over" ? "offer-gone" : left.reason;
  return data({ form: { ...emptyOffer, problem } satisfies OfferForm }, { status: leaveStatus[left.reason] });
}

async function language({ params, context }: ActionFunctionArgs, form: FormData) {
  const token = params.token ?? "";
  const locale = text.parse(form.get("locale"));
  const chosen = await chooseEntryLanguage(context.world, { token, locale });
  if (!chosen.ok) throw data(null, { status: languageStatus[chosen.reason] });
  return redirect(`${localePath(isLocale(locale) ? locale : "zh-CN", `/w/${token}`)}?done=language`, 303);
}

async function accept({ request, params, context }: ActionFunctionArgs, form: FormData) {
  const locale = requestLocale(request);
  const { values, onlyShow, ...sent } = readOffer(form);
  const token = params.token ?? "";
  const visitor = { browserKey: context.visitor.browser, networkKey: context.visitor.network };
  const [only] = new Set(sent.people.map(({ sideId }) => sideId)).size === 1 ? sent.people : [];
  const asked = { token, sideId: only?.sideId || null, code: sent.code };
  const tried = await tryOfferCode(context.world, { ...asked, ...visitor });
  const shown = { ...sent, people: values, tried };
  if (onlyShow || tried.refused === "too-many") return showPrices(shown);
  const accepted = await acceptOffer(context.world, { ...sent, ...visitor, token, locale });
  if (!accepted.ok) return refuseAccept(accepted, shown);
  const order = localePath(locale, `/o/${accepted.token}${accepted.held ? "?pay=later" : ""}`);
  return redirect(accepted.payUrl ?? order, 303);
}

/** The same form with the price of the code in its field; nothing is taken and everything typed stays. */
function showPrices(sent: Pick<OfferForm, "formToken" | "people" | "consents" | "code" | "tried">) {
  const status = sent.tried.refused === "too-many" ? 429 : sent.tried.refused ? 422 : 200;
  return data({ form: { ...emptyOffer, ...sent } satisfies OfferForm }, { status });
}

export const meta: MetaFunction<typeof loader> = ({ data, location }) => {
  const { waitlist, common } = metaWords(location.pathname);
  return privateMeta(location.pathname, data ? waitlist.page.titles[data.entry.state] : common.notFoundTitle);
};

export default function Entry() {
  const { entry, languageSaved } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  return (
    <EntryPage
      entry={entry}
      path={`/w/${useParams().token}`}
      form={sent?.form ?? emptyOffer}
      languageSaved={languageSaved && !sent}
    />
  );
}
