import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';

/** What is no use case: how an office works, how names are looked up, how things are saved, what to mind. */
const inner = ['office', 'keeping', 'naming', 'inputs', 'steps', 'cautions', 'lists'];

const faces = { 'command line': 'command-line', API: 'api' } as const;
type Face = keyof typeof faces;

/** What one face cannot ask for, and why. */
const holes: Readonly<Record<string, Partial<Record<Face, string>>>> = {
  readNotesFile: {
    API: 'a file that is not to be kept is read where it lies; over HTTP it is sent (receiveNotes)',
  },
  recordingOfFile: { API: 'the same: what is sent is looked at as it was received' },
  receivedBefore: { API: 'over HTTP receiveNotes refuses it by itself' },
  correctNotes: {
    'command line': 'a row is corrected beside the lines that it was read from: on a page, or by a program',
  },
  notesCheckOf: {
    'command line': 'of what `notes show` prints, the page makes what a person checks',
    API: 'the same: a program has `changes`, `attention` and `inDoubt`',
  },
  removeNotes: {
    'command line': 'of a file that one sees on a page; at a terminal nothing need be received',
  },
  todayOf: {
    'command line': 'of what status, action list and calendar say, the board’s page makes one',
    API: 'the same: programs ask for each by itself',
  },
  actionInFull: {
    'command line':
      'action show has the action itself; a page leads from it to its mails and to what came from it',
    API: 'a program reads each by itself',
  },
  previewDischarge: {
    'command line': 'an action is discharged at once there, and re-opened',
    API: 'a program has nobody to show it to first',
  },
  previewDischarges: { 'command line': 'the same', API: 'the same' },
  actionTable: {
    'command line': 'a page turns pages; action list shows all at once',
    API: 'pages of an API go by cursors (listActions)',
  },
  actionSheet: { API: 'a program has the same values from listActions' },
  mailTable: {
    'command line': 'a table for a page, of the same mails as dispatch list',
    API: 'the same, of listDispatches',
  },
  mailStory: { API: 'words and texts for people: a program has the dispatch itself (showDispatch)' },
  mailsToCome: { API: 'texts for people: what a morning owes, and why, a program has from showPlan' },
  setBoardPerson: {
    'command line': 'board change --secretary and --set escalateTo name the whole list',
    API: 'changeBoard takes the whole list',
  },
  removeBoardPerson: { 'command line': 'the same', API: 'the same' },
  dispatchChoices: {
    'command line': 'a page offers only what can be done; a verb is refused where it cannot',
    API: 'the same of an operation',
  },
  ownerPageOf: {
    'command line':
      'what an office sees of itself, by the link in its mails: action list --owner says the same',
    API: 'the same, of listActions and listItems',
  },
  mailDaysOf: { 'command line': 'the same, of dispatch list --owner', API: 'the same, of listDispatches' },
  chairSheet: {
    'command line': 'the same values as chairSheetPaper writes, for a page',
    API: 'the same, which showChairSheet has as JSON',
  },
  packChecks: {
    API: 'a last look for people before the papers go out; a program has showStatus and the papers',
  },
  publicRegisterFiles: {
    API: 'a folder is written where it is served from; a program has what is published from showPublicRegister',
  },
  keepUpload: {
    'command line': 'a file lies on this machine already',
    API: 'a program sends the file with its request (receiveNotes)',
  },
  askToRead: { 'command line': 'a verb waits until a file is read', API: 'so does an answer of the API' },
  readUpload: { 'command line': 'the same', API: 'the same' },
  recordAtOnce: { API: 'over HTTP what was seen is confirmed by its ETag (recordNotes)' },
};

/** Functions beside the use cases, which no face asks for. */
const besides = [
  'keptAs',
  'findUpload',
  'isBeingRead',
  'isOfNoFile',
  'refusalOfUpload',
  'readingKeptAs',
  'isShowable',
  'isCheckAsSeen',
  'inView',
  'findNotes',
  'firstDayShown',
  'boardAndMails',
  'isInView',
  'keepEntry',
  'refuseTooMany',
  'keepRecordingLog',
  'decideDischarge',
  'notThrough',
  'endFeedsOfLinks',
  'feedAt',
  'addressesToName',
  'decisionsInput',
  'actionOwedBy',
  'enterReceipts',
  'paperOwedBy',
];

