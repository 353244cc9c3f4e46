import { randomUUID } from 'node:crypto';
import * as z from 'zod';
import { isPlaceOfTime, placeOfTimeMeant } from '../calendar/days.ts';
import {
  type Board,
  boardSchema,
  codeSchema,
  escalationContacts,
  type Person,
  peopleOf,
  policySchema,
  sameMailbox,
} from '../register/board.ts';
import {
  type BoardTransition,
  endBoard as end,
  endChairLinks as endLinks,
  removeBoard as remove,
  reopenBoard as reopen,
} from '../register/board-transitions.ts';
import { formerDays } from '../register/former-days.ts';
import { type Author, asNew, withChange } from '../register/history.ts';
import { notMarked, withoutMark } from '../register/mailboxes.ts';
import { isRemoved } from '../register/taking-back.ts';
import { countOf, series } from '../words/english.ts';
import { isSameName } from '../words/names.ts';
import { cautionsOfEnding } from './cautions.ts';
import { amendmentOf, dayMeant, eachOnce, mailbox, personName, reason } from './inputs.ts';
import { keepChange, keepNew } from './keeping.ts';
import { findBoard, viewOf } from './naming.ts';
import {
  type Caution,
  type Done,
  type Found,
  match,
  type NotDone,
  notDone,
  type Office,
  passOn,
  together,
} from './office.ts';
import { type clearMailboxInput, refuseTooMany } from './owners.ts';

const { shape } = boardSchema;
const { shape: settings } = policySchema;

const person = z.strictObject({ name: personName, email: mailbox });

/** A setting of the policy to be set: what is left out stays, or is as a new board has it. */
const setting = <T extends z.ZodType>(schema: T, description: string) =>
  schema.describe(description).exactOptional();

export const policyInput = z
  .strictObject({
    clearDays: setting(
      settings.clearDays.unwrap(),
      'Clear days between publication and the meeting; null where the board publishes nothing beforehand.',
    ),
    papersWorkingDays: setting(
      settings.papersWorkingDays.unwrap(),
      'Working days before publication by which papers must be in.',
    ),
    stages: setting(
      settings.stages.unwrap().max(20),
      'When owners are reminded, each a number of working days before the papers deadline, publication or the meeting.',
    ),
    actionReport: setting(settings.actionReport.unwrap(), 'When the secretary gets the action report.'),
    chaseEveryWorkingDays: setting(
      settings.chaseEveryWorkingDays.unwrap(),
      'After a missed date, a chase every so many working days.',
    ),
    chasesBeforeEscalation: setting(
      settings.chasesBeforeEscalation.unwrap(),
      'How many chases go out before the matter is escalated.',
    ),
    chaseOnWorkingDays: setting(
      settings.chaseOnWorkingDays.unwrap(),
      'After an escalation that brought no answer, a chase every so many working days until it is done; null for none.',
    ),
    escalationSteps: setting(
      settings.escalationSteps.unwrap().max(3),
      'By which steps a matter is escalated, in this order: `deputy`, its office’s; `named`, those of `escalateTo`; `attend`, the office is asked to attend the next meeting.',
    ),
    attendAfterMeetings: setting(
      settings.attendAfterMeetings.unwrap(),
      'After how many meetings at which it was overdue the office is asked to attend the next.',
    ),
    escalateTo: setting(
      eachOnce(person).max(50),
      'Who is told of an escalation, besides the owner; the secretary when empty.',
    ),
    cutOffWorkingDays: setting(
      settings.cutOffWorkingDays.unwrap(),
      'A reminder not sent so many working days before the meeting is missed; 0 allows the day itself.',
    ),
    unknownAfterMinutes: setting(
      settings.unknownAfterMinutes.unwrap(),
      'How long to wait for evidence of a send whose outcome is not known.',
    ),
    unknownThen: setting(
      settings.unknownThen.unwrap(),
      '`send again`, saying so, or `ask`, which leaves it to a person.',
    ),
    horizonDays: setting(
      settings.horizonDays.unwrap(),
      'A meeting known only to a month is a gap once it is so many days away.',
    ),
    closureDays: setting(
      settings.closureDays.unwrap().max(2_000),
      'The days on which the office is shut, besides weekends and bank holidays: all of them.',
    ),
  })
  .describe('How it runs its papers and reminders: the settings that are named.');

