import type { CSSProperties, ReactNode } from "react";
import { Body, Button, Container, Head, Heading, Html, Link, Section, Text } from "react-email";
import type { Locale } from "#app/domain/events/locale.ts";
import { isolate, plainLine } from "#app/domain/letters/plain-line.ts";
import { words } from "#app/i18n/words.ts";
import { latinTitle, look, styleSheet } from "./look.ts";

/** Who writes the letter: the organiser's business and its page. */
export type Sender = { business: string; home: string };

type LetterProps = {
  locale: Locale;
  sender: Sender;
  /** The line an inbox shows beside the subject. */
  preview: string;
  title: string;
  children: ReactNode;
  /** Small words at the end, before the sender's line. */
  foot?: ReactNode;
};

/** Keeps inboxes from filling the line up with the letter's first words. */
const previewEnd = "\u00a0\u200c".repeat(80);

/** The sheet every letter is written on: at most 600 px wide, readable at 320, light and dark. */
export function Letter({ locale, sender, preview, title, children, foot }: LetterProps) {
  const { letters } = words(locale);
  const business = plainLine(sender.business, 60);
  return (
    <Html lang={locale} dir="ltr">
      <Head>
        <title>{title}</title>
        <meta name="viewport" content="width=device-width,initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <style>{styleSheet}</style>
      </Head>
      <Body className="page" style={look.body}>
        <div style={look.hidden} data-skip-in-text="true">
          {preview}
          {previewEnd}
        </div>
        <main>
          <Section className="page" style={look.page}>
            <Container style={look.frame}>
              <Text className="ink" style={titleStyle(look.mark, locale)}>
                <Link href={sender.home} className="ink" style={{ color: "inherit", textDecoration: "none" }}>
                  {business}
                </Link>
              </Text>
              <Section className="card" style={look.card}>
                <Heading as="h1" className="title ink" style={titleStyle(look.title, locale)}>
                  {title}
                </Heading>
                {children}
              </Section>
              <Section style={look.foot}>
                {foot}
                <Small>{letters.sentBy({ business })}</Small>
              </Section>
            </Container>
          </Section>
        </main>
      </Body>
    </Html>
  );
}

/** "小林，你好：" */
export function Greeting({ locale, name }: { locale: Locale; name: string }) {
  const { letters } = words(locale);
  const clean = plainLine(name, 60);
  return <Paragraph>{clean ? letters.hello({ name: isolate(clean) }) : letters.helloNobody}</Paragraph>;
}

export function Paragraph({ children }: { children: ReactNode }) {
  return (
    <Text className="ink" style={look.text}>
      {children}
    </Text>
  );
}

function titleStyle(style: CSSProperties, locale: Locale): CSSProperties {
  return locale === "en" ? { ...style, ...latinTitle } : style;
}

export function Subtitle({ locale, children }: { locale: Locale; children: ReactNode }) {
  return (
    <Heading as="h2" className="ink" style={titleStyle(look.subtitle, locale)}>
      {children}
    </Heading>
  );
}

export function Small({ children }: { children: ReactNode }) {
  return (
    <Text className="soft" style={look.small}>
      {children}
    </Text>
  );
}

/** The one thing to do, with its address in the open for clients that show no buttons. */
export function Action({ locale, href, children }: { locale: Locale; href: string; children: ReactNode }) {
  const { letters } = words(locale);
  return (
    <Section style={{ margin: "22px 0 16px" }}>
      <Button href={href} className="action" style={look.action}>
        {children}
      </Button>
      <Text className="soft" style={{ ...look.small, margin: "12px 0 0" }} data-skip-in-text="true">
        {letters.linkHint}
        <br />
        <Link href={href} className="link" style={{ ...look.link, fontSize: "13px" }}>
          {href}
        </Link>
      </Text>
    </Section>
  );
}

/** Labels with what they say, one under the other so that nothing is squeezed on a narrow screen. */
export function Facts({ children }: { children: ReactNode }) {
  return (
    <table role="presentation" cellPadding={0} cellSpacing={0} className="line" style={look.facts}>
      <tbody>{children}</tbody>
    </table>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <tr>
      <td className="line" style={look.fact}>
        <p className="soft label" style={look.label}>
          {label}
        </p>
        <p className="ink value" style={look.value}>
          {children}
        </p>
      </td>
    </tr>
  );
}
