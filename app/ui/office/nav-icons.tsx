import type { ReactNode } from "react";

export type NavIconName =
  | "cockpit"
  | "guests"
  | "door"
  | "money"
  | "events"
  | "venues"
  | "partners"
  | "settings";

const paths: Readonly<Record<NavIconName, ReactNode>> = {
  cockpit: <path d="M4 15a8 8 0 1 1 16 0M12 15l4-5M3 19h18" />,
  guests: (
    <>
      <circle cx="9" cy="8" r="3.2" />
      <path d="M3 19c.6-3.4 3-5 6-5s5.4 1.6 6 5M16 6.5a2.8 2.8 0 0 1 0 5.4M18 14.5c1.8.7 2.8 2.2 3 4.5" />
    </>
  ),
  door: (
    <path d="M4 8V5a1 1 0 0 1 1-1h3M16 4h3a1 1 0 0 1 1 1v3M20 16v3a1 1 0 0 1-1 1h-3M8 20H5a1 1 0 0 1-1-1v-3M4 12h16" />
  ),
  money: <path d="M6 4l6 8 6-8M12 12v8M7.5 13h9M7.5 16.5h9" />,
  events: (
    <>
      <rect x="4" y="5.5" width="16" height="14.5" rx="2.5" />
      <path d="M4 10h16M8.5 3.5v4M15.5 3.5v4" />
    </>
  ),
  venues: (
    <path d="M12 21s-6.5-5.6-6.5-11a6.5 6.5 0 0 1 13 0c0 5.4-6.5 11-6.5 11zM12 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4z" />
  ),
  partners: <path d="M9.5 14.5l5-5M10.5 7.5l2-2a4 4 0 0 1 6 6l-2 2M13.5 16.5l-2 2a4 4 0 0 1-6-6l2-2" />,
  settings: <path d="M4 7h9M17 7h3M4 17h3M11 17h9M15 4.8v4.4M9 14.8v4.4" />,
};

/** A line icon beside its word, drawn in the colour of the text. */
export function NavIcon({ name }: { name: NavIconName }) {
  return (
    <svg className="nav-icon" viewBox="0 0 24 24" aria-hidden="true">
      {paths[name]}
    </svg>
  );
}
