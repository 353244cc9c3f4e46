import { inFull, inWords } from '../../calendar/days.ts';
import { refuseUnlessAllowed } from '../../http/access.ts';
import type { LinesRead } from '../../minutes/findings.ts';
import { ownersInPrint } from '../../papers/wording.ts';
import { isItemRef } from '../../register/programme.ts';
import { notesIdSchema } from '../../register/received-notes.ts';
import { mailsToCome } from '../../secretariat/mails.ts';
import {
  isInView,
  lookAtNotes,
  type NotesInView,
  type NotesOffice,
  recordNotes,
} from '../../secretariat/notes.ts';
import { isCheckAsSeen, type NotesCheck, notesCheckOf } from '../../secretariat/notes-check.ts';
import { correctNotes, correctNotesInput } from '../../secretariat/notes-corrections.ts';
import type { Found, NotDone } from '../../secretariat/office.ts';
import { notDone } from '../../secretariat/office.ts';
import { countOf, withCapital } from '../../words/english.ts';
import { carriedBy, notThere } from '../question.ts';
import { newKey, type Sent, termsOf } from '../sent.ts';
import type { Answer, Page, Shown, Visit } from '../visit.ts';
import { stageInWords } from './mail-words.ts';
import { linesBeside, linkToLines, tagOfNotes } from './notes-words.ts';

export const notesOffice = ({ office, service: { papers } }: Visit): NotesOffice => ({ ...office, papers });

/** The notes that the address names, with what they say and would change. */
export async function notesAt(visit: Visit): Promise<Found<NotesInView>> {
  const id = notesIdSchema.safeParse(visit.params['id']);
  return id.success
    ? lookAtNotes(notesOffice(visit), id.data)
    : notDone('not there', `there are no notes ${visit.params['id']}`);
}

export const idOf = ({ params }: Visit): string => notesIdSchema.parse(params['id']);

/** Notes that cannot be shown: none of that name; or their file is gone, or the register takes them no more. */
export function notesNotShown(visit: Visit, refused: NotDone): Shown {
  if (refused.standing === null) return notThere(refused);
  return {
    show: 'notes-stuck',
    title: 'These notes cannot be checked',
    status: 409,
    values: {
      why: `${withCapital(refused.faults[0].why)}.`,
      back: { to: `${visit.base}/notes`, words: 'Notes' },
      meeting: `${visit.base}/notes/${visit.params['id']}/meeting`,
      remove: `${visit.base}/notes/${visit.params['id']}/remove`,
    },
  };
}

const becomesWords: Readonly<Record<NotesCheck['actions'][number]['becomes'], string | null>> = {
  new: null,
  changed: 'Changes',
  'as it stands': 'Already so',
  'in doubt': 'In doubt',
  'one of several': 'Which one?',
  'left out': 'Left out',
};

const doneWords: Readonly<Record<string, string>> = {
  saved: 'Your changes are saved. Look at what would be recorded now.',
  changed: 'The row is changed.',
  added: 'The row is added.',
  meeting: 'The dates are changed.',
  undone: 'The row is as it was read.',
};

type More = { status?: Shown['status']; notice?: string; before?: string; key?: string };

