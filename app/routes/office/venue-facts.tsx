import {
  type ActionFunctionArgs,
  data,
  type LoaderFunctionArgs,
  type MetaFunction,
  redirect,
} from "@remix-run/node";
import { useActionData, useLoaderData } from "@remix-run/react";
import type { FieldProblems } from "#app/domain/organiser/field-problem.ts";
import { factFields } from "#app/domain/venues/facts-draft.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { ErrorSummary, Notice } from "#app/ui/form.tsx";
import { OfficeLayout } from "#app/ui/office/office-layout.tsx";
import { namedProblems, problemWords } from "#app/ui/office/problem-words.ts";
import { FactsForm, factLabels } from "#app/ui/office/venue-facts-form.tsx";
import { metaWords, privateMeta } from "#app/ui/page-meta.ts";
import stylesheet from "#app/ui/styles/venue.css?url";
import { useLocale, useWords } from "#app/ui/use-words.ts";
import { saveFacts } from "#app/use-cases/venues/save-facts.server.ts";
import { showVenue } from "#app/use-cases/venues/show-venue.server.ts";
import { formTexts } from "./form-fields.ts";
import { notFound, officePath, requireId, requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

export async function loader({ context, request, params }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  const venue = await showVenue(context.world, { venueId: requireId(params.venueId) });
  if (!venue) throw notFound();
  return {
    venue: { id: venue.id, name: venue.name, version: venue.version },
    values: factFields(venue.facts),
  };
}

export async function action({ context, request, params }: ActionFunctionArgs) {
  const organiser = await requireOrganiser(context, request);
  const venueId = requireId(params.venueId);
  const values = formTexts(await request.formData());
  const version = values.version ?? "";
  const ids = { organiserId: organiser.id, venueId };
  const saved = await saveFacts(context.world, { ...ids, version, fields: values });
  if (saved.ok) return redirect(officePath(request, `/office/venues/${venueId}?done=facts`), 303);
  if (saved.reason === "invalid") return data({ values, problems: saved.problems }, { status: 422 });
  if (saved.reason === "stale") return data({ values, stale: true }, { status: 409 });
  throw notFound();
}

type FactsAnswer = { values: Record<string, string>; problems?: FieldProblems; stale?: boolean };

export const meta: MetaFunction = ({ location }) =>
  privateMeta(location.pathname, metaWords(location.pathname).officeFacts.title);

export default function VenueFactsPage() {
  const locale = useLocale();
  const words = useWords();
  const { officeFacts: say, officeDeals } = words;
  const { venue, values } = useLoaderData<typeof loader>();
  const answer: FactsAnswer | undefined = useActionData<typeof action>();
  const back = { href: localePath(locale, `/office/venues/${venue.id}`), label: officeDeals.toVenue };
  return (
    <OfficeLayout locale={locale} title={say.title} kicker={venue.name} back={back}>
      {answer?.stale ? <Notice tone="bad" title={say.stale} /> : null}
      <ErrorSummary words={words} errors={namedProblems(locale, answer?.problems, factLabels(locale))} />
      <p className="muted">{say.lead}</p>
      <FactsForm
        locale={locale}
        version={venue.version}
        values={answer?.values ?? values}
        errors={problemWords(words, answer?.problems)}
      />
    </OfficeLayout>
  );
}
