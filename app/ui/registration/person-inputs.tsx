import { Field } from "../form.tsx";
import { useWords } from "../use-words.ts";

type PersonInput = {
  label?: string;
  error: string | undefined;
  value: string;
  /** Sets the field's name apart from the same one of another person on the form: "-2". */
  suffix?: string;
};

/** What a person is called that evening. */
export function NameField({ label, error, value, suffix = "" }: PersonInput) {
  const { registration } = useWords();
  return (
    <Field
      name={`name${suffix}`}
      label={label ?? registration.name}
      hint={registration.nameHint}
      error={error}
      autoComplete={suffix ? "off" : "nickname"}
      maxLength={200}
      defaultValue={value}
      required
    />
  );
}

/** A phone number, for who wants to leave one. */
export function PhoneField({ label, error, value, suffix = "" }: PersonInput) {
  const { common, registration } = useWords();
  return (
    <Field
      name={`phone${suffix}`}
      label={label ?? registration.phone}
      hint={registration.phoneHint}
      error={error}
      optionalMark={common.optional}
      type="tel"
      inputMode="tel"
      autoComplete={suffix ? "off" : "tel"}
      defaultValue={value}
    />
  );
}