const name = z.string().trim().min(1).max(200).describe('What it is called.');
const secretary = eachOnce(person)
  .min(1, 'a board needs a secretary to report to')
  .max(20)
  .describe('Whom reports are sent to, and answers come to.');
const secretaryTitle = z.string().trim().min(1).max(100);
const notesTo = z
  .array(codeSchema)
  .max(20)
  .nullable()
  .describe('The panels that its notes are offered to, by their codes; null when nobody says.');
const timeZone = z
  .string()
  .max(100)
  .refine(isPlaceOfTime, {
    error: ({ input }) => {
      const meant = placeOfTimeMeant(String(input));
      const asked = meant ? `did you mean ${meant}?` : 'write it as Europe/London';
      return `“${input}” is not a time zone by region and city: ${asked}`;
    },
  })
  .describe('Where it meets, as a region and a city, or UTC: its days are those of this zone.');

const sameName = z
  .boolean()
  .default(false)
  .describe('Whether it is another board, though one of that name is there already.');

/** The boards that are reached, in the order of their codes; one whose making was cut off is none. */
export async function listBoards(
  { register }: Pick<Office, 'register'>,
  isReached: (code: string) => boolean = () => true,
): Promise<Found<Board[]>> {
  const reached = (await register.boardCodes()).filter(isReached).sort();
  const boards = await Promise.all(reached.map(register.board));
  return match(boards.filter((board) => board !== undefined));
}

export const addBoardInput = z.strictObject({
  id: shape.id.describe('Its code, as the references of its actions begin. It never changes.'),
  name,
  secretary,
  secretaryTitle: secretaryTitle
    .optional()
    .describe(
      'What its secretary is called; when left out `secretary`, or `panel officer` of a board called a panel.',
    ),
  notesTo: notesTo.default(null),
  timeZone: timeZone.default('Europe/London'),
  policy: policyInput.default({}),
  sameName,
});

/** A panel is told by its name: "Police and Crime Panel", and not "Solar Panels Board". */
const titleFor = (name: string): string => (/\bpanel\b/i.test(name) ? 'panel officer' : 'secretary');

/**
 * Adds a board; its policy is house practice where it is not said. One of the name of another is asked about: it may be the
 * same. The code of one that was removed can be given again, and then has its history.
 */
export const addBoard = (
  office: Pick<Office, 'register' | 'author' | 'terms'>,
  { sameName: isAnother, ...input }: z.infer<typeof addBoardInput>,
): Promise<Done<Board> | NotDone> => {
  const { register, author } = office;
  return keepNew<Board>(office, {
    // Of a request with a key it is also to be known whether it added another.
    among: () => register.boards(),
    make: async (boards) => {
      const standing = boards.find(({ id }) => id === input.id);
      if (standing) {
        const step = { take: 'a change of the board', board: input.id } as const;
        return notDone('already there', `there is a board "${input.id}" already`, { standing, step });
      }
      const named = isAnother ? undefined : boards.find(({ name }) => isSameName(name, input.name));
      if (named) return sameNameAs(named.name, ` (${named.id})`);
      const panels = await findPanels(register, input.id, input.notesTo);
      if (panels.outcome === 'refused') return panels;
      const { secretaryTitle = titleFor(input.name) } = input;
      const calendarMark = randomUUID().slice(-12);
      const blank = boardSchema.parse({
        ...input,
        secretaryTitle,
        calendarMark,
        chasesOnSince: author.at,
        version: 0,
        history: [],
      });
      const before = await register.boardAsKept(input.id);
      const thing = before
        ? withChange(
            before,
            { ...blank, version: before.version, history: before.history },
            author,
            'added again',
          )
        : asNew(blank, author, 'added');
      return { outcome: 'done', thing };
    },
  });
};

