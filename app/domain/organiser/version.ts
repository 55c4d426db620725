/** A row's version as a form carries it: the moment of its last change. */
export function versionOf(updatedAt: Date): string {
  return updatedAt.toISOString();
}

/** Reads a form's version; null for anything else. */
export function readVersion(text: string): Date | null {
  const at = new Date(text);
  return Number.isNaN(at.getTime()) || at.toISOString() !== text ? null : at;
}

/** The next version: now, and always later than the last one, so that two changes never share a version. */
export function nextVersion(last: Date, now: Date): Date {
  return new Date(Math.max(now.getTime(), last.getTime() + 1));
}