/** What the command line fills otherwise than by an option or argument of that name, and how. */
const filledOtherwise: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  addItemInput: {
    comes: '--meeting, --standing or --to-note says so',
    as: '--standing or --to-note',
    'source.kind': '--from, whose form says so',
  },
  amendItemInput: { 'source.kind': '--from, whose form says so' },
  dischargeSeveralInput: {
    on: '--on, as of one action',
    meeting: '--meeting, as of one action',
    evidence: '--evidence, as of one action',
    'actions.ref': 'the arguments, one after another',
    'actions.how': '--how-of REF=HOW',
    'actions.undertaking': '--undertaking, of one action by itself',
  },
  decidePublicInput: {
    'rows.ref': '--hold and --words name it, and --yes is of all',
    'rows.seen': 'what was shown is what is decided on, in one run of the verb',
    'rows.decision': '--yes, --words or --hold',
    'rows.words.action': '--words REF="…"',
    'rows.words.owner': '--words REF.owner="…"',
    'rows.words.how': '--words REF.how="…"',
    'rows.words.undertaking': '--words REF.undertaking="…"',
    'rows.words.met': '--words REF.met="…"',
    'rows.reason': '--because',
  },
  policyInput: { '': '--set NAME=VALUE, for every setting' },
  addBoardInput: { policy: '--set NAME=VALUE', secretary: '--secretary "NAME <address>"' },
  changeBoardInput: { policy: '--set NAME=VALUE', secretary: '--secretary "NAME <address>"' },
  addOwnerInput: { contacts: '--contact, and `owner contact` for others' },
  amendOwnerInput: {
    contacts: '`owner contact`, one by one: a whole list is much to type, and easily loses one',
    deputies: '`owner deputy`, one by one',
    copies: '`owner copy`, one by one',
  },
  setContactInput: { as: '`owner contact`, `owner deputy` or `owner copy`' },
  removeContactInput: { as: '`owner contact`, `owner deputy` or `owner copy`, with --remove' },
};

const root = new URL('../../functions/', import.meta.url);
const sourcesIn = (folder: string): string[] =>
  readdirSync(new URL(`${folder}/`, root), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .map((file) => readFileSync(new URL(`${folder}/${file}`, root), 'utf8'));

const files = readdirSync(new URL('secretariat/', root))
  .map((file) => file.replace(/\.ts$/, ''))
  .filter((file) => !inner.includes(file));

/** The functions that a file gives to the faces, and the schemas of what they take. */
const exportsOf = async (file: string) => {
  const given: Record<string, unknown> = await import(`../../functions/secretariat/${file}.ts`);
  return Object.entries(given).map(([name, value]) => ({ file, name, value }));
};
const all = (await Promise.all(files.map(exportsOf))).flat();
const useCases = all.filter(({ name, value }) => typeof value === 'function' && !besides.includes(name));
const inputs = all.flatMap(({ file, name, value }) =>
  value instanceof z.ZodType && name.endsWith('Input') ? [{ file, name, schema: value }] : [],
);

const sources = Object.fromEntries(
  Object.entries(faces).map(([face, folder]) => [face, sourcesIn(folder)]),
) as Record<Face, string[]>;

/** The files of a face that use something of the secretariat. */
const usersOf = (face: Face, name: string): string[] =>
  sources[face].filter((text) =>
    [...text.matchAll(/import(?: type)? \{([^}]*)\} from '[^']*secretariat\/[^']*'/g)].some(
      ([, names = '']) => names.split(',').some((one) => one.replace(/^\s*type /, '').trim() === name),
    ),
  );

const can = (face: Face, name: string): boolean => usersOf(face, name).length > 0;
const faceNames = Object.keys(faces) as Face[];

/** Everything that can be asked of a board's office, and by which face. */
function matrix(): string {
  const width = Math.max(...useCases.map(({ name }) => name.length));
  const rows = useCases.map(({ file, name }) => [
    name.padEnd(width),
    ...faceNames.map((face) => (can(face, name) ? 'yes' : (holes[name]?.[face] ?? 'NO')).padEnd(face.length)),
    file,
  ]);
  return [['use case'.padEnd(width), ...faceNames, 'in'], ...rows]
    .map((row) => `${row.join('  ')}\n`)
    .join('');
}