/** Of a board that is to be called as another is: a person knows whether it is the same. */
const sameNameAs = (name: string, code = ''): NotDone =>
  notDone('same name', `a board is called “${name}” already${code}: say so if this is another`, {
    field: ['sameName'],
  });

/** A board that notes are offered to must be there to take them, and be another. */
async function findPanels(register: Office['register'], id: string, notesTo: readonly string[] | null = []) {
  const field = ['notesTo'];
  const panels = await Promise.all(
    (notesTo ?? []).map(async (panel): Promise<[string, Found<Board>]> => {
      const itself = `the notes of ${id} cannot be offered to ${id} itself`;
      return panel === id
        ? [panel, notDone('offered to itself', itself, { field })]
        : [panel, await findBoard(register, panel, field)];
    }),
  );
  return together(Object.fromEntries(panels));
}

export const changeBoardInput = amendmentOf({
  name: name.exactOptional(),
  secretary: secretary.exactOptional(),
  secretaryTitle: secretaryTitle.exactOptional().describe('What its secretary is called.'),
  notesTo: notesTo.exactOptional(),
  timeZone: timeZone.exactOptional(),
  policy: policyInput.exactOptional(),
  sameName: sameName.unwrap().exactOptional(),
});
type Amendment = Omit<z.infer<typeof changeBoardInput>, 'sameName'>;

/** Changes what is named of a board, or of its policy; what is not named stays. */
export const changeBoard = (
  office: Office,
  { sameName: isAnother = false, ...input }: z.infer<typeof changeBoardInput>,
): Promise<Done<Board> | NotDone> => {
  const { register, board, author } = office;
  return keepChange<Board>(office, {
    read: () => findBoard(register, board.id),
    decide: async (before) => {
      const panels = await findPanels(register, before.id, input.notesTo);
      if (panels.outcome === 'refused') return panels;
      const { name = before.name } = input;
      if (!isAnother && !isSameName(name, before.name)) {
        const others = (await register.boards()).filter(({ id }) => id !== before.id);
        // Which board that is, is not for everybody to know.
        if (others.some((other) => isSameName(other.name, name))) return sameNameAs(name);
      }
      const thing = amend(before, input, author);
      return (await refuseTooManyOfAny(office, before, thing)) ?? { outcome: 'done', thing };
    },
  });
};

/** Refuses more escalation contacts than a mail to some office has room for. */
async function refuseTooManyOfAny(office: Office, before: Board, board: Board): Promise<NotDone | undefined> {
  const tellsDeputies = ({ policy }: Board): boolean => policy.escalationSteps.includes('deputy');
  const isNewToDeputies = tellsDeputies(board) && !tellsDeputies(before);
  if (escalationContacts(board).length <= escalationContacts(before).length && !isNewToDeputies) {
    return undefined;
  }
  const field = isNewToDeputies
    ? ['policy', 'escalationSteps']
    : board.policy.escalateTo.length > 0
      ? ['policy', 'escalateTo']
      : ['secretary'];
  return (await office.register.owners(board.id))
    .map((owner) => refuseTooMany({ ...office, board }, { owner, board: before }, owner, field))
    .find((refused) => refused !== undefined);
}

/** The lists of a board's own people: whom reports go to, and who is told of an escalation. */
const lists = {
  secretary: {
    of: ({ secretary }: Board): Person[] => secretary,
    put: (secretary: Person[]): Amendment => ({ secretary }),
    most: 20,
  },
  escalation: {
    of: ({ policy }: Board): Person[] => policy.escalateTo,
    put: (escalateTo: Person[]): Amendment => ({ policy: { escalateTo } }),
    most: 50,
  },
} as const;
export type BoardList = keyof typeof lists;
export const boardLists = Object.keys(lists) as [BoardList, ...BoardList[]];
const as = z.enum(boardLists).describe('On which list of the board’s own people.');

