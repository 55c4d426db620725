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
import { type SafetyDone, SafetyOfficePage } from "#app/ui/office/safety-page.tsx";
import type { SafetyRefused } from "#app/ui/office/safety-report.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { liftBan } from "#app/use-cases/trust/ban-person.server.ts";
import { closeReport } from "#app/use-cases/trust/close-report.server.ts";
import { listSafety } from "#app/use-cases/trust/list-safety.server.ts";
import { waiveStrike } from "#app/use-cases/trust/waive-strike.server.ts";
import { notFound, officePath, requireOrganiser } from "./guard.ts";

export const links = () => [{ rel: "stylesheet", href: stylesheet }];

const doneBy = z.enum(["closed", "banned", "lifted", "waived"]).nullable().catch(null);
const form = z.discriminatedUnion("deed", [
  z.object({ deed: z.literal("close"), report: z.uuid() }),
  z.object({ deed: z.literal("lift"), ban: z.uuid() }),
  z.object({ deed: z.literal("waive"), event: z.uuid(), line: z.uuid() }),
]);

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const list = await listSafety(context.world, { locale: localeOf(request) });
  return { list, done: doneBy.parse(new URL(request.url).searchParams.get("done")) };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const { id: organiserId } = await requireOrganiser(context, request);
  const fields = await request.formData();
  const asked = form.safeParse(Object.fromEntries(fields));
  if (!asked.success) throw new Response(null, { status: 400 });
  const { world } = context;
  const deed = asked.data;
  const done = (what: SafetyDone) => redirect(officePath(request, `/office/safety?done=${what}`), 303);
  const refuse = (refused: SafetyRefused, status: number) => data({ refused }, { status });
  const over: SafetyRefused = { reason: "over", reportId: "", given: "" };
  if (deed.deed === "lift") {
    const lifted = await liftBan(world, { organiserId, banId: deed.ban });
    return lifted.ok ? done("lifted") : refuse(over, 409);
  }
  if (deed.deed === "waive") {
    const waived = await waiveStrike(world, { organiserId, eventId: deed.event, lineId: deed.line });
    return waived.ok ? done("waived") : refuse(over, 409);
  }
  const given = z
    .string()
    .catch("")
    .parse(fields.get(`resolution-${deed.report}`));
  const closed = await closeReport(world, { organiserId, reportId: deed.report, resolution: given });
  if (closed.ok) return done("closed");
  if (closed.reason === "not-found") throw notFound();
  return refuse(
    { reason: closed.reason, reportId: deed.report, given },
    closed.reason === "over" ? 409 : 422,
  );
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).trust.office.title);

export default function SafetyOffice() {
  const { list, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  return <SafetyOfficePage locale={useLocale()} {...{ list, done, refused }} />;
}
