import type { Locale } from "#app/domain/events/locale.ts";
import { words } from "#app/i18n/words.ts";

export type KeyRow = {
  name: "stripe" | "webhook" | "resend" | "sender" | "database" | "secret";
  state: "set" | "stand-in";
};

type SettingsFactsProps = { locale: Locale; mode: "demo" | "test" | "live"; keys: readonly KeyRow[] };

/** In which mode the house runs, and which keys it has; never their values. */
export function SettingsFacts({ locale, mode, keys }: SettingsFactsProps) {
  const { office } = words(locale);
  return (
    <section className="card part" aria-labelledby="mode">
      <h2 id="mode" className="first row">
        {office.modeTitle}
        <span className="tag">{office.modes[mode].name}</span>
      </h2>
      <p className="small muted">{office.modes[mode].text}</p>
      <h3>{office.keysTitle}</h3>
      <p className="small muted">{office.keysText}</p>
      <ul className="plain lines small">
        {keys.map(({ name, state }) => (
          <li key={name} className="row">
            {office.keyNames[name]}
            <span className="muted">{state === "set" ? office.keySet : office.keyStandIn}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
