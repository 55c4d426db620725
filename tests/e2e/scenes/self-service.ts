import { askNewAddress, offerTransfer } from "#app/use-cases/registration/offer-transfer.server.ts";
import { transferToken } from "#app/use-cases/registration/transfer-link.server.ts";
import { withdrawTransfer } from "#app/use-cases/registration/withdraw-transfer.server.ts";
import type { OpenedPage } from "#tests/builders/buyer.ts";
import { buyTicket, ownEmail } from "../guests.ts";
import { letTimePass, makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

/** The address of what waits for a yes on an order. */
async function waiting({ world, at }: Stage, { orderId }: OpenedPage): Promise<string> {
  const row = await world.db.prisma.ticketTransfer.findFirstOrThrow({ where: { orderId, state: "open" } });
  return at(`/handover/${transferToken(world.vault, { eventId: row.eventId, transferId: row.id })}`);
}

/** Everything a holder does by the signed link, each page in its states. */
export async function selfServiceScenes(stage: Stage): Promise<Scene[]> {
  const { world, locale, at } = stage;
  const guest = () => ({ locale, email: ownEmail() });
  const to = locale === "en" ? "Robin" : "苏木";
  const offer = ({ token }: OpenedPage) =>
    offerTransfer(world, { token, name: to, email: ownEmail("robin"), locale });

  const soon = await makeEvent(stage, 0);
  const paid = await buyTicket(stage, soon, guest());
  const offered = await buyTicket(stage, soon, guest());
  await offer(offered);
  const taken = await buyTicket(stage, soon, guest());
  await offer(taken);
  const gone = await waiting(stage, taken);
  await withdrawTransfer(world, { token: taken.token });
  const moving = await buyTicket(stage, soon, guest());
  await askNewAddress(world, { token: moving.token, email: ownEmail("new") });
  const tonight = await makeEvent(stage, 1, { startsAt: new Date(Date.now() + 3_600_000) });
  const late = await buyTicket(stage, tonight, guest());
  const over = await makeEvent(stage, 2);
  const overPaid = await buyTicket(stage, over, guest());
  await letTimePass(stage, over, 50);
  const page = (name: string, { token }: OpenedPage, path = ""): Scene => ({
    name: `self-${name}`,
    url: at(`/o/${token}${path}`),
  });
  return [
    page("ticket", paid, "?done=resent"),
    page("ticket-offered", offered),
    page("ticket-late", late),
    page("cancel", paid, "/cancel"),
    page("cancel-nothing-back", late, "/cancel"),
    page("cancel-over", overPaid, "/cancel"),
    page("transfer", paid, "/transfer"),
    {
      ...page("transfer-refused", paid, "/transfer"),
      act: (one) => one.locator(".order form button").first().click(),
    },
    page("transfer-open", offered, "/transfer"),
    page("transfer-late", late, "/transfer"),
    page("details", paid, "/details"),
    page("details-address-asked", moving, "/details"),
    { name: "self-handover", url: await waiting(stage, offered) },
    {
      name: "self-handover-refused",
      url: await waiting(stage, offered),
      act: (one) => one.locator(".order form button").click(),
    },
    { name: "self-handover-gone", url: gone },
    { name: "self-address", url: await waiting(stage, moving) },
  ];
}
