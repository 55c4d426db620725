/**
 * Whether a newcomer joins the waitlist of a side: it has no seat to claim, and the organiser does not answer
 * applications for it first, in which case one applies instead.
 */
export function mustWait(side: { readonly left: number; readonly needsApproval: boolean }): boolean {
  return side.left === 0 && !side.needsApproval;
}
