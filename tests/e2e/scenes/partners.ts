import { randomUUID } from "node:crypto";
import { emptyPartner } from "#app/domain/money/partner-draft.ts";
import { endPartner } from "#app/use-cases/money/end-partner.server.ts";
import { makePartnerLink } from "#app/use-cases/money/partner-links.server.ts";
import { partnerToken } from "#app/use-cases/money/partner-page-link.server.ts";
import { payPartner } from "#app/use-cases/money/pay-partner.server.ts";
import { addPartner } from "#app/use-cases/money/save-partner.server.ts";
import { settleSession } from "#app/use-cases/payment/settle-session.server.ts";
import { creditPartner } from "#app/use-cases/registration/credit-partner.server.ts";
import { openPage } from "../guests.ts";
import { makeEvent } from "./public.ts";
import { eveningIn, type Scene, type Stage } from "./scene.ts";

async function addNamed(stage: Stage, name: string, email = ""): Promise<string> {
  const { world, organiserId } = stage;
  const added = await addPartner(world, {
    organiserId,
    fields: { ...emptyPartner, name, email, language: stage.locale, percent: "12.5" },
  });
  if (!added.ok) throw new Error(added.reason);
  return added.partnerId;
}

/** Channel partners: the list, one with a sale and a payout, one who has ended, and a partner's own page. */
export async function partnerScenes(stage: Stage): Promise<Scene[]> {
  const { world, organiserId, locale } = stage;
  const english = locale === "en";
  const { eventId, ...event } = await makeEvent(stage, 1, { startsAt: eveningIn(25) });
  const partnerId = await addNamed(stage, english ? "Weekend Book Club" : "周末读书会");
  const ended = await addNamed(stage, english ? "Run Together" : "一起跑");
  await endPartner(world, { organiserId, partnerId: ended });
  const linked = await makePartnerLink(world, { organiserId, partnerId, eventId });
  const link = await world.db.prisma.partnerLink.findFirstOrThrow({
    where: { id: linked.ok ? linked.linkId : "" },
  });
  for (let n = 0; n < 2; n += 1) {
    const page = await openPage(stage, { eventId, ...event }, { locale });
    await creditPartner(world, { ...page, via: link.code });
    await stage.control.pay(page.sessionId, "card");
    await settleSession(world, { sessionId: page.sessionId, source: "return" });
  }
  const reason = english ? "They asked for an advance" : "对方想先收一部分";
  await payPartner(world, {
    ...{ organiserId, partnerId, eventId, formToken: randomUUID() },
    fields: { amount: "62.38", method: "alipay", paidOn: "", note: "", reason },
  });
  const page = (name: string, path: string): Scene => ({
    ...{ name: `office-${name}`, url: stage.at(path), organiser: true },
  });
  const one = `/office/partners/${partnerId}`;
  return [
    page("partners", "/office/partners"),
    {
      ...page("partners-wrong", "/office/partners"),
      act: async (open) => {
        await open.locator("#main form button.button").last().click();
        await open.waitForLoadState("load");
      },
    },
    page("partner", one),
    page("partner-ended", `/office/partners/${ended}`),
    {
      ...page("partner-payout-wrong", one),
      act: async (open) => {
        await open.locator("details.more > summary").nth(1).click();
        await open.locator('button[value="pay"]').click();
        await open.waitForLoadState("load");
      },
    },
    page("guests-sources", `/office/events/${eventId}/guests?group=all`),
    { name: "partner-own", url: stage.at(`/p/${partnerToken(world.vault, { partnerId, version: 1 })}`) },
    { name: "event-via", url: stage.at(`/e/${event.slug}?via=${link.code}`) },
  ];
}
