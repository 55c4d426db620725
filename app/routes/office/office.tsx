import type { HeadersFunction, LoaderFunctionArgs } from "@remix-run/node";
import { Outlet } from "@remix-run/react";
import stylesheet from "#app/ui/styles/office.css?url";
import { requireOrganiser } from "./guard.ts";

export function links() {
  return [{ rel: "stylesheet", href: stylesheet }];
}

/** Nobody sees an office page without a session. */
export async function loader({ context, request }: LoaderFunctionArgs) {
  await requireOrganiser(context, request);
  return null;
}

export const headers: HeadersFunction = () => ({ "Cache-Control": "no-store" });

export default function Office() {
  return <Outlet />;
}
