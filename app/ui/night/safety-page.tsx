import { type ReportFields, type ReportKind, reportKinds } from "#app/domain/trust/report.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { Check, ErrorSummary, FieldError, Notice, Select, TextArea } from "../form.tsx";
import { SelfServiceFrame } from "../self-service/frame.tsx";
import { useLocale, useWords } from "../use-words.ts";

type Person = { lineId: string; name: string; number: string; met: boolean; blocked: boolean };

export type SafetyFacts = {
  token: string;
  eventTitle: string;
  people: readonly Person[];
  contactEmail: string | null;
};

export type SafetyForm = {
  deed: "report" | "block";
  fields: ReportFields;
  given: { kind: string; words: string; about: string; block: boolean };
  refused: "too-many" | null;
};

type SafetyPageProps = {
  page: SafetyFacts;
  form: SafetyForm | null;
  done: "reported" | "blocked" | "both" | null;
};

/** Where a guest tells the organiser of somebody, or asks never to meet them again. */
export function SafetyPage({ page, form, done }: SafetyPageProps) {
  const said = useWords();
  const { trust } = said;
  const locale = useLocale();
  const path = `/n/${page.token}`;
  return (
    <SelfServiceFrame path={`${path}/safety`}>
      <p>
        <a href={localePath(locale, path)}>‹ {trust.back}</a>
      </p>
      <h1>{trust.link}</h1>
      <p className="small muted">{page.eventTitle}</p>
      {done ? <Notice tone="good" title={trust.done[done]} /> : null}
      {form?.refused ? <Notice tone="bad" title={trust.tooMany} /> : null}
      {form ? <ErrorSummary words={said} errors={sentences(trust.wrong, form)} /> : null}
      <p>{trust.lead}</p>
      <Notice tone="warn">
        <p>
          <b>{trust.emergency}</b>
          {page.contactEmail ? (
            <>
              {" "}
              <a href={`mailto:${page.contactEmail}`}>{page.contactEmail}</a>
            </>
          ) : null}
        </p>
      </Notice>
      <ReportPart page={page} form={form?.deed === "report" ? form : null} />
      <BlockPart page={page} form={form?.deed === "block" ? form : null} />
    </SelfServiceFrame>
  );
}

/** The two forms have fields of their own: a block's begins with "block-". */
function sentences(
  wrong: ReturnType<typeof useWords>["trust"]["wrong"],
  { deed, fields }: SafetyForm,
): Record<string, string | undefined> {
  const { about, kind, words } = fields;
  return {
    [deed === "block" ? "block-about" : "about"]: about && wrong.about[about],
    kind: kind && wrong.kind[kind],
    words: words && wrong.words[words],
  };
}

function ReportPart({ page, form }: { page: SafetyFacts; form: SafetyForm | null }) {
  const { trust, common } = useWords();
  const { report: say } = trust;
  const errors = form ? sentences(trust.wrong, form) : {};
  return (
    <form method="post" className="card stack" aria-labelledby="report">
      <h2 id="report">{say.title}</h2>
      <p className="small muted">{say.lead}</p>
      <input type="hidden" name="deed" value="report" />
      <KindChoice given={form?.given.kind ?? ""} error={errors.kind} />
      <Select
        name="about"
        label={say.about}
        hint={say.aboutHint}
        optionalMark={common.optional}
        error={errors.about}
        defaultValue={form?.given.about ?? ""}
      >
        <option value="">{say.nobody}</option>
        <People page={page} />
      </Select>
      <TextArea
        name="words"
        label={say.words}
        hint={say.wordsHint}
        error={errors.words}
        rows={4}
        defaultValue={form?.given.words ?? ""}
      />
      <Check name="block" label={say.also} defaultChecked={form?.given.block ?? false} />
      <button type="submit" className="button" data-once="">
        {say.button}
      </button>
    </form>
  );
}

function KindChoice({ given, error }: { given: string; error: string | undefined }) {
  const { trust } = useWords();
  const { report: say } = trust;
  return (
    <fieldset className={error ? "field bad" : "field"} id="kind">
      <legend>{say.kind}</legend>
      {reportKinds.map((kind: ReportKind) => (
        <label key={kind} className="check">
          <input
            type="radio"
            name="kind"
            value={kind}
            defaultChecked={given === kind}
            aria-invalid={error ? true : undefined}
            aria-describedby={error ? "kind-error" : undefined}
          />
          <span>{say.kinds[kind]}</span>
        </label>
      ))}
      <FieldError name="kind" error={error} />
    </fieldset>
  );
}

function BlockPart({ page, form }: { page: SafetyFacts; form: SafetyForm | null }) {
  const { trust } = useWords();
  const { block: say } = trust;
  const errors = form ? sentences(trust.wrong, form) : {};
  const blocked = page.people.filter((person) => person.blocked);
  return (
    <form method="post" className="card stack" aria-labelledby="block-title">
      <h2 id="block-title">{say.title}</h2>
      <p className="small muted">{say.lead}</p>
      <input type="hidden" name="deed" value="block" />
      <Select
        name="block-about"
        label={say.about}
        error={errors["block-about"]}
        defaultValue={form?.given.about ?? ""}
      >
        <option value="">{say.choose}</option>
        <People page={{ ...page, people: page.people.filter((person) => !person.blocked) }} />
      </Select>
      <button type="submit" className="button quiet danger" data-once="">
        {say.button}
      </button>
      {blocked.length > 0 ? (
        <p className="small">
          {say.list}
          {blocked.map((person) => trust.named(person)).join(" · ")}
        </p>
      ) : null}
    </form>
  );
}

function People({ page }: { page: SafetyFacts }) {
  const { trust } = useWords();
  const groups = [
    { label: trust.report.met, people: page.people.filter(({ met }) => met) },
    { label: trust.report.others, people: page.people.filter(({ met }) => !met) },
  ];
  return groups.map(({ label, people }) =>
    people.length === 0 ? null : (
      <optgroup key={label} label={label}>
        {people.map((person) => (
          <option key={person.lineId} value={person.lineId}>
            {trust.named(person)}
          </option>
        ))}
      </optgroup>
    ),
  );
}
