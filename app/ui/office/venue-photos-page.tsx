import type { Locale } from "#app/domain/events/locale.ts";
import type { PhotoProblem } from "#app/domain/venues/photo-rules.ts";
import { inLanguage } from "#app/domain/venues/venue-facts.ts";
import { localePath } from "#app/i18n/locale-path.ts";
import { words } from "#app/i18n/words.ts";
import { ErrorSummary, Field, Notice } from "../form.tsx";
import { OfficeLayout } from "./office-layout.tsx";

export type PhotoFacts = { id: string; altZh: string; altEn: string; width: number; height: number };

type VenuePhotosPageProps = {
  locale: Locale;
  venue: { id: string; name: string };
  photos: readonly PhotoFacts[];
  done: string | null;
  answer: { problem: PhotoProblem; altZh: string; altEn: string } | undefined;
};

/** The photos of a venue, and the form that adds one. */
export function VenuePhotosPage({ locale, venue, photos, done, answer }: VenuePhotosPageProps) {
  const all = words(locale);
  const { officeFacts: say } = all;
  const path = localePath(locale, `/office/venues/${venue.id}`);
  const error = answer ? say.photoProblems[answer.problem] : undefined;
  return (
    <OfficeLayout
      locale={locale}
      title={say.photosTitle}
      kicker={venue.name}
      back={{ href: path, label: all.officeDeals.toVenue }}
    >
      {done === "added" && !answer ? <Notice tone="good" title={say.photoAdded} /> : null}
      {done === "deleted" && !answer ? <Notice tone="good" title={say.photoDeleted} /> : null}
      <ErrorSummary words={all} errors={{ photo: error }} />
      {photos.length === 0 ? <p className="muted">{say.photosEmpty}</p> : null}
      <ul className="plain cards">
        {photos.map((photo) => (
          <li key={photo.id} className="card">
            <Photo locale={locale} venueId={venue.id} photo={photo} />
            <details className="more">
              <summary>{say.photoDelete}</summary>
              <form method="post">
                <input type="hidden" name="delete" value={photo.id} />
                <button type="submit" className="button quiet">
                  {say.photoDelete}
                </button>
              </form>
            </details>
          </li>
        ))}
      </ul>
      <form method="post" encType="multipart/form-data" className="card part" noValidate>
        <Field
          name="photo"
          type="file"
          accept="image/jpeg,image/png,image/webp"
          label={say.photoFile}
          hint={say.photoHint}
          error={error}
          required
        />
        <Field
          name="altZh"
          label={say.photoAltZh}
          optionalMark={all.common.optional}
          maxLength={200}
          defaultValue={answer?.altZh}
        />
        <Field
          name="altEn"
          label={say.photoAltEn}
          optionalMark={all.common.optional}
          maxLength={200}
          defaultValue={answer?.altEn}
          lang="en"
        />
        <button type="submit" className="button">
          {say.photoAdd}
        </button>
      </form>
    </OfficeLayout>
  );
}

/** A photo in the size the screen asks for; its shape is known before it is there. */
export function Photo({ locale, venueId, photo }: { locale: Locale; venueId: string; photo: PhotoFacts }) {
  const source = (size: string) => `/office/venues/${venueId}/photos/${photo.id}/${size}`;
  return (
    <img
      className="venue-photo"
      src={source("medium")}
      srcSet={`${source("small")} 320w, ${source("medium")} 800w, ${source("large")} 1600w`}
      sizes="(max-width: 700px) 100vw, 640px"
      width={photo.width}
      height={photo.height}
      loading="lazy"
      decoding="async"
      alt={inLanguage(photo.altZh, photo.altEn, locale)}
    />
  );
}
