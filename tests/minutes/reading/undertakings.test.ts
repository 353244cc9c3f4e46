import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import { findingsSchema } from '../../../functions/minutes/findings.ts';
import { phrases, version } from '../../../functions/minutes/reading/undertakings/phrases.ts';
import { houseNotes, readText } from './reading.ts';

const promiseSchema = z.strictObject({
  kind: z.enum(['undertaking', 'ask', 'withdrawal', 'replacement']),
  owner: z.string().nullable(),
  what: z.string(),
  by: z.string().nullable(),
});
const boardSchema = z.strictObject({
  board: z.string(),
  /** How its paragraphs are numbered: "1." below each minute, or "4.1". */
  numbered: z.enum(['minutes', 'own', 'dotted']),
  minutes: z.array(
    z.strictObject({
      number: z.string(),
      title: z.string(),
      paragraphs: z.array(z.array(z.strictObject({ text: z.string(), found: z.array(promiseSchema) }))),
    }),
  ),
});
type Board = z.infer<typeof boardSchema>;

/** Minutes in our own words, each sentence with what a careful person finds in it: most are there to find nothing in. */
const { boards } = z
  .strictObject({ boards: z.array(boardSchema) })
  .parse(
    JSON.parse(
      readFileSync(new URL('../../fixtures/minutes/undertakings.json', import.meta.url), 'utf8'),
    ) as unknown,
  );

const wrapped = (text: string): string => text.replace(/(.{72,95}) /g, '$1\n');

const paragraphNumber = ({ numbered }: Board, minute: string, index: number): string =>
  numbered === 'dotted' ? `${minute}.${index + 1}` : `${index + 1}`;

const printed = (board: Board): string =>
  [
    `MINUTES of a meeting of the ${board.board} held on Tuesday 4 March 2025`,
    ...board.minutes.flatMap(({ number, title, paragraphs }) => [
      `${number}${board.numbered === 'own' ? '' : '.'} ${title}`,
      ...paragraphs.map((sentences, index) => {
        const label = paragraphNumber(board, number, index);
        const text = sentences.map((sentence) => sentence.text).join(' ');
        return wrapped(`${label}${board.numbered === 'dotted' ? '' : '.'} ${text}`);
      }),
    ]),
  ].join('\n\n');

const undertakingsIn = async (text: string) => (await readText(text)).findings.undertakings;
const brief = async (text: string) =>
  (await undertakingsIn(text)).map(({ kind, owner, what, by }) => [kind, owner, what, by]);

const read = await Promise.all(
  boards.map(async (board) => ({ board, undertakings: await undertakingsIn(printed(board)) })),
);
const sentences = read.flatMap(({ board, undertakings }) =>
  board.minutes.flatMap(({ number, paragraphs }) =>
    paragraphs.flatMap((paragraph, index) =>
      paragraph.map(({ text, found }) => ({
        text,
        wanted: found.map((promise) => ({
          minute: number,
          paragraph: paragraphNumber(board, number, index),
          ...promise,
        })),
        read: undertakings
          .filter(({ sentence }) => sentence === text)
          .map(({ sentence: _, line: __, ...rest }) => rest),
      })),
    ),
  ),
);

/** What a careful person finds, and reading does not: a thing by what was said of it before, and a deed behind a note. */
const NOT_FOUND = [
  'Members preferred a visit to the call centre to the written report which had been planned, and it was agreed that the one should take the place of the other.',
  "Officers to note the Committee's wish for shorter reports and to act on it in future.",
];

describe('what is promised or asked for in running text', () => {
  it('is found whole, and at most one in five is beside the point', () => {
    const promises = sentences.flatMap(({ wanted }) => wanted);
    const missed = sentences.filter(({ wanted, read }) => read.length < wanted.length);
    const offered = read.flatMap(({ undertakings }) => undertakings);
    const meant = sentences.reduce((sum, { wanted, read }) => sum + Math.min(wanted.length, read.length), 0);
    const precision = meant / offered.length;
    process.stdout.write(
      `undertakings: ${promises.length - missed.length} of ${promises.length} found, ${offered.length - meant} of ${offered.length} beside the point\n`,
    );
    expect(sentences.filter(({ wanted }) => wanted.length === 0).length).toBeGreaterThanOrEqual(60);
    expect(promises.length).toBeGreaterThanOrEqual(60);
    expect(missed.map(({ text }) => text).sort()).toEqual(NOT_FOUND);
    expect(precision).toBeGreaterThanOrEqual(0.8);
  });

  it.each(sentences.filter(({ text }) => !NOT_FOUND.includes(text)))('$text', (sentence) => {
    expect(sentence.read).toEqual(sentence.wanted);
  });
});

const minutes = (...paragraphs: string[]): string =>
  ['Harbour Panel', 'MINUTES of a meeting of the Harbour Panel held on 4 March 2025', ...paragraphs].join(
    '\n\n',
  );

