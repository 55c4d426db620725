import { isRouteErrorResponse, useRouteError } from "@remix-run/react";
import { StatePage } from "../state-page.tsx";
import { useLocale, useWords } from "../use-words.ts";

/** Any venue's link that opens nothing, whatever the reason: the same words. */
export function LinkRefused() {
  const { bookingTalk: say, common } = useWords();
  const error = useRouteError();
  const said =
    isRouteErrorResponse(error) && error.status < 500
      ? { title: say.refusedTitle, text: say.refusedText }
      : { title: common.brokenTitle, text: common.brokenText };
  return (
    <>
      <title>{said.title}</title>
      <StatePage locale={useLocale()} {...said} />
    </>
  );
}
