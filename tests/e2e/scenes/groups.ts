import { orderToken } from "#app/use-cases/registration/order-link.server.ts";
import { allowGroups, buyPartyFor, companionToken, holdPartyFor } from "#tests/builders/party.ts";
import { ownEmail } from "../guests.ts";
import { makeEvent } from "./public.ts";
import type { Scene, Stage } from "./scene.ts";

/** A friend on the form, and the pages of who ordered and of a companion. */
export async function groupScenes(stage: Stage): Promise<Scene[]> {
  const { world, at } = stage;
  const event = await makeEvent(stage, 0);
  await allowGroups(world, event);
  const party = () => [{ email: ownEmail() }, { email: ownEmail("friend"), side: 1 }];
  const paid = await buyPartyFor({ ...stage.world, sandbox: { control: stage.control } }, event, party());
  const held = await holdPartyFor(world, event, party());
  const friend = await companionToken(world, paid, 2);
  const scene = (name: string, path: string): Scene => ({ name: `group-${name}`, url: at(path) });
  return [
    {
      ...scene("form", `/e/${event.slug}/register`),
      act: (page) => page.locator('button[value="add-person"]').click(),
    },
    scene("order", `/o/${paid.token}`),
    scene("held", `/o/${orderToken(world.vault, held)}`),
    scene("cancel", `/o/${paid.token}/cancel`),
    scene("cancel-one", `/o/${paid.token}/cancel?person=2`),
    scene("companion", `/o/${friend}`),
    scene("confirm", `/o/${friend}/confirm`),
    {
      ...scene("office", `/office/events/${event.eventId}/guests/${paid.orderId}`),
      organiser: true,
    },
  ];
}
