import type { CodeRefusal, GoodCode } from "#app/domain/registration/discount-code.ts";
import type { Words } from "#app/i18n/words.ts";
import { Field } from "../form.tsx";
import { useWords } from "../use-words.ts";

/** The code in the form's field as it was tried. `asked`: whether there is anything to type a code for. */
export type CodeShown = {
  good: GoodCode | null;
  refused: CodeRefusal | "too-many" | null;
  asked: boolean;
};

/** What is said beside the field; nothing while the code is good or none was typed. */
export function codeError({ refused }: CodeShown, { prices }: Words): string | undefined {
  return refused === null ? undefined : prices.refused[refused];
}

type CodeFieldProps = {
  code: CodeShown;
  typed: string;
  sides: readonly { readonly id: string; readonly label: string }[];
};

/**
 * A discount code with its own button, which shows the prices with it and keeps all that was typed. The code those
 * prices stand for travels along, so that nothing is claimed at a price nobody has seen.
 */
export function CodeField({ code, typed, sides }: CodeFieldProps) {
  const words = useWords();
  const { prices: say } = words;
  const error = codeError(code, words);
  if (!code.asked && typed === "") return null;
  const only = sides.length > 1 ? sides.find(({ id }) => id === code.good?.sideId) : undefined;
  return (
    <details className="more code-field" open={typed !== "" || error !== undefined}>
      <summary>{say.codeAdd}</summary>
      <input type="hidden" name="appliedCode" value={code.good?.code ?? ""} />
      <div className="code-row">
        <Field
          name="code"
          label={say.codeTitle}
          defaultValue={typed}
          error={error}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          maxLength={64}
        />
        <input type="submit" name="applyCode" className="button quiet" value={say.codeApply} formNoValidate />
      </div>
      {code.good ? (
        <p className="small good-ink" role="status">
          {say.codeApplied({ code: code.good.code })}
          {only ? ` ${say.codeOnlySide({ side: only.label })}` : null}
          <span className="block muted">{say.codeRemove}</span>
        </p>
      ) : null}
    </details>
  );
}

/** Return in a text field presses a form's first button: that shall be the one that registers. */
export function FirstSubmit({ label }: { label: string }) {
  return <input type="submit" className="first-submit" tabIndex={-1} aria-hidden="true" value={label} />;
}
