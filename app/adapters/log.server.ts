import pino, { type Logger } from "pino";

/** Structured log lines. Callers pass ids and reasons, never a name, an address, a token or a letter's text. */
export type Log = Pick<Logger, "debug" | "info" | "warn" | "error" | "fatal"> & {
  child(bindings: Record<string, string>): Log;
};

/** Writes JSON lines to standard output from `level` on ("silent" writes nothing). */
export function openLog(level: string): Log {
  return pino({
    level,
    base: undefined,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: ["*.email", "*.name", "*.phone", "*.token", "*.authorization", "*.cookie"],
      remove: true,
    },
  });
}