/** Every place that an input has: `undertaking.by`. */
function placesIn(schema: z.ZodType, within = ''): string[] {
  if (schema instanceof z.ZodObject) {
    return Object.entries(schema.shape).flatMap(([name, field]) =>
      placesIn(field as z.ZodType, within === '' ? name : `${within}.${name}`),
    );
  }
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((one) => placesIn(one as z.ZodType, within));
  if ('unwrap' in schema && typeof schema.unwrap === 'function') return placesIn(schema.unwrap(), within);
  return [within];
}

const kebab = (word: string): string => word.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);

/** Whether a verb has an option or an argument for that place of its input. */
const isTyped = (text: string, place: string): boolean =>
  text.includes(`--${kebab(place)}`) ||
  new RegExp(`[<[]${kebab(place)}(s?\\.\\.\\.)?[\\]>]`).test(text) ||
  new RegExp(`'?${place.replace('.', '\\.')}'?: '--`).test(text);

/** What the command line does that is not asked of a board's office, and why no other face has it. */
const beyond: Readonly<Record<string, string>> = {
  sweep: 'a morning’s work of every board: on AWS the schedule wakes it',
  doctor: 'looks at the machine or the stage itself: who runs the service asks',
  events: 'the mail service’s own events: on AWS they come by its queue',
  export: 'a whole register, for another machine: who runs the service moves it',
  import: 'the same, into this one',
  backup: 'all of a data folder, for the day it is lost: who runs the service keeps it',
  restore: 'the same, into an empty folder',
  mail: 'how the mail of this machine goes out, and to whom: on AWS infra/stages.ts says it',
  read: 'says what a file says, with no board in it',
  token: 'what the API is asked with',
};

const verbsIn = (text: string): string[] =>
  [...text.matchAll(/(?:matters|dispatch)\s*\.command\('(\w+)|daily\(\s*'(\w+)'/g)].map(
    ([, verb, daily]) => verb ?? daily ?? '',
  );

describe('a face', () => {
  it('changes no state and saves nothing by itself', () => {
    const deciding = faceNames.flatMap((face) =>
      sources[face].filter(
        (text) =>
          /\b(register|ledger)\.(save|restore)\(/.test(text) ||
          /import (?!type)[^;]*from '[^']*register\/[\w-]*transitions\.ts'/.test(text),
      ),
    );
    expect(deciding).toEqual([]);
  });

  it('has verbs of its own only where that is explained', () => {
    const verbs = sources['command line'].flatMap(verbsIn);
    const users = useCases.flatMap(({ name }) => usersOf('command line', name));
    const others = sources['command line'].filter((text) => !users.includes(text)).flatMap(verbsIn);
    expect(others.filter((verb) => !Object.keys(beyond).includes(verb))).toEqual([]);
    expect(Object.keys(beyond).filter((verb) => !verbs.includes(verb))).toEqual([]);
  });
});

describe('what can be asked of a board’s office', () => {
  it('can be asked by either face, but for the holes that are explained', () => {
    process.stdout.write(`\n${matrix()}\n`);
    const missing = useCases.flatMap(({ name }) =>
      faceNames.filter((face) => !can(face, name)).map((face) => `${name}: ${face}`),
    );
    const explained = Object.entries(holes).flatMap(([name, why]) =>
      Object.keys(why).map((face) => `${name}: ${face}`),
    );
    expect(missing.sort()).toEqual(explained.sort());
  });

  it.each(inputs)('takes all of $name on the command line too', ({ name, schema }) => {
    const text = usersOf('command line', name).join('\n');
    const untyped =
      text === '' ? [] : [...new Set(placesIn(schema))].filter((place) => !isTyped(text, place));
    const explained = Object.keys(filledOtherwise[name] ?? {});
    const isUnder = (place: string, above: string): boolean =>
      above === '' || place === above || place.startsWith(`${above}.`);
    expect(untyped.filter((place) => !explained.some((above) => isUnder(place, above)))).toEqual([]);
    expect(explained.filter((above) => !untyped.some((place) => isUnder(place, above)))).toEqual([]);
  });
});
