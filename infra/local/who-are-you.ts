import type { HttpBindings } from '@hono/node-server';
import { Hono } from 'hono';
import { html } from 'hono/html';
import { secureHeaders } from 'hono/secure-headers';
import { roleOf } from '../../functions/scopes.ts';
import { series } from '../../functions/words/english.ts';
import type { LocalPerson } from './people.ts';

type Html = ReturnType<typeof html>;

const style = `
body { font: 1.1875rem/1.4 Arial, sans-serif; margin: 2rem auto; max-width: 40rem; padding: 0 1rem; color: #0b0c0c; background: #fff }
ul { list-style: none; padding: 0 }
li { margin: 0 0 1rem }
button { font: inherit; padding: .5rem 1rem; min-width: 12rem; text-align: left; border: 2px solid #0b0c0c; background: #f3f2f1; color: inherit; cursor: pointer }
button:focus, a:focus { outline: 3px solid #ffdd00; outline-offset: 0; box-shadow: 0 0 0 6px #0b0c0c }
small { font-size: 1rem; display: block; margin-top: .25rem }
`;
const stylePath = '/choose/style.css';

const page = (title: string, body: Html): Html => html`<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title} – Matters Arising on this machine</title>
<link rel="stylesheet" href="${stylePath}">
</head>
<body>
<main>
<h1>${title}</h1>
${body}
</main>
</body>
</html>
`;

/** What somebody is, as their groups say: “secretary of wpdb and reader of wpcp”. */
function rolesInWords(groups: readonly string[]): string {
  const said = groups.flatMap((group) => {
    const standing = roleOf(group);
    return standing ? [`${standing.role} of ${standing.board ?? 'every board'}`] : [];
  });
  return said.length === 0 ? 'no role at any board' : series(said);
}

const personButton = ({ name, email, groups }: LocalPerson, at: number): Html => html`<li>
<button name="person" value="${email}" aria-describedby="roles-${at}">${name}</button>
<small id="roles-${at}">${email}, ${rolesInWords(groups)}</small>
</li>
`;

const choosePage = (people: readonly LocalPerson[]): Html =>
  page(
    'Who are you?',
    html`<p>Matters Arising runs on this machine alone, and asks nobody for a password. Choose whom to sign in as.</p>
<form method="post">
${people.length === 0 ? html`<p>Nobody may sign in: people.json of the data folder names no one.</p>` : ''}
<ul>
${people.map(personButton)}
<li><button name="person" value="">None of these</button></li>
</ul>
</form>`,
  );

/** An answer of the issuer’s in plain words, with the way back. */
export const sorryPage = (title: string, why: string, pages: string): Html =>
  page(
    title,
    html`<p>${why}</p>
<p><a href="${pages}/sign-in">Sign in again</a></p>`,
  );

type Choice = {
  people: () => Promise<LocalPerson[]>;
  /** Takes the answer of the one who was asked: an address, or undefined for nobody. Returns where to go on. */
  choose: (email: string | undefined) => Promise<string>;
};

/** Where the pages are that people sign in to; the issuer leads nowhere else. */
export type Pages = { address: string };

/**
 * Asks who somebody is, for a sign-in that the issuer has begun. `choiceOf` throws, in words for them, where there is no
 * such sign-in.
 */
export function whoAreYou(
  choiceOf: (bindings: HttpBindings) => Promise<Choice>,
  pages: () => Pages,
): Hono<{ Bindings: HttpBindings }> {
  const app = new Hono<{ Bindings: HttpBindings }>();
  app.use((c, next) =>
    secureHeaders({
      contentSecurityPolicy: {
        defaultSrc: ["'none'"],
        styleSrc: ["'self'"],
        // The answer to the form leads there in the end.
        formAction: ["'self'", pages().address],
        baseUri: ["'none'"],
        frameAncestors: ["'none'"],
      },
      referrerPolicy: 'same-origin',
      strictTransportSecurity: false,
    })(c, next),
  );
  app.use(async (c, next) => {
    await next();
    c.header('cache-control', 'no-store');
  });
  app.get(stylePath, (c) => c.body(style, 200, { 'content-type': 'text/css; charset=utf-8' }));
  app.get('/choose/:uid', async (c) => {
    const { people } = await choiceOf(c.env);
    return c.html(choosePage(await people()));
  });
  app.post('/choose/:uid', async (c) => {
    const { people, choose } = await choiceOf(c.env);
    const { person } = await c.req.parseBody();
    const known = (await people()).some(({ email }) => email === person);
    return c.redirect(await choose(known ? String(person) : undefined), 303);
  });
  app.notFound((c) =>
    c.html(sorryPage('There is no such page', 'Nobody is asked anything here.', pages().address), 404),
  );
  app.onError((error, c) => c.html(sorryPage('You are not signed in', error.message, pages().address), 400));
  return app;
}
