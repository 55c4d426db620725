const style = `:root{color-scheme:light dark}body{font:15px/1.5 system-ui,sans-serif;margin:24px}
h2{margin:32px 0 8px}.row{display:flex;flex-wrap:wrap;gap:12px;align-items:flex-start}
figure{margin:0;width:200px}figure.w1280{width:420px}img{width:100%;border:1px solid #8886;border-radius:6px;display:block}
figcaption{font-size:12px;opacity:.75}`;

/** One page with every picture (names like "event.390.en.dark.png"), a row per scene. */
export function writeContactSheet(pictures: readonly string[]): string {
  const rows = new Map<string, string[]>();
  for (const picture of [...pictures].sort()) {
    const scene = picture.split(".")[0] ?? "";
    rows.set(scene, [...(rows.get(scene) ?? []), picture]);
  }
  const figure = (picture: string) => {
    const [, width = "", ...rest] = picture.split(".");
    const said = [width, ...rest.slice(0, -1)].join(" · ");
    return `<figure class="w${width}"><a href="${picture}"><img loading="lazy" src="${picture}" alt="${said}"></a><figcaption>${said}</figcaption></figure>`;
  };
  const sections = [...rows].map(
    ([scene, files]) =>
      `<h2 id="${scene}">${scene}</h2><div class="row">${files.map(figure).join("\n")}</div>`,
  );
  return `<!doctype html><html lang="en"><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>Screenshots</title><style>${style}</style><h1>Screenshots</h1>${sections.join("\n")}</html>`;
}
