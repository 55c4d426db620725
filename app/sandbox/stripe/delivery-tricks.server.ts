/** Misbehaviours of the delivery. Numbers count how many of the next deliveries are hit. */
export type DeliveryTricks = {
  /** New events wait until they are released. */
  holding: boolean;
  drop: number;
  double: number;
  wrongSecret: number;
  /** Says `livemode: true`, as an event of the wrong mode does. */
  liveMode: number;
  /** Seconds added to the signed moment of the next deliveries. */
  shift: { seconds: number; count: number };
};

export function noTricks(): DeliveryTricks {
  return { holding: false, drop: 0, double: 0, wrongSecret: 0, liveMode: 0, shift: { seconds: 0, count: 0 } };
}

/** Counts one trick down and tells whether it hits. */
export function takeTrick(
  tricks: DeliveryTricks,
  name: "drop" | "double" | "wrongSecret" | "liveMode",
): boolean {
  if (tricks[name] <= 0) return false;
  tricks[name] -= 1;
  return true;
}

/** The seconds by which this delivery's signature is off, counted down. */
export function takeShift(tricks: DeliveryTricks): number {
  if (tricks.shift.count <= 0) return 0;
  tricks.shift.count -= 1;
  return tricks.shift.seconds;
}
