import { setTimeout as sleep } from "node:timers/promises";
import { consentVersions } from "#app/domain/registration/consent-texts.ts";
import type { BuiltEvent } from "#tests/builders/event.ts";
import { hiddenValue } from "#tests/routes/text.ts";
import type { TestWorld } from "#tests/world.ts";

export type Shop = { world: TestWorld; event: BuiltEvent; url: string };

/** One person with a browser of their own, who tries again when the page does not come, as people do. */
export function person(shop: Shop, n: number) {
  let tries = 0;
  const headers = {
    accept: "text/html",
    origin: shop.url,
    cookie: `browser=${`drill${n}`.padEnd(22, "x")}`,
    "x-forwarded-for": `198.18.${Math.floor(n / 250)}.${n % 250}`,
  };

  async function ask(path: string, form?: Record<string, string>): Promise<Response> {
    const url = new URL(path, shop.url);
    for (let round = 0; round < 60; round += 1) {
      tries += 1;
      const body = form && new URLSearchParams(form);
      const answer = await fetch(url, {
        headers,
        redirect: "manual",
        ...(body ? { method: "POST", body } : {}),
      }).catch(() => null);
      if (answer && answer.status < 500) return answer;
      await sleep(200 + 50 * round);
    }
    throw new Error(`person ${n} gave up on ${url.pathname}`);
  }

  /** Registers until there is a payment page; the very same form is sent again as long as there is none. */
  async function register(): Promise<string> {
    const path = `/e/${shop.event.slug}/register`;
    const html = await (await ask(path)).text();
    const side = shop.event.sides[n % shop.event.sides.length]?.id ?? "";
    const form = {
      formToken: hiddenValue(html, "formToken"),
      [`price-${side}`]: hiddenValue(html, `price-${side}`),
      side,
      name: "周宁",
      email: `drill-${n}@mail.example`,
      birthYear: "1996",
      birthMonth: "4",
      birthDay: "12",
      phone: "",
      ...consentVersions,
    };
    for (let round = 0; round < 30; round += 1) {
      const answer = await ask(path, form);
      const to = answer.headers.get("location") ?? "";
      if (to.startsWith(shop.world.sandbox.stripe.url)) return to;
      if (answer.status !== 303)
        throw new Error(`person ${n} was refused: ${answer.status} ${await answer.text()}`);
      await sleep(300);
    }
    throw new Error(`person ${n} never got to a payment page`);
  }

  return {
    tries: () => tries,
    /** Buys a ticket; Stripe's notice may be faster than the way back, or the other way round. */
    async buy(): Promise<string> {
      const page = await register();
      const sessionId = /cs_[A-Za-z0-9_]+/.exec(page)?.[0] ?? "";
      const paid = await shop.world.sandbox.control.payByCard(sessionId);
      const back = new URL((paid.success_url ?? "").replace("{CHECKOUT_SESSION_ID}", sessionId));
      const path = back.pathname.replace(/\/return$/, "");
      if (n % 3 !== 0) await ask(`${path}/return${back.search}`);
      return path;
    },
    /** Gives the ticket back for what the page says. */
    async giveBack(path: string): Promise<boolean> {
      for (let round = 0; round < 20; round += 1) {
        const page = await ask(`${path}/cancel`);
        if (page.status === 303) return true;
        const html = await page.text();
        const shown = /name="shown" value="(\d+)"/.exec(html)?.[1];
        if (shown) {
          const answer = await ask(`${path}/cancel`, { shown });
          if (answer.status === 303) return true;
        }
        await sleep(300);
      }
      return false;
    },
  };
}
