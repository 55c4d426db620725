import type { night as source } from "../zh-CN/night.ts";

export const night = {
  guestNumber: ({ side, number }) => (number === null ? side : `${side} ${number}`),
  nameAndNumber: ({ name, number }) => `${name} (${number})`,
} satisfies typeof source;
