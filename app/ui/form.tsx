import type { InputHTMLAttributes, ReactNode, SelectHTMLAttributes, TextareaHTMLAttributes } from "react";
import type { Words } from "#app/i18n/words.ts";

type FieldFrame = { name: string; label: string; hint?: ReactNode; error?: string; optionalMark?: string };

function describe({ name, hint, error }: FieldFrame): string | undefined {
  const ids = [hint ? `${name}-hint` : "", error ? `${name}-error` : ""].filter(Boolean);
  return ids.length > 0 ? ids.join(" ") : undefined;
}

function Frame({ name, label, hint, error, optionalMark, children }: FieldFrame & { children: ReactNode }) {
  return (
    <div className={error ? "field bad" : "field"}>
      <label htmlFor={name}>
        {label}
        {optionalMark ? <span className="mark"> {optionalMark}</span> : null}
      </label>
      {hint ? (
        <p className="hint" id={`${name}-hint`}>
          {hint}
        </p>
      ) : null}
      {children}
      <FieldError name={name} error={error} />
    </div>
  );
}

/** The sentence beside a field that needs another look. */
export function FieldError({ name, error }: { name: string; error: string | undefined }) {
  return error ? (
    <p className="error" id={`${name}-error`}>
      {error}
    </p>
  ) : null;
}

/** One labelled input; label above, hint below the label, error below the input. `name` is also its id. */
export function Field({
  name,
  label,
  hint,
  error,
  optionalMark,
  ...input
}: FieldFrame & InputHTMLAttributes<HTMLInputElement>) {
  const frame = { name, label, hint, error, optionalMark };
  return (
    <Frame {...frame}>
      <input
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describe(frame)}
        {...input}
      />
    </Frame>
  );
}

export function TextArea({
  name,
  label,
  hint,
  error,
  optionalMark,
  ...area
}: FieldFrame & TextareaHTMLAttributes<HTMLTextAreaElement>) {
  const frame = { name, label, hint, error, optionalMark };
  return (
    <Frame {...frame}>
      <textarea
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describe(frame)}
        {...area}
      />
    </Frame>
  );
}

export function Select({
  name,
  label,
  hint,
  error,
  optionalMark,
  children,
  ...select
}: FieldFrame & SelectHTMLAttributes<HTMLSelectElement>) {
  const frame = { name, label, hint, error, optionalMark };
  return (
    <Frame {...frame}>
      <select
        id={name}
        name={name}
        aria-invalid={error ? true : undefined}
        aria-describedby={describe(frame)}
        {...select}
      >
        {children}
      </select>
    </Frame>
  );
}

type CheckProps = { name: string; label: ReactNode; error?: string } & InputHTMLAttributes<HTMLInputElement>;

/** A tick box with its sentence as one 44 px target. */
export function Check({ name, label, error, ...input }: CheckProps) {
  return (
    <div className={error ? "field bad" : "field"}>
      <label className="check" htmlFor={name}>
        <input
          type="checkbox"
          id={name}
          name={name}
          value="yes"
          aria-invalid={error ? true : undefined}
          aria-describedby={error ? `${name}-error` : undefined}
          {...input}
        />
        <span>{label}</span>
      </label>
      <FieldError name={name} error={error} />
    </div>
  );
}

/**
 * All problems of a form at its top, each a link to its field; takes the focus when it appears.
 * `errors` maps field names to sentences in the page's language.
 */
export function ErrorSummary({
  words,
  errors,
}: {
  words: Words;
  errors: Readonly<Record<string, string | undefined>>;
}) {
  const list = Object.entries(errors).filter((entry): entry is [string, string] => entry[1] !== undefined);
  if (list.length === 0) return null;
  return (
    // After a refused form the summary is what the person needs first
    <section className="notice bad" role="alert" tabIndex={-1} autoFocus aria-labelledby="errors-title">
      <h2 id="errors-title">{words.common.errorsTitle({ count: list.length })}</h2>
      <ul>
        {list.map(([name, sentence]) => (
          <li key={name}>
            <a href={`#${name}`}>{sentence}</a>
          </li>
        ))}
      </ul>
    </section>
  );
}

type NoticeProps = { tone: "good" | "warn" | "bad" | "calm"; title?: string; children?: ReactNode };

/** A boxed word to the person; the tone is told by its title as well as its colour. */
export function Notice({ tone, title, children }: NoticeProps) {
  return (
    <section className={`notice ${tone}`} role={tone === "bad" ? "alert" : "status"}>
      {title ? <h2>{title}</h2> : null}
      {children}
    </section>
  );
}
