import type { Locale } from "#app/domain/events/locale.ts";
import { signInMinutes } from "#app/domain/letters/delivery-rules.ts";
import { plainLine } from "#app/domain/letters/plain-line.ts";
import { words } from "#app/i18n/words.ts";
import { Action, Greeting, Letter, Paragraph, type Sender, Small } from "./layout.tsx";
import { guest, links, sender } from "./samples.ts";

export type SignInProps = { locale: Locale; sender: Sender; name: string; signInUrl: string };

export function signInSubject({ locale, sender }: SignInProps): string {
  return words(locale).letters.signIn.subject({ business: plainLine(sender.business, 60) });
}

/** A team member's way into the office: the link opens a page whose button signs in. */
export function SignInLetter({ locale, sender, name, signInUrl }: SignInProps) {
  const { signIn } = words(locale).letters;
  return (
    <Letter
      locale={locale}
      sender={sender}
      title={signIn.title}
      preview={signIn.preview({ minutes: signInMinutes })}
      foot={<Small>{signIn.notYou}</Small>}
    >
      <Greeting locale={locale} name={name} />
      <Paragraph>{signIn.lead}</Paragraph>
      <Action locale={locale} href={signInUrl}>
        {signIn.button}
      </Action>
      <Small>{signIn.valid({ minutes: signInMinutes })}</Small>
    </Letter>
  );
}

function sample(locale: Locale): SignInProps {
  return { locale, sender: sender(locale), name: guest(locale), signInUrl: links(locale).signIn };
}

SignInLetter.PreviewProps = { "zh-CN": sample("zh-CN"), en: sample("en") } satisfies Record<
  Locale,
  SignInProps
>;
