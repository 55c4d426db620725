import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { BanPage } from "#app/ui/office/ban-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { banPerson, showBan } from "#app/use-cases/trust/ban-person.server.ts";
import { text } from "./form-fields.ts";
import { notFound, officePath, requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

function keyOf({ eventId = "", lineId = "" }: Readonly<Record<string, string | undefined>>) {
  return { eventId, lineId };
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const person = await showBan(context.world, keyOf(params));
  if (!person) throw notFound();
  return { name: person.name };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const { id: organiserId } = await requireOrganiser(context, request);
  const reason = text.parse((await request.formData()).get("reason"));
  const banned = await banPerson(context.world, { ...keyOf(params), organiserId, reason });
  if (banned.ok) return redirect(officePath(request, "/office/safety?done=banned"), 303);
  if (banned.reason === "not-found") throw notFound();
  return data({ refused: { reason: banned.reason, given: reason } }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).trust.office.title);

export default function Ban() {
  const { name } = useLoaderData<typeof loader>();
  return (
    <BanPage locale={useLocale()} name={name} refused={useActionData<typeof action>()?.refused ?? null} />
  );
}
