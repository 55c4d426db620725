import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { z } from "zod";
import { taskDeeds } from "#app/domain/payment/task.ts";
import { localeOf } from "#app/i18n/locale-path.ts";
import { TasksPage } from "#app/ui/office/tasks-page.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/cockpit.css?url";
import { useLocale } from "#app/ui/use-words.ts";
import { listOpenTasks } from "#app/use-cases/payment/list-open-tasks.server.ts";
import { settleTask, type TaskRefusal } from "#app/use-cases/payment/settle-task.server.ts";
import { text } from "./form-fields.ts";
import { notFound, officePath, requireOrganiser } from "./guard.ts";

const form = z.object({
  task: z.uuid(),
  deed: z.enum(taskDeeds),
  note: text,
  back: z.enum(["tasks", "guest"]).catch("tasks"),
});

const statusOf = {
  closed: 409,
  "not-possible": 409,
  disputed: 409,
  unavailable: 503,
  "no-note": 422,
} satisfies Record<TaskRefusal, number>;

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const done = new URL(request.url).searchParams.has("done");
  return { tasks: await listOpenTasks(context.world, { locale: localeOf(request) }), done };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const asked = form.safeParse(Object.fromEntries(await request.formData()));
  if (!asked.success) throw new Response(null, { status: 400 });
  const { task: taskId, deed, note, back } = asked.data;
  const settled = await settleTask(context.world, { organiserId: organiser.id, taskId, deed, note });
  if (settled.ok) {
    const guest = `/office/events/${settled.eventId}/guests/${settled.orderId}?done=task`;
    return redirect(officePath(request, back === "guest" ? guest : "/office/tasks?done=1"), 303);
  }
  if (settled.reason === "not-found") throw notFound();
  return data({ refused: { reason: settled.reason, taskId } }, { status: statusOf[settled.reason] });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeTasks.title);

export default function Tasks() {
  const { tasks, done } = useLoaderData<typeof loader>();
  const refused = useActionData<typeof action>()?.refused ?? null;
  return <TasksPage locale={useLocale()} tasks={tasks} done={done} refused={refused} />;
}
