import { addLibraryQuestion, addOwnQuestion } from "#app/use-cases/night/add-question.server.ts";
import { saveAbout } from "#app/use-cases/night/save-about.server.ts";
import { saveAnswers } from "#app/use-cases/night/save-answers.server.ts";
import { saveContact } from "#app/use-cases/night/save-contact.server.ts";
import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { fillNight, type NightGuestBuilt } from "#tests/builders/night.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

/** A question of the organiser's own that stands in the stage's language alone. */
function ownQuestion({ locale }: Stage) {
  const [zh, en] = locale === "en" ? ["", "Sea or mountains?"] : ["海边还是山里？", ""];
  const options = locale === "en" ? ["sea", "mountains"] : ["海边", "山里"];
  return { zh, en, options: options.map((text) => ({ zh: zh && text, en: en && text })) };
}

/** What a guest tells before an evening, empty, filled in and refused, and the organiser's page of questions. */
export async function nightProfileScenes(stage: Stage): Promise<Scene[]> {
  const { world, locale, at, organiserId } = stage;
  const event = await makeEvent(stage, 0, {
    sides: [
      { capacity: 3, priceMinor: 0 },
      { capacity: 3, priceMinor: 0, labelZh: "女生", labelEn: "Women" },
    ],
  });
  const { eventId } = event;
  const quiet = await makeEvent(stage, 1);
  const deed = { organiserId, eventId };
  for (const key of ["weekend", "talk", "quarrel"]) await addLibraryQuestion(world, { ...deed, key });
  await addOwnQuestion(world, { ...deed, fields: ownQuestion(stage) });
  const { guests } = await fillNight(world, event, [2, 1]);
  const [empty, told] = guests;
  if (!empty || !told) throw new Error("nobody came");
  const { token } = told;
  const questions = await world.db.prisma.nightQuestion.findMany({ where: { eventId } });
  await saveAbout(world, {
    ...{ token, locale, agreed: true },
    fields: {
      displayName: locale === "en" ? "Robin" : "小林",
      wishes: event.sides.slice(1).map(({ id }) => id),
      ...{ ageFrom: "26", ageTo: "38", goals: ["serious", "friends"] },
    },
  });
  const chosen = questions.map(({ id }) => [id, "o1"]);
  await saveAnswers(world, {
    ...{ token, locale, agreed: true },
    fields: {
      answers: Object.fromEntries(chosen),
      welcome: Object.fromEntries(questions.map(({ id }) => [id, ["home", "ideas", "talk-now"]])),
    },
  });
  await saveContact(world, {
    ...{ token, locale, agreed: true },
    fields: { wechat: "linlin_2031", phone: "", email: "", line: "" },
  });
  const page = (name: string, guest: NightGuestBuilt, path: string): Scene => ({
    name: `profile-${name}`,
    url: at(`/n/${guest.token}${path}`),
  });
  const ticket = (name: string, { eventId }: BuiltEvent, { orderId }: NightGuestBuilt): Scene => ({
    name: `profile-ticket${name}`,
    url: at(`/o/${orderToken(world.vault, { eventId, orderId, linkVersion: 1 })}`),
  });
  const refused = (name: string, path: string, fill: Record<string, string>): Scene => ({
    ...page(name, empty, path),
    async act(one) {
      for (const [field, value] of Object.entries(fill)) await one.fill(`#${field}`, value);
      await one.locator(".profile form button").first().click();
      await one.locator("[role=alert]").waitFor();
    },
  });
  const tonight = await makeEvent(stage, 2, {
    startsAt: new Date(Date.now() + 2 * 3_600_000),
    sides: [{ capacity: 2, priceMinor: 0 }],
  });
  const { guests: coming } = await fillNight(world, tonight, [2]);
  const [untold, ready] = coming;
  if (!untold || !ready) throw new Error("nobody comes");
  const here = { token: ready.token, locale, agreed: true };
  const named = { displayName: locale === "en" ? "Robin" : "小林", ageFrom: "", ageTo: "", goals: [] };
  await saveAbout(world, { ...here, fields: { ...named, wishes: tonight.sides.map(({ id }) => id) } });
  const office = { url: at(`/office/events/${eventId}/night/questions`), organiser: true };
  return [
    page("about", empty, "/profile"),
    refused("about-refused", "/profile", { displayName: "…", ageFrom: "17", ageTo: "30" }),
    page("about-told", told, "/profile?done=saved"),
    page("questions", empty, "/profile/questions"),
    page("questions-told", told, "/profile/questions"),
    page("contact", empty, "/contact"),
    refused("contact-refused", "/contact", { wechat: "abc", email: "nobody" }),
    page("contact-told", told, "/contact"),
    page("data", told, "/data"),
    ticket("", event, empty),
    ticket("-told", event, told),
    ticket("-soon", tonight, untold),
    ticket("-soon-told", tonight, ready),
    { name: "office-questions", ...office },
    { name: "office-questions-empty", ...office, url: at(`/office/events/${quiet.eventId}/night/questions`) },
    {
      name: "office-questions-refused",
      ...office,
      async act(one) {
        const form = one.locator('form:has(input[value="create"])');
        await form.locator("input[name=zh]").fill("？");
        await form.locator("button").click();
        await one.locator("[role=alert]").waitFor();
      },
    },
  ];
}
