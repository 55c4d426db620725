/**
 * The heads of one side now. `paid` includes gifts and those inside; `paying` are held and processing;
 * `offered` seats are kept for the waitlist, `waiting` parties are in it.
 */
export type SideHeads = {
  id: string;
  label: string;
  capacity: number;
  paid: number;
  paying: number;
  inside: number;
  gifts: number;
  offered: number;
  waiting: number;
};
