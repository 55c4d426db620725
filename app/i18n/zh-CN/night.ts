/** How people are called at a night. */
export const night = {
  guestNumber: ({ side, number }: { side: string; number: number | null }) =>
    number === null ? side : `${side} ${number} 号`,
  nameAndNumber: ({ name, number }: { name: string; number: string }) => `${name}（${number}）`,
};
