import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { isForgotten, NightCard } from "./night-card.tsx";
import type { NightProblem, NightView } from "./night-view.ts";

type NightPageProps = {
  view: NightView;
  /** The server's time when it wrote the page. */
  now: Date;
  problem: NightProblem | null;
};

/** How often the page asks anew where no script runs, in seconds. */
const REFRESH_SECONDS = 10;

/** Phones keep the page for when there is no connection until the evening is over. */
function isKept({ face }: NightView): boolean {
  return !isForgotten(face);
}

/** A guest's live page: whole as it is, kept fresh by its script. */
export function NightPage({ view, now, problem }: NightPageProps) {
  const { locale, path } = view;
  const { nightPage: say } = words(locale);
  const at = (page: string) => localePath(locale, path + page);
  return (
    <PublicLayout locale={locale} otherHref={localePath(locale === "en" ? "zh-CN" : "en", path)}>
      <div className="night" data-night-keep={isKept(view) ? "" : undefined}>
        <div className="night-head">
          <h1>{view.title}</h1>
          <span
            className="tag night-link"
            data-night-link=""
            data-connected={say.connected}
            data-polling={say.polling}
            data-lost={say.lost}
            hidden
          />
        </div>
        <p className="small muted">{say.you({ name: view.me.name })}</p>
        {problem ? (
          <p className="notice warn" role="alert">
            {say.problems[problem]}
          </p>
        ) : null}
        <p
          className="notice warn"
          role="status"
          data-words={say.kept}
          data-zone={view.timeZone}
          data-night-kept=""
          hidden
        />
        <p className="notice warn" data-night-lost="" hidden>
          {say.lostHint}
        </p>
        <p className="notice" role="status" data-night-changed="" hidden>
          {say.planChanged}
        </p>
        <p
          className="notice"
          role="status"
          data-night-later=""
          data-waiting={say.later}
          data-many={say.laterMany}
          data-sent={say.laterSent}
          data-refused={say.laterRefused}
          hidden
        />
        <div data-night-card="" data-now={now.toISOString()} data-live={at("/live")}>
          <NightCard view={view} />
        </div>
        <noscript>
          <meta httpEquiv="refresh" content={String(REFRESH_SECONDS)} />
          <p className="tiny center">{say.unscripted}</p>
        </noscript>
        <nav className="links night-links" aria-label={view.title}>
          <a href={at("/profile")}>{say.toProfile}</a>
          <a href={at("/contact")}>{say.toContact}</a>
          <a href={at("/safety")}>{say.help}</a>
        </nav>
      </div>
      <Enhance use={["nightLive", "nightClock", "nightLater", "nightKept"]} />
    </PublicLayout>
  );
}
