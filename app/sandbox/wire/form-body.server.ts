/** A form value: a text, or named (or numbered) values within. */
export type Tree = string | { [key: string]: Tree };

/** Reads `a[b][0][c]=v` as Stripe does: brackets nest, `[]` counts up. Broken nesting is kept as a plain name. */
export function parseForm(text: string): { [key: string]: Tree } {
  const root: { [key: string]: Tree } = Object.create(null);
  for (const [name, value] of new URLSearchParams(text)) plant(root, splitName(name), value);
  return root;
}

function splitName(name: string): string[] {
  const match = /^([^[\]]+)((?:\[[^[\]]*\])*)$/.exec(name);
  if (!match) return [name];
  const inner = [...(match[2] ?? "").matchAll(/\[([^[\]]*)\]/g)].map((part) => part[1] ?? "");
  return [match[1] ?? name, ...inner];
}

function plant(root: { [key: string]: Tree }, path: string[], value: string): void {
  let branch = root;
  for (const [depth, segment] of path.entries()) {
    const key = segment === "" ? String(Object.keys(branch).length) : segment;
    if (depth === path.length - 1) {
      branch[key] = value;
      return;
    }
    const next = branch[key];
    if (typeof next === "object") branch = next;
    else {
      const fresh: { [key: string]: Tree } = Object.create(null);
      branch[key] = fresh;
      branch = fresh;
    }
  }
}
