import type { ReactNode } from "react";

type FoldProps = {
  title: string;
  /** How it is set now, or that it may stay empty. */
  now: string;
  open?: boolean;
  children: ReactNode;
};

/** Part of a form that most people leave as it is: closed, it says how it is set; open when a field in it is wrong. */
export function Fold({ title, now, open = false, children }: FoldProps) {
  return (
    <details className="more" open={open}>
      <summary>
        <span>
          {title} <span className="mark">{now}</span>
        </span>
      </summary>
      {children}
    </details>
  );
}

/** Whether any of the fields named has a problem. */
export function anyWrong(errors: Readonly<Record<string, string>>, names: RegExp): boolean {
  return Object.keys(errors).some((name) => names.test(name));
}
