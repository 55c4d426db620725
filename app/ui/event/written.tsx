import type { foreign } from "./foreign.ts";

type WrittenProps = { id: string; title: string; text: string; mark: ReturnType<typeof foreign> };

/** A part that the organiser wrote, under its heading; nothing where they left it empty. */
export function Written({ id, title, text, mark }: WrittenProps) {
  const written = text.trim();
  if (written === "") return null;
  return (
    <section aria-labelledby={id}>
      <h2 id={id}>{title}</h2>
      <p className="prose" {...mark}>
        {written}
      </p>
    </section>
  );
}
