import { createHash } from 'node:crypto';
import * as z from 'zod';
import { inFull, inWords } from '../calendar/days.ts';
import type { Board } from '../register/board.ts';
import type { Meeting } from '../register/meeting.ts';
import type { PublicEntry } from '../register/public-entry.ts';
import { template } from '../templates/template.ts';
import { sheetInCsv } from './csv.ts';
import { publicFeed } from './public-feed.ts';
import { publicMeetingsIcs } from './public-meetings-ics.ts';
import {
  byMeeting,
  dueInWords,
  licence,
  meetingTitle,
  type PublicAction,
  type PublicRegister,
  publicRegisterOf,
  publicRegisterSchema,
  sheetOfPublicRegister,
  storyOf,
} from './public-register.ts';

/** A file of the public register, as any web server may serve it. */
export type PublicFile = { name: string; type: string; text: string };

/** What a board's public register is written from: what was decided of each action, and when its board meets. */
export type PublicSource = {
  board: Board;
  meetings: readonly Meeting[];
  entries: readonly PublicEntry[];
};

const htmlType = 'text/html; charset=utf-8';

const tags: Readonly<Record<PublicAction['status'], { words: string; colour: string }>> = {
  open: { words: 'Open', colour: 'blue' },
  'reported done': { words: 'Reported done', colour: 'yellow' },
  discharged: { words: 'Discharged', colour: 'green' },
  'discharged on an undertaking': { words: 'Undertaking', colour: 'purple' },
  'undertaking reported met': { words: 'Undertaking reported met', colour: 'yellow' },
  withdrawn: { words: 'Withdrawn', colour: 'grey' },
};

const tagsOf = ({ status, overdue }: PublicAction) => [
  ...(overdue ? [{ words: 'Overdue', colour: 'red' }] : []),
  tags[status],
];

/** How it ended, and what became of what was still to come; empty of what is still owed. */
function howInWords({ how, undertaking, undertakingDue, met }: PublicAction): string[] {
  if (how === null) return [];
  const promised = undertaking === null ? [] : [`Still to come then: ${undertaking}`];
  const became =
    met !== null ? [`Provided: ${met}`] : undertakingDue ? [`By: ${undertakingDue.inWords}`] : [];
  return [how, ...promised, ...(undertaking === null ? [] : became)];
}

const rowOf = (action: PublicAction) => ({
  ...{ ref: action.ref, page: action.page, action: action.action, owner: action.owner },
  ...{ firstDue: dueInWords(action.firstDue), due: dueInWords(action.due) },
  ...{ tags: tagsOf(action), how: howInWords(action) },
  changedOn: action.changedOn && inWords(action.changedOn),
});

const asAtOf = ({ asAt }: PublicRegister) => ({ asAt, asAtInWords: inFull(asAt) });

function boardPage(register: PublicRegister): string {
  const { figures, actions, noLongerPublished } = register;
  return template('public/board')({
    ...asAtOf(register),
    figures: [
      { count: figures.asked, words: 'asked for' },
      { count: figures.keptOnTime, words: 'kept on time' },
      { count: figures.keptLate, words: 'kept late' },
      { count: figures.withdrawn, words: 'withdrawn' },
      { count: figures.open, words: 'open' },
      { count: figures.overdue, words: 'overdue' },
    ],
    meetings: byMeeting(actions).map((meeting) => ({
      title: meetingTitle(meeting),
      actions: meeting.actions.map(rowOf),
    })),
    gone: noLongerPublished.map(({ ref, page, until }) => ({ ref, page, until: inWords(until) })),
  });
}

function actionPage(register: PublicRegister, action: PublicAction): string {
  const { undertaking, undertakingDue, met, closedOn, how, changedOn } = action;
  const facts: (readonly [string, string | null])[] = [
    ['Owner', action.owner],
    ['Asked for at', `The meeting of ${inFull(action.askedOn)}`],
    ['First due', dueInWords(action.firstDue)],
    ['Due now', dueInWords(action.due)],
    ['Status', closedOn === null ? action.statusInWords : `${action.statusInWords}, ${inWords(closedOn)}`],
    [action.status === 'withdrawn' ? 'Why' : 'How', how ?? 'Not yet done'],
    ['Still to come', undertaking],
    ['By', undertaking && dueInWords(undertakingDue)],
    ['Provided', undertaking && (met ?? 'Not yet')],
    ['Published', inWords(action.publishedOn)],
    ['Changed on', changedOn && inWords(changedOn)],
  ];
  return template('public/action')({
    ...asAtOf(register),
    ref: action.ref,
    title: action.action,
    tags: tagsOf(action),
    facts: facts.flatMap(([key, value]) => (value === null ? [] : [{ key, value }])),
    story: storyOf(action).map(({ on, what }) => ({ on, day: inWords(on), what })),
  });
}

const inJson = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const schemaInJson = (): string =>
  inJson({
    ...z.toJSONSchema(publicRegisterSchema.extend({ $schema: z.string() })),
    title: 'The public register of a board: what it asked for, and what became of it',
  });

const styleName = (css: string): string =>
  `style-${createHash('sha256').update(css).digest('hex').slice(0, 12)}.css`;

/**
 * The files of a board's public register as at `today`: pages, tables, feed and calendar, which load nothing from elsewhere
 * and stand under any address. `style` is their stylesheet, and `address` where they are served, if that is known.
 */
export function publicFiles(
  { board, meetings, entries }: PublicSource,
  today: PublicRegister['asAt'],
  { style, address = null }: { style: string; address?: string | null },
): PublicFile[] {
  const register = publicRegisterOf(board, entries, today);
  const page = (name: string, title: string, body: string): PublicFile => ({
    name,
    type: htmlType,
    text: template('public/layout')({
      ...{ title, body, licence, style: styleName(style), board: register.board.name },
    }),
  });
  const ofBoard = register.board.name;
  return [
    { name: styleName(style), type: 'text/css; charset=utf-8', text: style },
    ...register.actions.map((action) =>
      page(action.page, `${action.ref} – ${ofBoard}`, actionPage(register, action)),
    ),
    ...register.noLongerPublished.map(({ ref, page: name, since, until }) =>
      page(
        name,
        `${ref} – ${ofBoard}`,
        template('public/gone')({ ref, since: inWords(since), until: inWords(until) }),
      ),
    ),
    { name: 'schema.json', type: 'application/schema+json', text: schemaInJson() },
    { name: 'actions.json', type: 'application/json', text: inJson({ $schema: 'schema.json', ...register }) },
    {
      name: 'actions.csv',
      type: 'text/csv; charset=utf-8',
      text: sheetInCsv(sheetOfPublicRegister(register)),
    },
    {
      name: 'changes.atom',
      type: 'application/atom+xml; charset=utf-8',
      text: publicFeed(board, entries, address),
    },
    {
      name: 'meetings.ics',
      type: 'text/calendar; charset=utf-8',
      text: publicMeetingsIcs(board, meetings, today),
    },
    page('index.html', `What the board asked for – ${ofBoard}`, boardPage(register)),
  ];
}
