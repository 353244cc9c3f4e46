import * as z from 'zod';
import { type CalendarDate, inFull } from '../../calendar/days.ts';
import { type Action, hasUnmetUndertaking, proposalOf, waitsForOwner } from '../../register/action.ts';
import type { Versioned } from '../../register/history.ts';
import type { Meeting } from '../../register/meeting.ts';
import { meetingById } from '../../register/meetings.ts';
import { type ItemToCome, paperSaidSent } from '../../register/programme.ts';
import {
  askForExtension,
  askForExtensionInput,
  disclaimAction,
  disclaimInput,
  proposeAction,
  proposeInput,
} from '../../secretariat/actions.ts';
import { mostHow, personName } from '../../secretariat/inputs.ts';
import {
  type Done,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
} from '../../secretariat/office.ts';
import { actionOwedBy, enterReceipts, paperOwedBy } from '../../secretariat/owner-page.ts';
import { sayPaperSent, sayPaperSentInput } from '../../secretariat/programme-transitions.ts';
import { dueField, dueTyped, meetingInList } from '../due-field.ts';
import type { Field } from '../fields.ts';
import { type Asked, question } from '../question.ts';
import { dayTyped, Typed } from '../sent.ts';
import type { GuestVisit, OwnerPage } from './guest-visit.ts';

/** What is answered by a link may show so many addresses where it can be seen. */
const mostLinks = 5;

const short = z.string().trim().min(1).max(mostHow, `say it in at most ${mostHow} characters`);
const links = z
  .array(z.url({ protocol: /^https$/, error: 'is not a web address that begins with https' }))
  .max(mostLinks, `give at most ${mostLinks} addresses`);

const whoField: Field = {
  kind: 'text',
  name: 'who',
  label: 'Your name',
  hint: 'It goes into the record of the board, beside the answer.',
  autocomplete: 'name',
  missing: 'Enter your name',
};

type Row = { key: string; value: string };

type Referred = Versioned & { ref: string };

/** What an office answers on: how it is found, what was asked, and why there may be nothing more to answer. */
type Kind<Thing extends Referred> = {
  find: (visit: GuestVisit) => Promise<Found<Thing>>;
  asked: (thing: Thing) => Row;
  whyNot: (thing: Thing) => string | null;
};

const refOf = ({ params }: GuestVisit): string => (params['ref'] ?? '').toUpperCase();

const unlessThere = <Thing>({ owner, ...visit }: GuestVisit, thing: Thing | undefined): Found<Thing> =>
  thing === undefined
    ? notDone('not there', `${owner.name} owes nothing by the reference ${refOf({ owner, ...visit })}`)
    : match(thing);

const actions: Kind<Action> = {
  find: async (visit) => unlessThere(visit, await actionOwedBy(visit.office, visit.owner, refOf(visit))),
  asked: (action) => ({
    key: 'Asked for',
    value: hasUnmetUndertaking(action) ? action.discharge.undertaking.text : action.text,
  }),
  whyNot: (action) => (waitsForOwner(action) ? null : standing(action)),
};

const papers: Kind<ItemToCome> = {
  find: async (visit) => unlessThere(visit, await paperOwedBy(visit.office, visit.owner, refOf(visit))),
  asked: ({ title }) => ({ key: 'Paper', value: title }),
  whyNot: (item) => {
    if (item.received !== null) return 'The paper is in.';
    return paperSaidSent(item) === null
      ? null
      : 'It is said to be sent already, and the secretary looks for it.';
  },
};

/** How it stands, of what there is nothing more to answer: nothing is changed then. */
function standing(action: Action): string {
  if (action.status === 'discharged' && proposalOf(action) !== null) {
    return 'It is reported provided already, and waits for the board.';
  }
  switch (action.status) {
    case 'open':
      return 'It is open.';
    case 'proposed':
      return 'It is reported done already, and waits for the board.';
    case 'discharged':
      return 'It is discharged: the board has accepted that it is done.';
    case 'withdrawn':
      return 'It is withdrawn: the board no longer asks for it.';
  }
}

type Known = { meetings: readonly Meeting[]; visit: GuestVisit };