/** The page on which notes are checked, before anything is recorded. */
async function checkPage(visit: Visit, notes: NotesInView, more: More = {}): Promise<Shown> {
  const { base, board, office, may } = visit;
  const here = `${base}/notes/${notes.id}`;
  const check = notesCheckOf(notes, more.before);
  const [owners, actions, programme] = await Promise.all([
    office.register.owners(board.id),
    office.register.actions(board.id),
    office.register.programme(board.id),
  ]);
  const texts = new Map<string, string>([
    ...actions.map(({ ref, text }) => [ref, text] as const),
    ...programme.map(({ ref, title }) => [ref, title] as const),
  ]);
  const beside = linesBeside(notes);
  const linked = linkToLines(notes, here, new Set(beside.map(({ number }) => number)));
  const rowShown = (row: NotesCheck['actions'][number]) => ({
    id: row.row,
    text: row.text,
    isTicked: isTicked(row),
    hasTick: row.becomes !== 'as it stands' && row.becomes !== 'one of several',
    says: saysOf(row),
    tag: row.kind === 'discharge' && row.becomes === 'changed' ? null : becomesWords[row.becomes],
    changes: row.kind === 'discharge' ? [] : row.changes.map(withCapital),
    isNew: row.isNew,
    why: row.why.map(withCapital),
    remarks: row.remarks.map(withCapital),
    wording: row.wording,
    hand: row.hand,
    lines: linked(row.lines),
    candidates: row.becomes === 'one of several' ? candidatesOf(row, texts) : [],
  });
  const told = ({ what, lines, isNew }: { what: string; lines: readonly LinesRead[]; isNew: boolean }) => ({
    what: withCapital(what),
    lines: linked(lines),
    isNew,
  });
  const dates = (['date', 'previous', 'next'] as const).map((name) => {
    const { date, lines, isChanged } = check.meeting[name];
    return {
      key: { date: 'This meeting', previous: 'Previous meeting', next: 'Next meeting' }[name],
      value: date === null ? 'Not said' : inFull(date),
      lines: linked(lines),
      isChanged,
    };
  });
  const sure = check.actions.filter(({ becomes }) => becomes !== 'as it stands');
  const doubtful = sure.filter(({ becomes }) => becomes === 'in doubt');
  const known = check.actions.filter(({ becomes }) => becomes === 'as it stands');
  const items = check.items.filter(({ becomes }) => becomes !== 'as it stands');
  const knownItems = check.items.filter(({ becomes }) => becomes === 'as it stands');
  const { shown, ...turning } = pageOf(
    { actions: [...sure.filter((row) => !doubtful.includes(row)), ...doubtful], items },
    visit,
  );
  const ticks = ticksOf({ ...check, ...shown });
  return {
    show: 'notes-check',
    title: 'Check what would be recorded',
    ...(more.status && { status: more.status }),
    values: {
      file: notes.file,
      tag: tagOfNotes(notes),
      back: { to: `${base}/notes`, words: 'Notes' },
      done: more.notice ? null : (doneWords[visit.query.get('done') ?? ''] ?? null),
      notice: more.notice ?? null,
      here,
      isRecorded: notes.state === 'recorded',
      doubts: check.doubts.map(told),
      dates,
      isOfMeeting: check.isOfMeeting,
      others: check.others.map(told),
      actions: shown.actions.map(rowShown),
      ...turning,
      hasActions: sure.length > 0,
      known: known.map(rowShown),
      knownCount: countOf(known.length, 'row'),
      items: shown.items.map(rowShown),
      hasItems: items.length > 0,
      hasProgramme: check.items.length > 0,
      knownItems: knownItems.map(rowShown),
      knownItemsCount: countOf(knownItems.length, 'row'),
      discharged: check.discharged.map(rowShown),
      notMentioned: check.notMentioned.map((action) => ({
        ref: action.ref,
        to: `${base}/actions/${action.ref}`,
        text: action.text,
        owner: ownersInPrint(owners, action),
      })),
      offers: check.offers.map(({ panel, what, isLeftOut }) => ({ id: panel, what, isTicked: !isLeftOut })),
      undertakings: check.undertakings.map(({ row, what, sentence, owner, by, line, taken }) => ({
        id: row,
        text: what,
        sentence: sentence === what ? null : sentence,
        says: taken ? saysOf(taken) : `${owner ?? 'Nobody named'}, ${by ?? 'no time said'}`,
        isTicked: taken !== null,
        change: taken === null ? 'Say whose and by when' : 'Change',
        lines: linked([{ from: line, to: line }]),
      })),
      beside,
      isWhole: notes.reading.source.isWhole && beside.length === notes.reading.source.lines.length,
      carried: [
        ...carriedBy(visit, { key: more.key ?? newKey(), version: String(notes.version) }),
        { name: 'seen', value: check.seen },
        { name: 'ticks', value: ticks.join(' ') },
      ],
      mayRecord: may('matters/record'),
      button:
        check.changes === 0
          ? null
          : `Record ${check.changes === 1 ? 'this change' : `these ${check.changes} changes`}`,
    },
  };
}

/** How many actions and entries of a programme stand on one page: what is ticked on it is saved before the next is turned to. */
const rowsAPage = 60;

