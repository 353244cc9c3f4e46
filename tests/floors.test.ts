import { readdirSync, readFileSync } from 'node:fs';
import { dirname, posix } from 'node:path';
import { describe, expect, it } from 'vitest';

/**
 * The rooms of the house, the lowest floor first. A room imports from its own floor's nobody but itself, and from the
 * floors below; a file at the top of `functions/` is a room of its own, and the Lambda functions are above all.
 */
const floors: readonly (readonly string[])[] = [
  ['calendar', 'words', 'documents', 'templates-folder.ts', 'scopes.ts'],
  ['templates'],
  ['register'],
  ['reminders'],
  ['store', 'papers', 'links', 'minutes/findings.ts'],
  ['minutes/reading', 'minutes/recording', 'mail', 'handover'],
  ['dispatch', 'doctor'],
  ['secretariat', 'http', 'environment.ts'],
  ['api', 'pages', 'command-line', 'lambda'],
  ['web'],
  ['answer.ts', 'publish.ts', 'read.ts', 'send.ts', 'settle.ts', 'sweep.ts', 'vouch.ts'],
];

/** What comes from outside, and the only rooms that may speak to it. `types` are anybody's. */
const doors: readonly { to: RegExp; from: readonly string[] }[] = [
  { to: /^@aws-sdk\/(client-dynamodb|lib-dynamodb|client-s3)$/, from: ['store'] },
  { to: /^@aws-sdk\/client-ses$/, from: ['mail'] },
  { to: /^@aws-(sdk|lambda)/, from: ['store', 'mail', 'lambda'] },
  { to: /^(hono|@hono)\b/, from: ['http', 'api', 'pages', 'web', 'answer.ts'] },
  { to: /^(jose|openid-client)$/, from: ['http', 'links'] },
  { to: /^commander$/, from: ['command-line'] },
];
/** Without a clock, a file or a client: today is an argument. */
const pure = ['calendar', 'words', 'register', 'reminders', 'handover'];

const root = new URL('../functions/', import.meta.url);
const files = readdirSync(root, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'));

type Import = { file: string; target: string };
const imports: Import[] = files.flatMap((file) =>
  [...readFileSync(new URL(file, root), 'utf8').matchAll(/(?:from|import\()\s*'([^']+)'/g)].map(
    ([, named = '']) => ({
      file,
      target: named.startsWith('.') ? posix.join(dirname(file), named) : named,
    }),
  ),
);
const isOurs = ({ target }: Import): boolean => target.endsWith('.ts');

const functions = /^export (?:async )?(?:function\*? (\w+)|const (?=\w+ = (?:async )?(?:<|\())(\w+))/gm;

const rooms = floors.flat();
const roomOf = (file: string): string | undefined =>
  rooms.find((room) => file === room || file.startsWith(`${room}/`));
const floorOf = (room: string | undefined): number =>
  floors.findIndex((floor) => floor.some((one) => one === room));

const upwards = ({ file, target }: Import): boolean =>
  roomOf(file) !== roomOf(target) && floorOf(roomOf(target)) >= floorOf(roomOf(file));
const inWords = ({ file, target }: Import): string => `${file} imports ${target}`;

describe('the house', () => {
  it('has a floor for every file', () => {
    expect(files.filter((file) => roomOf(file) === undefined)).toEqual([]);
    expect(rooms.filter((room) => !files.some((file) => roomOf(file) === room))).toEqual([]);
  });

  it('lets imports run downwards only', () => {
    expect(imports.filter(isOurs).filter(upwards).map(inWords)).toEqual([]);
    expect(upwards({ file: 'register/due.ts', target: 'reminders/plan.ts' })).toBe(true);
  });

  it.each(doors)('lets nobody but $from speak to $to', ({ to, from }) => {
    const others = imports.filter(
      ({ file, target }) => to.test(target) && !from.includes(roomOf(file) ?? ''),
    );
    expect(others.map(inWords)).toEqual([]);
  });

  it.each(pure)('keeps %s free of clients and files', (room) => {
    const outside = imports.filter(
      ({ file, target }) => roomOf(file) === room && /^(node:|@aws)/.test(target),
    );
    expect(outside.map(inWords)).toEqual([]);
  });

  it('calls no function by a past participle, which is a type of thing', () => {
    const participle = /^(?:[a-z]+ed|made|kept|told|sent|said|shown|meant|known|found|given|taken)$/;
    const named = files.flatMap((file) =>
      [...readFileSync(new URL(file, root), 'utf8').matchAll(functions)].map(
        ([, name, arrow]) => `${file}: ${name ?? arrow}`,
      ),
    );
    // The ledger's first word on a mail is what the mail then is.
    expect(named.filter((name) => participle.test(name.replace(/.*: /, '')))).toEqual([
      'dispatch/transitions.ts: planned',
    ]);
  });
});
