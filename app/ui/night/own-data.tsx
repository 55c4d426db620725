import { localePath } from "#app/i18n/locale-path.ts";
import { Check, ErrorSummary } from "../form.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { ProfileFacts, ProfileSaid } from "./profile-facts.ts";
import { ProfileFrame } from "./profile-frame.tsx";

type OwnDataProps = { facts: ProfileFacts; said: ProfileSaid; mustConfirm: boolean };

/** What the night knows of somebody: a copy to take along, and the button that deletes it. */
export function OwnData({ facts, said, mustConfirm }: OwnDataProps) {
  const words = useWords();
  const { nightProfile: say } = words;
  const locale = useLocale();
  const error = mustConfirm ? say.deleteAsk : undefined;
  return (
    <ProfileFrame facts={facts} page="/data" step={null} title={say.dataTitle} said={said}>
      <ErrorSummary words={words} errors={{ sure: error }} />
      <p>{say.dataLead}</p>
      <section className="card" aria-labelledby="export">
        <h2 id="export">{say.exportTitle}</h2>
        <p className="small muted">{say.exportText}</p>
        <a className="button quiet" href={localePath(locale, `${facts.path}/data.json`)} download>
          {say.exportButton}
        </a>
      </section>
      <section className="card" aria-labelledby="delete">
        <h2 id="delete">{say.deleteTitle}</h2>
        <p className="small muted">{say.deleteText}</p>
        <form method="post" noValidate>
          <Check name="sure" label={say.deleteConfirm} {...(error ? { error } : {})} />
          <button type="submit" className="button danger" data-once={say.deleting}>
            {say.deleteButton}
          </button>
        </form>
      </section>
    </ProfileFrame>
  );
}