function pageOf({ actions, items }: Pick<NotesCheck, 'actions' | 'items'>, { query }: Visit) {
  const rows = [...actions, ...items];
  const pages = Math.max(1, Math.ceil(rows.length / rowsAPage));
  const asked = Math.floor(Number(query.get('page') ?? 1)) || 1;
  const at = Math.min(Math.max(1, asked), pages);
  const own = rows.slice((at - 1) * rowsAPage, at * rowsAPage);
  return {
    shown: {
      actions: own.filter(({ kind }) => kind === 'action'),
      items: own.filter(({ kind }) => kind === 'item'),
    },
    turning:
      pages === 1 ? null : `Page ${at} of ${pages}. What is ticked on all of them is recorded together.`,
    turns: [at - 1, at + 1].filter((number) => number >= 1 && number <= pages),
  };
}

const isTicked = ({ becomes }: NotesCheck['actions'][number]): boolean =>
  becomes === 'new' || becomes === 'changed';

/** What is ticked as the page is shown: rows, and the panels that the notes are offered to. */
const ticksOf = (check: NotesCheck): string[] => [
  ...[...check.actions, ...check.items, ...check.discharged].filter(isTicked).map(({ row }) => row),
  ...check.undertakings.filter(({ taken }) => taken !== null).map(({ row }) => row),
  ...check.offers.filter(({ isLeftOut }) => !isLeftOut).map(({ panel }) => `offer-${panel}`),
];

const statusWords = {
  open: null,
  proposed: 'reported done',
  discharged: 'discharged',
  withdrawn: 'withdrawn',
} as const;

/** "For Force, due 11 December 2024" or "Closes PDB-2024-10-1: briefing note circulated". */
function saysOf(row: NotesCheck['actions'][number]): string {
  const { kind, owner, due, status, how, undertaking, ref, becomes } = row;
  if (kind === 'item') return itemSays(row);
  const whose = owner === null ? 'nobody is named' : `for ${owner}`;
  if (kind === 'action') {
    const known = becomes !== 'new' && ref !== null ? ` – ${ref}` : '';
    return withCapital([whose, due, statusWords[status]].filter(Boolean).join(', ')) + known;
  }
  const closes =
    becomes === 'new'
      ? `Not in the register until now, ${whose}`
      : ref === null
        ? withCapital(whose)
        : `Closes ${ref}`;
  const rest = undertaking === null ? '' : `; still to come: ${undertaking.text}, ${undertaking.by}`;
  return `${closes}: ${how ?? 'the notes do not say how'}${rest}`;
}

/** "For 12 March 2025, by PCC: statutory duty – PCP-ITEM-3"; what comes at every meeting has no day. */
function itemSays({ due, owner, reason, ref, becomes }: NotesCheck['actions'][number]): string {
  const when = due === null ? 'At every meeting' : `For ${due}, by ${owner ?? 'nobody yet'}`;
  const known = becomes !== 'new' && ref !== null ? ` – ${ref}` : '';
  return `${when}${reason === null ? '' : `: ${reason}`}${known}`;
}

/** What it may be, of which one is chosen. */
const candidatesOf = (
  { row, candidates }: NotesCheck['actions'][number],
  texts: ReadonlyMap<string, string>,
) => [
  ...candidates.map((ref, index) => ({
    ...{ id: `${row}-${index + 1}`, name: `about.${row}`, value: ref as string },
    label: `${ref}: ${texts.get(ref) ?? ''}`,
  })),
  { id: `${row}-none`, name: `about.${row}`, value: 'none', label: 'None of these' },
];

/** What the ticks and choices of the form say otherwise than the page that it stood on. */
function correctionsIn({ typed }: Sent, notes: NotesInView): Record<string, unknown> {
  const before = new Set(typed.raw('ticks').split(' ').filter(Boolean));
  const now = new Set(typed.all('take'));
  const changed = [...new Set([...before, ...now])].filter((row) => before.has(row) !== now.has(row));
  const rows = changed.filter((row) => !row.startsWith('offer-')).map((row) => ({ row, take: now.has(row) }));
  const chosen = typed
    .entries()
    .flatMap(([name, about]) =>
      name.startsWith('about.') && about !== ''
        ? [{ row: name.slice('about.'.length), about, take: true }]
        : [],
    );
  const offers = changed.some((row) => row.startsWith('offer-'));
  const panels = notes.recording.offers.map(({ panel }) => panel);
  return {
    ...(rows.length + chosen.length > 0 && { rows: [...rows, ...chosen] }),
    ...(offers && { notOfferedTo: panels.filter((panel) => !now.has(`offer-${panel}`)) }),
  };
}

