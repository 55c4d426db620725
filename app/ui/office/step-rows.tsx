import type { InputHTMLAttributes } from "react";
import { FieldError } from "../form.tsx";

type Cell = {
  name: string;
  /** What the field is called for who does not see the heading. */
  label: string;
  error?: string | undefined;
} & Pick<InputHTMLAttributes<HTMLInputElement>, "defaultValue" | "inputMode">;

type StepRowsProps = { heads: readonly [string, string]; rows: readonly (readonly [Cell, Cell])[] };

/** Steps as a small table of two columns: one heading for all rows, and each field named for itself. */
export function StepRows({ heads, rows }: StepRowsProps) {
  return (
    <div className="step-rows">
      <div className="pair" aria-hidden="true">
        {heads.map((head) => (
          <span key={head} className="small muted">
            {head}
          </span>
        ))}
      </div>
      {rows.map((cells) => (
        <div className="pair" key={cells[0].name}>
          {cells.map((cell) => (
            <StepCell key={cell.name} {...cell} />
          ))}
        </div>
      ))}
    </div>
  );
}

function StepCell({ name, label, error, ...input }: Cell) {
  return (
    <div className={error ? "field bad" : "field"}>
      <input
        id={name}
        name={name}
        aria-label={label}
        autoComplete="off"
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${name}-error` : undefined}
        {...input}
      />
      <FieldError name={name} error={error} />
    </div>
  );
}
