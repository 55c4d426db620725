import { Field } from "../form.tsx";
import { useWords } from "../use-words.ts";

type PersonInput = { label?: string; error: string | undefined; value: string };

/** What a person is called that evening. */
export function NameField({ label, error, value }: PersonInput) {
  const { registration } = useWords();
  return (
    <Field
      name="name"
      label={label ?? registration.name}
      hint={registration.nameHint}
      error={error}
      autoComplete="nickname"
      maxLength={200}
      defaultValue={value}
      required
    />
  );
}

/** A phone number, for who wants to leave one. */
export function PhoneField({ label, error, value }: PersonInput) {
  const { common, registration } = useWords();
  return (
    <Field
      name="phone"
      label={label ?? registration.phone}
      hint={registration.phoneHint}
      error={error}
      optionalMark={common.optional}
      type="tel"
      inputMode="tel"
      autoComplete="tel"
      defaultValue={value}
    />
  );
}
