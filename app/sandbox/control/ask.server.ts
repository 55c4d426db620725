/** A request to the control port that cannot be understood or done. */
export class ControlRefusal extends Error {
  readonly status: number;

  constructor(status: number, message: string) {
    super(message);
    this.status = status;
  }
}

/** Reads fields of a JSON body by name and type; a field of another type is refused by its name. */
export type Ask = {
  text(name: string): string | undefined;
  number(name: string): number | undefined;
  flag(name: string): boolean | undefined;
  choice<const T extends string>(name: string, ...allowed: T[]): T | undefined;
  part(name: string): Ask | undefined;
};

export function readAsk(body: string): Ask {
  if (body.trim() === "") return asAsk({});
  try {
    return asAsk(JSON.parse(body));
  } catch (error) {
    if (error instanceof ControlRefusal) throw error;
    throw new ControlRefusal(400, "The body is not valid JSON.");
  }
}

function asAsk(value: unknown): Ask {
  if (typeof value !== "object" || value === null || Array.isArray(value)) {
    throw new ControlRefusal(400, "The body must be an object.");
  }
  const fields = new Map<string, unknown>(Object.entries(value));
  const wrong = (name: string, kind: string) => new ControlRefusal(400, `${name} must be ${kind}.`);
  const ask: Ask = {
    text(name) {
      const field = fields.get(name) ?? undefined;
      if (field === undefined || typeof field === "string") return field;
      throw wrong(name, "a text");
    },
    number(name) {
      const field = fields.get(name) ?? undefined;
      if (field === undefined || (typeof field === "number" && Number.isFinite(field))) return field;
      throw wrong(name, "a number");
    },
    flag(name) {
      const field = fields.get(name) ?? undefined;
      if (field === undefined || typeof field === "boolean") return field;
      throw wrong(name, "true or false");
    },
    choice(name, ...allowed) {
      const field = ask.text(name);
      if (field === undefined) return undefined;
      const known = allowed.find((one) => one === field);
      if (known === undefined) throw wrong(name, `one of ${allowed.join(", ")}`);
      return known;
    },
    part(name) {
      const field = fields.get(name) ?? undefined;
      return field === undefined ? undefined : asAsk(field);
    },
  };
  return ask;
}

export function need<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new ControlRefusal(400, `${name} is missing.`);
  return value;
}