/** Where a button of the form leads: each saves what is ticked before it leads on, so that nothing is lost on the way. */
function pathOf(step: string, { id }: NotesInView, { query }: Visit): string {
  const [where, what = ''] = step.split(' ');
  const page = Number(where === 'page' ? what : query.get('page')) || 1;
  const saved = `/${id}?done=saved${page === 1 ? '' : `&page=${page}`}`;
  const row = /^[a-z]+-\d+$/.test(what) ? what : undefined;
  switch (where) {
    case 'row':
      return row === undefined ? saved : `/${id}/rows/${row}`;
    case 'undo':
      return row === undefined ? saved : `/${id}/rows/${row}/undo`;
    case 'meeting':
    case 'document':
      return `/${id}/${where}`;
    case 'aside':
      return '?done=aside';
    default:
      return saved;
  }
}

const sentBeforeWords =
  'This form was sent before, and the page is shown as it stands now: look once more, then send it again.';
const notSeenWords =
  'The register or these notes changed since you looked. What is new is marked. Nothing was recorded.';
const signedOutWords =
  'You were signed out meanwhile. Nothing was recorded: look once more, then send it again.';

/** Saves what was ticked; or records what was seen, where nothing was ticked otherwise. */
async function send(visit: Visit, sent: Sent): Promise<Answer> {
  const found = await notesAt(visit);
  if (found.outcome === 'refused') return notesNotShown(visit, found);
  const notes = found.thing;
  const before = sent.typed.raw('seen');
  const again = (more: More): Promise<Shown> => checkPage(visit, notes, { before, ...more });
  if (!sent.isOurs) return again({ status: 403, notice: signedOutWords });
  const corrections = correctionsIn(sent, notes);
  const isAside = sent.step === 'aside';
  const parsed = correctNotesInput.safeParse({ ...corrections, ...(isAside && { aside: true }) });
  const to = pathOf(sent.step, notes, visit);
  const goTo = (): string => `${visit.base}/notes${to}`;
  const about = { path: visit.here, subject: visit.session.caller.subject };
  if (Object.keys(corrections).length > 0 || isAside) {
    if (!parsed.success) return again({ status: 422, notice: 'That could not be read: look once more.' });
    const terms = termsOf(sent, { ...about, goTo });
    return outcomeOf(visit, await correctNotes({ ...notesOffice(visit), terms }, notes.id, parsed.data), {
      ...{ goTo: goTo(), before },
    });
  }
  if (sent.step !== 'record') return { goTo: goTo() };
  const recorded = `${visit.base}/notes/${notes.id}/recorded`;
  const terms = {
    ...termsOf(sent, { ...about, goTo: () => recorded }),
    isAsSeen: async (thing: object) =>
      'receivedAt' in thing &&
      isInView(thing as NotesInView) &&
      String((thing as NotesInView).version) === sent.version &&
      isCheckAsSeen(thing as NotesInView, before),
  };
  const outcome = await recordNotes({ ...notesOffice(visit), terms }, notes.id, {
    mayDecide: visit.may('matters/discharge'),
  });
  return outcomeOf(visit, outcome, { goTo: recorded, before });
}

type Outcome = Awaited<ReturnType<typeof recordNotes>>;

async function outcomeOf(
  visit: Visit,
  outcome: Outcome,
  { goTo, before }: { goTo: string; before: string },
): Promise<Answer> {
  if (outcome.outcome === 'done') return { goTo: outcome.replayed?.answer.headers['location'] ?? goTo };
  const now = await notesAt(visit);
  if (now.outcome === 'refused') return notesNotShown(visit, now);
  const [{ because, why }] = outcome.faults;
  switch (because) {
    case 'not as seen':
      return checkPage(visit, now.thing, { before, status: 412, notice: notSeenWords });
    case 'key reused':
      return checkPage(visit, now.thing, { before, status: 412, notice: sentBeforeWords });
    case 'decides for the board':
      return checkPage(visit, now.thing, {
        status: 403,
        notice: `${withCapital(why)}, which your part at this board does not allow: ask its secretary to record it`,
      });
    default:
      return checkPage(visit, now.thing, { before, status: 409, notice: `${withCapital(why)}.` });
  }
}