export const setBoardPersonInput = z.strictObject({ as, name: personName, email: mailbox });

/** Puts somebody on a list of the board's own people, or another name to the mailbox of somebody on it. */
export const setBoardPerson = (
  office: Office,
  { as: list, name, email }: z.infer<typeof setBoardPersonInput>,
): Promise<Done<Board> | NotDone> =>
  keepPeople(office, list, (people) => {
    const isKnown = people.some((one) => sameMailbox(one.email, email));
    const person = { name, email };
    return isKnown
      ? people.map((one) => (sameMailbox(one.email, email) ? person : one))
      : [...people, person];
  });

export const removeBoardPersonInput = z.strictObject({ as, email: mailbox });

/** Takes somebody off a list of the board's own people. Refused of the last secretary. */
export const removeBoardPerson = (
  office: Office,
  { as: list, email }: z.infer<typeof removeBoardPersonInput>,
): Promise<Done<Board> | NotDone> =>
  keepPeople(office, list, (people) => {
    const left = people.filter((one) => !sameMailbox(one.email, email));
    if (left.length === people.length) return notDone('not there', `${email} is not on that list`);
    return list === 'secretary' && left.length === 0
      ? notDone('the last one', 'a board needs a secretary to report to: add another first')
      : left;
  });

const keepPeople = (
  office: Office,
  list: BoardList,
  change: (people: Person[]) => Person[] | NotDone,
): Promise<Done<Board> | NotDone> => {
  const { of, put, most } = lists[list];
  return keepChange<Board>(office, {
    read: () => findBoard(office.register, office.board.id),
    decide: async (before) => {
      const people = change(of(before));
      if ('outcome' in people) return people;
      if (people.length > Math.max(most, of(before).length)) {
        return notDone('too many', `no more than ${most} people can be on that list`, { field: ['email'] });
      }
      const thing = amend(before, put(people), office.author);
      return (await refuseTooManyOfAny(office, before, thing)) ?? { outcome: 'done', thing };
    },
  });
};

const dayOfEnd = dayMeant.describe('The day from which it meets no more; it may be one to come.');

export const endBoardInput = z.strictObject({ on: dayOfEnd, reason });

/** Says that a board meets no more from a day on: from then on nobody is written to. All that is kept of it can be read. */
export const endBoard = (
  office: Office,
  ended: z.infer<typeof endBoardInput>,
): Promise<Done<Board> | NotDone> =>
  keepBoard(
    office,
    (board) => end(board, ended, office.today, office.author),
    async () => cautionsOfEnding(await viewOf(office)),
  );

export const reopenBoardInput = z.strictObject({ reason });

/** Says that a board which had ended meets again, or never did end. */
export const reopenBoard = (
  office: Office,
  { reason: why }: z.infer<typeof reopenBoardInput>,
): Promise<Done<Board> | NotDone> => keepBoard(office, (board) => reopen(board, why, office.author));

export const endChairLinksInput = z.strictObject({ reason });

/** Lets nobody in any more by a link for the board's chair that was given until now. */
export const endChairLinks = (
  office: Office,
  { reason: why }: z.infer<typeof endChairLinksInput>,
): Promise<Done<Board> | NotDone> => keepBoard(office, (board) => endLinks(board, why, office.author));

const keepBoard = (
  office: Office,
  decide: (board: Board) => BoardTransition,
  mind: () => Promise<Caution[]> = async () => [],
): Promise<Done<Board> | NotDone> =>
  keepChange<Board>(office, {
    read: () => findBoard(office.register, office.board.id),
    decide: async (board) => {
      const after = decide(board);
      return after.outcome === 'done'
        ? { outcome: 'done', thing: after.board, cautions: await mind() }
        : passOn(after, { standing: board });
    },
  });

