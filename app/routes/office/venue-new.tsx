import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import { localePath } from "#app/i18n/locale-path.ts";
import { ErrorSummary } from "#app/ui/form.tsx";
import { OfficeLayout } from "#app/ui/office/office-layout.tsx";
import { namedProblems, problemWords } from "#app/ui/office/problem-words.ts";
import { VenueInputs } from "#app/ui/office/venue-fields.tsx";
import { venueLabels } from "#app/ui/office/venue-labels.ts";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { readBusiness } from "#app/use-cases/organiser/read-business.server.ts";
import { addVenue } from "#app/use-cases/venues/save-venue.server.ts";
import { formIdOf, formTexts } from "./form-fields.ts";
import { officePath, requireOrganiser } from "./guard.ts";
import { venueForm } from "./venue-form.ts";

export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const { timeZone } = await readBusiness(context.world);
  return { values: venueForm.parse({ timeZone }), formId: context.world.ids.uuid() };
}

export async function action({ context, request }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const texts = formTexts(await request.formData());
  const [values, formId] = [venueForm.parse(texts), formIdOf(texts)];
  const added = await addVenue(context.world, { organiserId: organiser.id, fields: values, formId });
  if (added.ok) return redirect(officePath(request, `/office/venues/${added.venueId}?done=saved`), 303);
  return data({ values, problems: added.problems }, { status: 422 });
}

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeVenues.newTitle);

export default function NewVenue() {
  const locale = useLocale();
  const words = useWords();
  const { officeVenues: say } = words;
  const fresh = useLoaderData<typeof loader>();
  const answer = useActionData<typeof action>();
  const errors = problemWords(words, answer?.problems);
  const back = { href: localePath(locale, "/office/venues"), label: say.title };
  return (
    <OfficeLayout locale={locale} title={say.newTitle} back={back}>
      <p className="muted">{say.newLead}</p>
      <ErrorSummary words={words} errors={namedProblems(locale, answer?.problems, venueLabels(say))} />
      <form method="post" noValidate>
        <input type="hidden" name="formId" value={fresh.formId} />
        <VenueInputs locale={locale} values={answer?.values ?? fresh.values} errors={errors} />
        <button type="submit" className="button">
          {say.create}
        </button>
      </form>
    </OfficeLayout>
  );
}
