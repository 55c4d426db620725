import type { EventView, SideView } from "#app/domain/events/event-view.ts";
import { mustWait } from "#app/domain/registration/must-wait.ts";
import { seatsText } from "#app/i18n/seats-text.ts";
import { ErrorSummary, Field } from "../form.tsx";
import { useWords } from "../use-words.ts";
import { ViaField } from "./via-field.tsx";
import { WaitlistSides } from "./waitlist-sides.tsx";
import { type WaitlistReasons, type WaitlistValues, waitlistSentence } from "./waitlist-values.ts";

type WaitlistFormProps = { event: EventView; values: WaitlistValues; reasons: WaitlistReasons };

/** One field and the side: all it takes to wait for a seat. It posts to its own address and works without script. */
export function WaitlistForm({ event, values, reasons }: WaitlistFormProps) {
  const words = useWords();
  const { waitlist: say } = words;
  const errors = {
    ...(reasons.side ? { side: waitlistSentence("side", reasons.side, words) } : {}),
    ...(reasons.email ? { email: waitlistSentence("email", reasons.email, words) } : {}),
  };
  return (
    <form method="post" className="register" noValidate>
      <ViaField />
      <ErrorSummary words={words} errors={errors} />
      {values.party.length > 0 ? (
        <PartyPlaces sides={event.sides} party={values.party} />
      ) : (
        <WaitlistSides sides={event.sides.filter(mustWait)} chosen={values.side} error={errors.side} />
      )}
      <Field
        name="email"
        label={say.email}
        hint={say.emailHint}
        {...(errors.email ? { error: errors.email } : {})}
        type="email"
        inputMode="email"
        autoComplete="email"
        autoCapitalize="none"
        spellCheck={false}
        defaultValue={values.email}
        required
      />
      <button type="submit" className="button" data-once={say.submitting}>
        {say.submit}
      </button>
      <p className="tiny center">{say.privacy}</p>
    </form>
  );
}

/** A party's seats go along unseen; what they are is said in words. */
function PartyPlaces({ sides, party }: { sides: readonly SideView[]; party: WaitlistValues["party"] }) {
  const words = useWords();
  const places = party.map(({ sideId, seats }) => {
    const position = sides.findIndex(({ id }) => id === sideId);
    return { position, side: sides[position]?.label ?? "", seats, sideId };
  });
  return (
    <>
      {places.map(({ sideId, seats }) => (
        <input key={sideId} type="hidden" name={`seats-${sideId}`} value={seats} />
      ))}
      <p id="side" tabIndex={-1}>
        {words.waitlist.party({ seats: seatsText(places, words) })}
      </p>
    </>
  );
}
