import type { Page } from "playwright-core";
import { type LetterDraft, type RenderedLetter, renderLetter } from "#app/adapters/letters.server.ts";
import { letterSamples } from "#emails/letter-samples.ts";
import { openPage, until } from "../guests.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

/** The pages of the practice cashier. Its language is the order's. */
export async function cashierScenes(stage: Stage): Promise<Scene[]> {
  const { control, locale, addresses } = stage;
  const event = await makeEvent(stage, 0);
  const newPage = () => openPage(stage, event, { locale });
  const [open, paid, waiting, failed, expired] = [
    await newPage(),
    await newPage(),
    await newPage(),
    await newPage(),
    await newPage(),
  ];
  await control.payByCard(paid.sessionId);
  await control.payLater(waiting.sessionId);
  await control.payLater(failed.sessionId);
  await control.settleLater(failed.sessionId, "failed");
  await control.expire(expired.sessionId);
  const lang = locale === "en" ? "en" : "zh";
  const page = (name: string, { sessionId }: { sessionId: string }, more = ""): Scene => ({
    name: `cashier-${name}`,
    url: `${addresses.cashier}/c/pay/${sessionId}${more}`,
  });
  return [
    { name: "cashier-desk", url: `${addresses.cashier}/?lang=${lang}` },
    page("choose", open),
    page("wechat", open, "/wechat"),
    page("declined", open, "/declined"),
    page("paid", paid),
    page("waiting", waiting),
    page("failed", failed),
    page("expired", expired),
    { name: "cashier-unknown", url: `${addresses.cashier}/c/pay/cs_test_unknown` },
  ];
}

/** A letter as a mail program shows it: its pictures come from the attachments. */
function bodyOf(letter: RenderedLetter): string {
  return (letter.attachments ?? []).reduce(
    (html, { contentId, contentType, content }) =>
      contentId ? html.replaceAll(`cid:${contentId}`, `data:${contentType};base64,${content}`) : html,
    letter.html,
  );
}

async function letterScene(draft: LetterDraft): Promise<Scene> {
  const body = bodyOf(await renderLetter(draft));
  const act = (page: Page) => page.setContent(body, { waitUntil: "load" });
  return { name: `letter-${draft.kind}`, url: "about:blank", act };
}

/** Every kind of letter, and the mailbox with what the other scenes caused. */
export async function letterScenes(stage: Stage): Promise<Scene[]> {
  const { control, locale, addresses } = stage;
  const lang = locale === "en" ? "en" : "zh";
  const withFiles = await until("a letter with a ticket", async () =>
    (await control.letters()).find((letter) => letter.attachments.length > 0),
  );
  return [
    { name: "mailbox", url: `${addresses.mailbox}/?lang=${lang}` },
    { name: "mailbox-none", url: `${addresses.mailbox}/?lang=${lang}&to=nobody` },
    { name: "mailbox-letter", url: `${withFiles.url}?lang=${lang}` },
    { name: "mailbox-unknown", url: `${addresses.mailbox}/mail/unknown?lang=${lang}` },
    ...(await Promise.all(letterSamples(locale).map(letterScene))),
  ];
}