export const notesCheckPage: Page = {
  path: '/notes/:id{[0-9a-f]+}',
  section: 'Notes',
  scope: 'matters/read',
  look: async (visit) => {
    const found = await notesAt(visit);
    return found.outcome === 'refused' ? notesNotShown(visit, found) : checkPage(visit, found.thing);
  },
  send: async (visit, sent) => {
    refuseUnlessAllowed(visit.session.caller, 'matters/record', visit.board.id);
    return send(visit, sent);
  },
};

/** Whom the next morning's mails tell of any of these, and how many mails tell of other things alone. */
async function whoIsTold({ office, base }: Visit, refs: ReadonlySet<string>) {
  const found = await mailsToCome(office, {});
  if (found.outcome === 'refused') return null;
  const { on, mails } = found.thing;
  const told = mails.flatMap(({ dispatch, to, text }, place) => {
    const about = [...new Set<string>([...dispatch.refs, ...dispatch.alsoCovers])];
    const own = about.filter((ref) => refs.has(ref));
    if (own.length === 0) return [];
    return [
      {
        to,
        stage: stageInWords(dispatch.stage),
        about: own.map((ref) => ({ ref, to: `${base}/${isItemRef(ref) ? 'programme' : 'actions'}/${ref}` })),
        more: about.length === own.length ? null : countOf(about.length - own.length, 'other matter'),
        notWritten: 'notWritten' in text ? withCapital(text.notWritten) : null,
        preview: `${base}/mail/tomorrow#mail-${place + 1}`,
      },
    ];
  });
  const others = mails.length - told.length;
  return { on: inFull(on), told, others: others === 0 ? null : countOf(others, 'other mail') };
}

/** What was recorded of the notes, and what follows. */
export const notesRecordedPage: Page = {
  path: '/notes/:id{[0-9a-f]+}/recorded',
  section: 'Notes',
  scope: 'matters/read',
  look: async (visit) => {
    const { office, board, base } = visit;
    const notes = await office.register.notesReceived(board.id, visit.params['id'] ?? '');
    if (notes?.state !== 'recorded') return { goTo: `${base}/notes/${visit.params['id']}` };
    const [meetings, owners, actions, log] = await Promise.all([
      office.register.meetings(board.id),
      office.register.owners(board.id),
      office.register.actions(board.id),
      office.register.recordingLog(board.id),
    ]);
    const named = meetings.find(({ minutes }) => minutes?.file === notes.file);
    const meeting = named && (await office.register.meetingWithMinutes(board.id, named.id));
    const said = meeting?.minutes?.said;
    const minuted = [...(said?.actions ?? []), ...(said?.discharged ?? [])];
    const logged = log?.file === notes.file ? log.logged.map(({ name }) => name) : [];
    const next = await whoIsTold(visit, new Set([...minuted.map(({ ref }) => ref), ...logged]));
    const listed = (refs: readonly { ref: string }[]) =>
      actions
        .filter(({ ref }) => refs.some((one) => one.ref === ref))
        .map((action) => ({
          ref: action.ref,
          to: `${base}/actions/${action.ref}`,
          text: action.text,
          owner: ownersInPrint(owners, action),
        }));
    return {
      show: 'notes-recorded',
      title: `Recorded: ${countOf(notes.recorded.changes, 'change')}`,
      values: {
        file: notes.file,
        back: { to: `${base}/notes`, words: 'Notes' },
        meeting: meeting && 'date' in meeting ? inWords(meeting.date) : null,
        actions: listed(said?.actions ?? []),
        discharged: listed(said?.discharged ?? []),
        next,
        more: `${base}/notes/${notes.id}`,
        mails: `${base}/mail/tomorrow`,
        papers: `${base}/papers`,
      },
    };
  },
};