describe('a promise', () => {
  it.each(['Contact Centre Improvement Group', 'Repairs board action log'])(
    'is none where a body or its paper is only named: %s',
    async (name) => {
      const { findings } = await readText(`${name}\n\nMeeting of 4 March 2025\n\nThe quay was swept.`);
      expect(findings.undertakings).toEqual([]);
    },
  );

  it('is given with its minute, its paragraph, its whole sentence and the line on which that begins', async () => {
    const text = minutes(
      '41. Moorings',
      '1. The Harbour Master described the winter’s storms at some length, and thanked all who had\nhelped with the boats. He undertook to bring a plan for the moorings to the July\nmeeting.',
      '42. Lights',
      'The Clerk, Mrs. Tern, agreed to write to Trinity House, c/o St. Mary’s Quay, by 3 p.m. on Friday.',
    );
    expect(await undertakingsIn(text)).toEqual([
      {
        minute: '41',
        paragraph: '1',
        sentence: 'He undertook to bring a plan for the moorings to the July meeting.',
        owner: 'Harbour Master',
        what: 'bring a plan for the moorings',
        by: 'to the July meeting',
        kind: 'undertaking',
        line: 8,
      },
      {
        minute: '42',
        paragraph: null,
        sentence:
          'The Clerk, Mrs. Tern, agreed to write to Trinity House, c/o St. Mary’s Quay, by 3 p.m. on Friday.',
        owner: 'Clerk',
        what: 'write to Trinity House, c/o St. Mary’s Quay, by 3 p.m',
        by: 'on Friday',
        kind: 'undertaking',
        line: 13,
      },
    ]);
  });

  it('of “he” is the last speaker’s, and nobody’s where that is not clear', async () => {
    expect(
      await brief(minutes('The Treasurer spoke to the budget. He would circulate the figures.')),
    ).toEqual([['undertaking', 'Treasurer', 'circulate the figures', null]]);
    expect(await brief(minutes('The Chair asked how it stood. He would circulate the figures.'))).toEqual([
      ['undertaking', null, 'circulate the figures', null],
    ]);
    expect(await brief(minutes('Mrs Tern spoke to the budget. He would circulate the figures.'))).toEqual([
      ['undertaking', null, 'circulate the figures', null],
    ]);
  });

  it('that a question was answered with at once stands, and the question does not', async () => {
    expect(
      await brief(
        minutes('The Chair asked for an update on the crane. The Engineer reported that it stood.'),
      ),
    ).toEqual([]);
    expect(
      await brief(
        minutes('The Chair asked for an update on the crane. The Engineer said she would send one round.'),
      ),
    ).toEqual([
      ['ask', null, 'an update on the crane', null],
      ['undertaking', 'Engineer', 'send one round', null],
    ]);
    expect(
      await brief(
        minutes(
          'The Chair asked for an update on the crane at the next meeting. The Engineer said it stood.',
        ),
      ),
    ).toEqual([['ask', null, 'an update on the crane', 'at the next meeting']]);
  });

  it('is not given again where it is read as an action, in the list, in the table or for the last meeting', async () => {
    const text = houseNotes({
      previous:
        'The notes were agreed and the following actions discharged:\n· Force to provide a map of the moorings – to be provided before the June meeting.',
      sections:
        '· The Chief Constable agreed to provide a breakdown of stolen outboard motors by harbour.\n· The Chief Constable would write to the insurers.\n\nActions\n· Force: Provide a breakdown of stolen outboard motors by harbour.\n· Force to share the tide tables.',
      overview:
        'Overview of Actions\n\nAction\tStatus\tOwner\tDue date\nProvide a breakdown of stolen outboard motors by harbour\tOpen\tForce\t11/12/2024\nShare the tide tables\tOpen\tForce\t11/12/2024',
    });
    const { findings } = await readText(text);
    expect(findings.actions).toHaveLength(2);
    expect(findings.undertakings.map(({ owner, what }) => [owner, what])).toEqual([
      ['Chief Constable', 'write to the insurers'],
    ]);
  });

  it('stands in a cell of a minute set out as a table', async () => {
    const text = minutes(
      '| Item | Discussion |\n|---|---|\n| 4 | The boom was inspected. Mr Gull agreed to obtain a second quotation. |',
    );
    expect(await brief(text)).toEqual([['undertaking', 'Mr Gull', 'obtain a second quotation', null]]);
  });

  it('is looked for in time that grows with the text alone', async () => {
    const long = 'The clerk and the chair and the board and the panel agreed, asked and would be to '.repeat(
      4_000,
    );
    const started = performance.now();
    await undertakingsIn(minutes(long, `${'The Chair asked that '.repeat(8_000)}.`));
    expect(performance.now() - started).toBeLessThan(8_000);
  });
});

it('the dictionary of phrases has a version, and says each phrase once', () => {
  expect(version).toBe('2026-11-30.5');
  expect(new Set(phrases.map(({ phrase }) => phrase)).size).toBe(phrases.length);
});

it('findings that were kept before there were undertakings have none', () => {
  const kept = {
    ...{ board: null, meeting: { date: null, previous: null, next: null }, actions: [], discharged: [] },
    ...{ nothingOutstanding: false, programme: null, differences: [], unread: [] },
  };
  expect(findingsSchema.parse(kept).undertakings).toEqual([]);
});