export const removeBoardInput = z.strictObject({ reason });

/**
 * Takes back a board that was entered by mistake: it counts as never added, and its code can be given again. Refused
 * where anything hangs on it: such a board is ended.
 */
export const removeBoard = (
  office: Office,
  { reason: why }: z.infer<typeof removeBoardInput>,
): Promise<Done<Board> | NotDone> =>
  keepChange<Board>(office, {
    read: () => findBoard(office.register, office.board.id),
    decide: async (board) => {
      const hanging = await whatHangsOn(office);
      if (hanging.length === 0) {
        return { outcome: 'done', thing: remove(board, { on: office.today, reason: why }, office.author) };
      }
      const step = { take: 'the end of the board', board: board.id } as const;
      return notDone('something hangs on it', `board ${board.id} has ${series(hanging)}`, { step });
    },
  });

/** "2 owners", "1 meeting", "mails": all that is kept of a board, and other boards that speak of it. */
async function whatHangsOn({ register, ledger, board: { id } }: Office): Promise<string[]> {
  const [owners, meetings, actions, programme, notes, mails, boards] = await Promise.all([
    register.owners(id),
    register.meetings(id),
    register.actions(id),
    register.programme(id),
    register.allNotesReceived(id),
    ledger.dispatchesOf(id),
    register.boards(),
  ]);
  const counts: [readonly unknown[], string][] = [
    [owners.filter((owner) => !isRemoved(owner)), 'owner'],
    [meetings.filter((meeting) => !isRemoved(meeting)), 'meeting'],
    [actions.filter((action) => !isRemoved(action)), 'action'],
    [programme.filter((entry) => !isRemoved(entry)), 'programme item'],
    [notes, 'file of notes'],
    [mails, 'mail'],
    [boards.filter(({ notesTo }) => notesTo?.includes(id)), 'board that offers it notes'],
  ];
  return counts.flatMap(([{ length }, noun]) => (length === 0 ? [] : [countOf(length, noun)]));
}

/** Has mail written again to a mailbox of the board's own people that had refused it. */
export const clearBoardMailbox = (
  office: Office,
  { email }: z.infer<typeof clearMailboxInput>,
): Promise<Done<Board> | NotDone> =>
  keepChange<Board>(office, {
    read: () => findBoard(office.register, office.board.id),
    decide: (board) => {
      const cleared = withoutMark(board, email, office.author);
      return cleared === board ? passOn(notMarked(email)) : { outcome: 'done', thing: cleared };
    },
  });

/**
 * The very same board where nothing differs; its policy is what it is since then where a setting does. Who is on none of
 * its lists any more takes the mark of their mailbox along.
 */
function amend(before: Board, { policy = {}, ...rest }: Amendment, author: Author): Board {
  const after = boardSchema.parse({ ...before, ...rest, policy: { ...before.policy, ...policy } });
  const set = differences(before.policy, after.policy, Object.keys(policy));
  const fields = [...differences(before, after, Object.keys(rest)), ...set];
  if (fields.length === 0) return before;
  const since =
    set.length > 0
      ? {
          policySince: author.at,
          chasesOnSince: before.chasesOnSince ?? author.at,
          ...formerDays(before, after.policy, author.at),
        }
      : {};
  const undeliverable = before.undeliverable.filter(({ email }) =>
    peopleOf(after).some((person) => sameMailbox(person.email, email)),
  );
  return withChange(before, { ...after, ...since, undeliverable }, author, `changed: ${fields.join(', ')}`);
}

/** What zod read stands in the order of its schema, and can be compared as text. */
const differences = <T extends object>(before: T, after: T, fields: readonly string[]): string[] =>
  fields.filter(
    (field) => JSON.stringify(before[field as keyof T]) !== JSON.stringify(after[field as keyof T]),
  );
