import { data } from "@remix-run/node";

/**
 * Which person of a group an address is about (`?person=2`); null when it names nobody. Anything but a place on an
 * order is a page that is not there.
 */
export function readPlace(request: Request): number | null {
  const asked = new URL(request.url).searchParams.get("person");
  if (asked === null) return null;
  if (!/^[1-4]$/.test(asked)) throw data(null, { status: 404 });
  return Number(asked);
}
