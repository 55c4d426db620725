import type { MetaFunction } from "@remix-run/node";
import { data } from "@remix-run/node";
import { words } from "#app/i18n/words.ts";
import { StatePage } from "#app/ui/state-page.tsx";
import { useLocale, useWords } from "#app/ui/use-words.ts";

export function loader() {
  return data(null, { status: 404 });
}

export const action = loader;

export const meta: MetaFunction = ({ location }) => [
  { title: words(location.pathname.startsWith("/en") ? "en" : "zh-CN").common.notFoundTitle },
  { name: "robots", content: "noindex" },
];

export default function NotFound() {
  const { common } = useWords();
  return <StatePage locale={useLocale()} title={common.notFoundTitle} text={common.notFoundText} />;
}
