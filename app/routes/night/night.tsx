import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData, useParams } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { requestLocale } from "#app/i18n/request-locale.ts";
import { NightPage } from "#app/ui/night/night-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/night-live.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { type ArriveRefusal, arriveAtNight } from "#app/use-cases/night/arrive-at-night.server.ts";
import { showNight } from "#app/use-cases/night/show-night.server.ts";
import { readTap } from "./read-tap.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const status = {
  "too-early": 409,
  over: 409,
  cancelled: 409,
  "too-many": 429,
} satisfies Record<Exclude<ArriveRefusal, "not-found">, number>;

export async function loader({ request, params, context }: LoaderFunctionArgs) {
  const shown = await showNight(context.world, { token: params.token ?? "", locale: requestLocale(request) });
  if (!shown.ok) throw data(null, { status: 404 });
  return { look: shown.look, now: shown.now };
}

/** "I'm here". */
export async function action({ request, params, context }: ActionFunctionArgs) {
  const form = await request.formData();
  const token = params.token ?? "";
  if (form.get("intent") !== "arrive") throw data(null, { status: 422 });
  const arrived = await arriveAtNight(context.world, { token, tap: readTap(form) });
  if (arrived.ok) return redirect(localePath(requestLocale(request), `/n/${token}`), 303);
  if (arrived.reason === "not-found") throw data(null, { status: 404 });
  return data({ problem: arrived.reason }, { status: status[arrived.reason] });
}

export const meta: MetaFunction<typeof loader> = ({ data: shown, location }) => {
  const { nightPage, common } = metaWords(location.pathname);
  const title = shown ? nightPage.title({ event: shown.look.title }) : common.notFoundTitle;
  return privateMeta(location.pathname, title);
};

export default function Night() {
  const { look, now } = useLoaderData<typeof loader>();
  const sent = useActionData<typeof action>();
  const view = { ...look, locale: useLocale(), path: `/n/${useParams().token}` };
  return <NightPage view={view} now={now} problem={sent?.problem ?? null} />;
}
