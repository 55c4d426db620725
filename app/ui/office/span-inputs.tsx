import type { SpanFields } from "#app/domain/events/time-span.ts";
import { Check, Field } from "../form.tsx";

type SpanInputsProps = {
  values: SpanFields;
  errors: Readonly<Record<string, string | undefined>>;
  said: { date: string; startTime: string; endTime: string; endsNextDay: string };
};

/** A day, from when, until when; the phone's own pickers. */
export function SpanInputs({ values, errors, said }: SpanInputsProps) {
  return (
    <>
      <Field
        name="date"
        type="date"
        label={said.date}
        defaultValue={values.date}
        error={errors.date}
        required
      />
      <div className="pair">
        <Field
          name="startTime"
          type="time"
          label={said.startTime}
          defaultValue={values.startTime}
          error={errors.startTime}
          required
        />
        <Field
          name="endTime"
          type="time"
          label={said.endTime}
          defaultValue={values.endTime}
          error={errors.endTime}
          required
        />
      </div>
      <Check name="endsNextDay" label={said.endsNextDay} defaultChecked={values.endsNextDay} />
    </>
  );
}
