import type { ReactNode } from "react";
import { localePath } from "#app/i18n/locale-path.ts";
import { Enhance } from "../enhance/enhance.tsx";
import { Notice } from "../form.tsx";
import { PublicLayout } from "../public-layout.tsx";
import { useLocale, useWords } from "../use-words.ts";
import type { ProfileFacts, ProfileSaid } from "./profile-facts.ts";

export type ProfileStep = "about" | "questions" | "contact";

type FrameProps = {
  facts: ProfileFacts;
  /** Its own address below the night link: "/contact". */
  page: string;
  step: ProfileStep | null;
  title: string;
  said: ProfileSaid;
  children: ReactNode;
};

/** The sheet of every page on which a guest tells something for the night. */
export function ProfileFrame({ facts, page, step, title, said, children }: FrameProps) {
  const { nightProfile: say } = useWords();
  const locale = useLocale();
  return (
    <PublicLayout
      locale={locale}
      otherHref={localePath(locale === "en" ? "zh-CN" : "en", `${facts.path}${page}`)}
    >
      <div className="profile">
        <p className="tiny">{facts.event.title}</p>
        <h1>{title}</h1>
        {step ? <Steps facts={facts} step={step} /> : null}
        <Said said={said} />
        {children}
        <p className="links">
          <a href={localePath(locale, facts.path)}>{say.back}</a>
          {page === "/data" ? null : <a href={localePath(locale, `${facts.path}/data`)}>{say.ownData}</a>}
        </p>
      </div>
      <Enhance use={["once"]} />
    </PublicLayout>
  );
}

function Steps({ facts, step }: { facts: ProfileFacts; step: ProfileStep }) {
  const { nightProfile: say } = useWords();
  const locale = useLocale();
  const steps = [
    { name: "about", href: "/profile", label: say.stepAbout },
    ...(facts.questions.length > 0
      ? [{ name: "questions", href: "/profile/questions", label: say.stepQuestions }]
      : []),
    { name: "contact", href: "/contact", label: say.stepContact },
  ];
  return (
    <nav className="steps" aria-label={say.steps}>
      <ol className="plain">
        {steps.map(({ name, href, label }, index) => (
          <li key={name}>
            <a
              href={localePath(locale, `${facts.path}${href}`)}
              aria-current={name === step ? "step" : undefined}
            >
              <span>{index + 1}</span>
              {label}
            </a>
          </li>
        ))}
      </ol>
    </nav>
  );
}

function Said({ said }: { said: ProfileSaid }) {
  const { nightProfile: say } = useWords();
  if (said === null) return null;
  const words = { saved: say.saved, withdrawn: say.withdrawn, deleted: say.deleted, "too-many": say.tooMany };
  return (
    <Notice tone={said === "too-many" ? "warn" : "good"}>
      <p>{words[said]}</p>
    </Notice>
  );
}
