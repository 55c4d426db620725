import type { Money } from "../money/money.ts";
import type { GoodCode } from "./discount-code.ts";
import { priceOf } from "./price.ts";

/** A side whose price is shown with the code that was applied; `list` is the price without it, null where it is the same. */
export type CodedSide<Side> = Side & { readonly list: Money | null };

/** The sides with a code's part taken off wherever it is good. What is shown so is what the claim charges. */
export function applyCode<Side extends { readonly id: string; readonly price: Money }>(
  sides: readonly Side[],
  code: GoodCode | null,
): CodedSide<Side>[] {
  return sides.map((side) => {
    if (code === null || (code.sideId !== null && code.sideId !== side.id)) return { ...side, list: null };
    const seat = { seatMinor: side.price.minor, earlyBirdMinor: null, earlyBirdUntil: null };
    const { priceMinor } = priceOf({ ...seat, code: code.worth }, new Date(0));
    const list = priceMinor < side.price.minor ? side.price : null;
    return { ...side, price: { ...side.price, minor: priceMinor }, list };
  });
}
