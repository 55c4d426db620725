import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { eventKinds, isEventKind } from "#app/domain/events/event-kinds.ts";
import { newEventFields } from "#app/domain/events/new-event-fields.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { ErrorSummary } from "#app/ui/form.tsx";
import { EVENT_FORM_ID, EventForm } from "#app/ui/office/event-form.tsx";
import { eventLabels } from "#app/ui/office/event-labels.ts";
import { KindChoice } from "#app/ui/office/kind-choice.tsx";
import { OfficeLayout } from "#app/ui/office/office-layout.tsx";
import { namedProblems, problemWords } from "#app/ui/office/problem-words.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { createEvent } from "#app/use-cases/events/create-event.server.ts";
import { showNewEvent } from "#app/use-cases/events/show-event-form.server.ts";
import { readEventForm } from "./event-form.ts";
import { formIdOf, formTexts } from "./form-fields.ts";
import { officePath, requireOrganiser } from "./guard.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const asked = new URL(request.url).searchParams;
  const page = await showNewEvent(context.world);
  const wanted = asked.get("booking");
  const booking = page.bookings.find(({ id }) => id === wanted) ?? null;
  const kind = asked.get("kind");
  const values = newEventFields(isEventKind(kind) ? kind : eventKinds[0], page.currency, booking);
  return { ...page, values, bookingId: booking?.id ?? "", formId: context.world.ids.uuid() };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const texts = formTexts(await request.formData());
  const { bookingId, fields } = readEventForm(texts);
  const made = { organiserId: organiser.id, bookingId, fields, formId: formIdOf(texts) };
  const created = await createEvent(context.world, made);
  if (created.ok) return redirect(officePath(request, `/office/events/${created.eventId}/preview`), 303);
  return data({ values: fields, bookingId: bookingId ?? "", problems: created.problems }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeEditor.newTitle);

export default function NewEvent() {
  const locale = useLocale();
  const words = useWords();
  const { officeEditor: say, office } = words;
  const page = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = problemWords(words, answer?.problems);
  const values = answer?.values ?? page.values;
  const bookingId = answer?.bookingId ?? page.bookingId;
  return (
    <OfficeLayout
      locale={locale}
      title={say.newTitle}
      back={{ href: localePath(locale, "/office"), label: office.backToEvents }}
      dock={
        <button type="submit" form={EVENT_FORM_ID} className="button">
          {say.createButton}
        </button>
      }
      wide
    >
      <ErrorSummary
        words={words}
        errors={namedProblems(locale, answer?.problems, eventLabels(locale, page.currency))}
      />
      <KindChoice locale={locale} kind={values.kind} bookingId={bookingId} />
      <EventForm {...{ ...page, locale, values, errors, bookingId }} taken={{}} published={false}>
        <input type="hidden" name="formId" value={page.formId} />
      </EventForm>
    </OfficeLayout>
  );
}
