import { createOrganiser } from "#app/use-cases/organiser/create-organiser.server.ts";
import { makeSignInLink } from "#app/use-cases/organiser/make-sign-in-link.server.ts";
import { openEnvironment } from "./environment.server.ts";
import { runCommand } from "./until-told.server.ts";
import { wireWorld } from "./wire.server.ts";

/** `npm run organiser -- email [name]`: lets a person sign in to the office and prints the first link. */
runCommand(async () => {
  const [email, name] = process.argv.slice(2);
  if (!email) throw new Error("Usage: npm run organiser -- email [name]");
  const environment = await openEnvironment();
  const { world, close } = await wireWorld(environment.settings);
  const made = await createOrganiser(world, { email, name: name ?? email.split("@")[0] ?? email });
  if (!made.ok) throw new Error(`${email}: ${made.reason}`);
  const link = await makeSignInLink(world, made.organiserId);
  console.log(made.created ? `${email} may sign in now.` : `${email} could sign in already.`);
  console.log(`Open this once, within ten minutes:\n  ${link.url}`);
  console.log(`After that: ${world.settings.PUBLIC_URL}/office/sign-in sends a link by letter.`);
  await close();
  await environment.stop();
});