type Answer<Thing extends Referred, Input> = {
  kind: Kind<Thing>;
  path: string;
  title: string;
  lead: string;
  fields: (known: Known) => readonly Field[];
  typed?: (known: Known) => Typed;
  input: z.ZodType<Input>;
  said: (typed: Typed) => Record<string, unknown>;
  /** The answer as it is read once more before it is given, and what follows from it. */
  rows: (input: Input, known: Known) => readonly Row[];
  follows: string;
  give: (
    office: Office,
    thing: Thing['ref'],
    input: Input & { who: string },
    visit: GuestVisit,
  ) => Promise<Done<Referred> | NotDone>;
};

/** A page on which an office gives one answer on one thing; it is read once more before it is given. */
function answerPage<Thing extends Referred, Input>(answer: Answer<Thing, Input>): OwnerPage {
  const { kind, path, title, lead, fields, said, rows, follows, give } = answer;
  const knownAt = async (visit: GuestVisit): Promise<Known> => ({
    meetings: await visit.office.register.meetings(visit.board.id),
    visit,
  });
  return {
    path: `/:ref/${path}`,
    ...question<Thing, Input & { who: string }, Referred, GuestVisit>({
      find: kind.find,
      ask: async (visit, thing): Promise<Asked> => {
        const common = {
          ...{ title, caption: thing.ref, facts: [kind.asked(thing)] },
          back: { to: '/o', words: `What ${visit.owner.name} owes` },
        };
        const whyNot = kind.whyNot(thing);
        if (whyNot !== null) return { ...common, lead: [whyNot], fields: [], button: null };
        const known = await knownAt(visit);
        return {
          ...common,
          ...{ lead: [lead], fields: [...fields(known), whoField], button: 'Continue' },
          ...(answer.typed && { typed: answer.typed(known) }),
        };
      },
      input: z.intersection(answer.input, z.object({ who: personName })),
      said: (typed) => ({ ...said(typed), who: typed.text('who') }),
      lastLook: async (visit, given, thing) => {
        const whyNot = kind.whyNot(thing);
        if (whyNot !== null) return notDone('answered', whyNot);
        return match({
          title: 'Check your answer',
          lead: [follows],
          rows: [
            { key: 'Reference', value: thing.ref },
            kind.asked(thing),
            ...rows(given, await knownAt(visit)),
            { key: 'Answered by', value: `${given.who}, for ${visit.owner.name}` },
          ],
          button: 'Give this answer',
        });
      },
      perform: async (terms, given, visit) => {
        const done = await give({ ...visit.office, terms }, refOf(visit) as Thing['ref'], given, visit);
        if (done.outcome === 'done') await enterReceipts(visit.office);
        return done;
      },
      done: ({ ref }) => `/o/${ref}/thank-you`,
    }),
  };
}

const untilInWords = (until: string, meetings: readonly Meeting[]): string => {
  const meeting = meetingById(meetings, until);
  return meeting === undefined ? inFull(until as CalendarDate) : meetingInList(meeting);
};

const donePage = answerPage({
  kind: actions,
  path: 'done',
  title: 'Say it is done',
  lead: 'The board looks at what you say, and decides whether it accepts it. Until then no reminder of it goes out.',
  fields: () => [
    {
      kind: 'words',
      name: 'how',
      label: 'What was done?',
      hint: 'Say what was done and when, as the notes may print it.',
      most: mostHow,
      missing: 'Say what was done and when, as the notes may print it',
    },
    {
      kind: 'day',
      name: 'on',
      label: 'On which day was it done?',
      hint: 'Such as 4 11 2026',
      missing: 'Enter the day on which it was done',
    },
    {
      kind: 'words',
      name: 'evidence',
      label: 'Where can it be seen?',
      hint: `Up to ${mostLinks} web addresses that begin with https, one on each line. May stay empty.`,
      rows: 2,
    },
  ],
  typed: ({ visit }) => Typed.of(dayTyped('on', visit.today)),
  input: z.strictObject({ on: proposeInput.shape.on, how: short, evidence: links }),
  said: (typed) => ({
    on: typed.day('on'),
    how: typed.text('how'),
    evidence: typed.text('evidence')?.split(/\s+/) ?? [],
  }),
  rows: ({ on, how, evidence }) => [
    { key: 'What was done', value: how },
    { key: 'On', value: inFull(on) },
    ...(evidence.length > 0 ? [{ key: 'Where it can be seen', value: evidence.join(', ') }] : []),
  ],
  follows: 'The secretary sees this, and the board decides. Reminders of it stop until then.',
  give: (office, ref, { who, ...proposal }) => proposeAction(office, ref, { ...proposal, saidBy: who }),
});

