import { banPerson } from "#app/use-cases/trust/ban-person.server.ts";
import { closeReport } from "#app/use-cases/trust/close-report.server.ts";
import { reportPerson } from "#app/use-cases/trust/report-person.server.ts";
import { buildNight } from "#tests/builders/night.ts";
import type { Scene, Stage } from "./scene.ts";

/** Reporting and blocking as a guest sees it, and what the team keeps watch over. */
export async function trustScenes(stage: Stage): Promise<Scene[]> {
  const { world, locale, at, organiserId } = stage;
  const { event, guests } = await buildNight(world, [3, 3], { organiserId });
  const [anna, ben, cora, dora] = guests;
  if (!anna || !ben || !cora || !dora) throw new Error("an evening of six");
  const said = { deed: "report", block: false } as const;
  const tell = (token: string, about: string, kind: string, words: string) =>
    reportPerson(world, { ...said, token, about, kind, words });
  await tell(anna.token, cora.lineId, "touched", locale === "en" ? "At the bar, twice." : "在吧台边，两次。");
  await tell(ben.token, "", "unsafe", "");
  const older = await world.db.prisma.safetyReport.findFirstOrThrow({
    where: { eventId: event.eventId, aboutId: null },
  });
  const resolution = locale === "en" ? "Spoke with both of them." : "和两边都谈过了。";
  await closeReport(world, { organiserId, reportId: older.id, resolution });
  const { eventId } = event;
  await banPerson(world, {
    ...{ organiserId, eventId, lineId: cora.lineId },
    reason: locale === "en" ? "Two reports in a month" : "一个月里两次举报",
  });
  const strike = { eventId, lineId: dora.lineId, personIndex: world.vault.index(dora.email) };
  await world.db.prisma.noShowStrike.create({ data: { ...strike, createdAt: new Date() } });
  const safety = at(`/n/${anna.token}/safety`);
  return [
    { name: "safety-guest", url: safety },
    { name: "safety-guest-done", url: `${safety}?done=both` },
    {
      name: "safety-guest-refused",
      url: safety,
      act: (page) => page.locator("form").first().getByRole("button").click(),
    },
    { name: "office-nights", url: at("/office/nights"), organiser: true },
    { name: "office-night-after", url: at(`/office/events/${eventId}/night/after`), organiser: true },
    { name: "office-safety", url: at("/office/safety"), organiser: true },
    { name: "office-ban", url: at(`/office/safety/ban/${eventId}/${dora.lineId}`), organiser: true },
  ];
}
