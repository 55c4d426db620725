import type { Words } from "#app/i18n/words.ts";

type ShareCardProps = { words: Words; url: string; imageHref: string };

/** The public address to hand on, with the image chat apps show for it. */
export function ShareCard({ words: { officeEvent }, url, imageHref }: ShareCardProps) {
  return (
    <section className="card share" aria-labelledby="share-title">
      <h2 id="share-title">{officeEvent.shareTitle}</h2>
      <label className="hidden-label" htmlFor="share-url">
        {officeEvent.shareLink}
      </label>
      <input id="share-url" className="share-url" readOnly value={url} />
      <div className="share-row">
        <button
          type="button"
          className="button quiet slim"
          data-copy="share-url"
          data-copied={officeEvent.copied}
          hidden
        >
          {officeEvent.copy}
        </button>
        <a className="button quiet slim" href={url}>
          {officeEvent.open}
        </a>
        <a className="button quiet slim" href={imageHref}>
          {officeEvent.shareImage}
        </a>
      </div>
    </section>
  );
}