const timePage = answerPage({
  kind: actions,
  path: 'time',
  title: 'Ask for more time',
  lead: 'It stays due when it is until the board decides.',
  fields: ({ meetings, visit: { today } }) => [
    dueField({ name: 'until', label: 'Until when?', meetings, today, without: 'not agreed' }),
    {
      kind: 'words',
      name: 'reason',
      label: 'Why?',
      rows: 3,
      most: mostHow,
      missing: 'Say why, such as “the figures come out in February”',
    },
  ],
  input: askForExtensionInput.pick({ until: true }).extend({ reason: short }).strict(),
  said: (typed) => ({ until: dueTyped(typed, 'until'), reason: typed.text('reason') }),
  rows: ({ until, reason }, { meetings }) => [
    { key: 'More time until', value: untilInWords(until, meetings) },
    { key: 'Why', value: reason },
  ],
  follows:
    'The secretary sees this, and the board decides. Until then it stays due when it is, and you are reminded.',
  give: (office, ref, { who, ...asked }) =>
    askForExtension(office, ref, { ...asked, on: office.today, askedBy: who }),
});

const notOursPage = answerPage({
  kind: actions,
  path: 'not-ours',
  title: 'Say it is not yours to answer',
  lead: 'It stays yours until the secretary has looked at it.',
  fields: () => [
    {
      kind: 'text',
      name: 'whose',
      label: 'Whose is it?',
      hint: 'An office or a person, as far as you know. May stay empty.',
    },
    {
      kind: 'words',
      name: 'reason',
      label: 'Why is it not yours?',
      rows: 3,
      most: mostHow,
      missing: 'Say why it is not yours, such as “community safety moved to the councils in April”',
    },
  ],
  input: disclaimInput.pick({ whose: true }).extend({ reason: short }).strict(),
  said: (typed) => ({ whose: typed.text('whose') ?? null, reason: typed.text('reason') }),
  rows: ({ whose, reason }) => [
    { key: 'Whose it is', value: whose ?? 'Not known' },
    { key: 'Why', value: reason },
  ],
  follows:
    'The secretary sees this, and gives it to whoever it belongs to, or tells you why it stays with you.',
  give: (office, ref, { who, ...said }, { owner }) =>
    disclaimAction(office, ref, { ...said, owner: owner.id, on: office.today, saidBy: who }),
});

const sentPage = answerPage({
  kind: papers,
  path: 'sent',
  title: 'Say the paper is sent',
  lead: 'Papers themselves go to the secretary by mail: this tells them to look for it.',
  fields: () => [
    {
      kind: 'day',
      name: 'on',
      label: 'On which day was it sent?',
      hint: 'Such as 4 11 2026',
      missing: 'Enter the day on which it was sent',
    },
    {
      kind: 'text',
      name: 'where',
      label: 'Where is it?',
      hint: 'A web address, or whom it was sent to and how.',
      missing: 'Say where it is, such as “by mail to the secretary”',
    },
  ],
  typed: ({ visit }) => Typed.of(dayTyped('on', visit.today)),
  input: sayPaperSentInput.pick({ on: true, where: true }).strict(),
  said: (typed) => ({ on: typed.day('on'), where: typed.text('where') }),
  rows: ({ on, where }) => [
    ...(on ? [{ key: 'Sent on', value: inFull(on) }] : []),
    { key: 'Where it is', value: where },
  ],
  follows: 'The secretary sees this, and looks for it. Reminders of it stop, unless it did not arrive.',
  give: async (office, ref, { who, ...said }) => sayPaperSent(office, ref, { ...said, saidBy: who }),
});

export const answerPages: readonly OwnerPage[] = [donePage, timePage, notOursPage, sentPage];
