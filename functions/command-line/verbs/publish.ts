import { type Command, InvalidArgumentError } from 'commander';
import type { CalendarDate } from '../../calendar/days.ts';
import { privateKinds } from '../../papers/private-words.ts';
import { dueInWords } from '../../papers/public-register.ts';
import type { ActionRef } from '../../register/action.ts';
import type { PublicText } from '../../register/public-entry.ts';
import type { Office } from '../../secretariat/office.ts';
import {
  type DecidedRow,
  decidePublic,
  decidePublicInput,
  publicGate,
  publicRegisterFiles,
  type ShownRow,
} from '../../secretariat/publishing.ts';
import { countOf, series, withCapital } from '../../words/english.ts';
import { type Desk, Failed, factsInWords, Misused, officeOf, printJson } from '../terminal/desk.ts';
import {
  boardOption,
  dayOption,
  several,
  webAddressOption,
  withExample,
  wordsOption,
} from '../terminal/options.ts';
import { doneOrFail, foundOrFail, inputFrom } from '../terminal/outcomes.ts';
import { openPublicFolder, type PublicFolder } from '../terminal/public-folder.ts';
import { actionRefFrom } from './action-words.ts';

type Worded = { ref: string; text: PublicText; say: string };

type Options = {
  to?: string;
  dryRun?: boolean;
  yes?: boolean;
  hold?: string[];
  because?: string;
  words?: Worded[];
  address?: string;
  all?: boolean;
  json?: boolean;
  asOf?: CalendarDate;
};

const textNames: Readonly<Record<string, PublicText>> = {
  action: 'action',
  owner: 'owner',
  how: 'how',
  undertaking: 'undertaking',
  met: 'met',
};

/** "PDB-2024-10-2=the Force is to report", "PDB-2024-10-2.how=it was done". */
function wordedOption(text: string): Worded {
  const [, ref = '', name = 'action', say = ''] =
    /^\s*([^=.]+?)(?:\.(\w+))?\s*=\s*(.*\S)\s*$/s.exec(text) ?? [];
  const worded = textNames[name];
  if (say !== '' && worded !== undefined) return { ref, text: worded, say };
  const names = Object.keys(textNames).join(', ');
  throw new InvalidArgumentError(
    `Write it as PDB-2024-10-2="what was asked for", or PDB-2024-10-2.how="how": of ${names}.`,
  );
}

const holdDecision = (row: ShownRow, reason: string) =>
  ({ ...markOf(row), decision: 'hold back', reason }) as const;
const publishDecision = (row: ShownRow, words: Readonly<Record<string, string>> = {}) =>
  ({ ...markOf(row), decision: 'publish', words }) as const;
const markOf = ({ ref, seen }: ShownRow) => ({ ref, seen });
type Decision = ReturnType<typeof holdDecision> | ReturnType<typeof publishDecision>;

export function publishVerb(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('publish <board>')
      .description(
        'the public register: shows what is new or changed and what looks private in it, decides on that, and writes the pages',
      )
      .option('--to <folder>', 'where to write the pages; only decides when left out', wordsOption)
      .option('--dry-run', 'shows what waits to be looked at, decides nothing and writes nothing')
      .option('--yes', 'publishes all that waits, but for what is held back')
      .option('--hold <ref>', 'holds this action back; give it again for others', several(wordsOption))
      .option(
        '--because <reason>',
        'why it is held back: kept in the register, and published nowhere',
        wordsOption,
      )
      .option(
        '--words <ref=words>',
        'publishes this action with other words, as REF="…" or REF.how="…"; give it again for others',
        several(wordedOption),
      )
      .option('--address <url>', 'where the pages will be served, for the feed', webAddressOption)
      .option('--all', 'shows what is decided on already too')
      .option('--json', 'shows it as JSON')
      .option('--as-of <date>', 'the day the pages speak for; today when left out', dayOption),
    'publish pdb --dry-run',
    'publish pdb --to public --hold PDB-2024-10-2 --because "it names a witness" --yes',
    'publish pdb --to public --words PDB-2024-10-2="Force: report how long callers wait"',
  ).action(async (code: string, options: Options) => {
    refuseMisuse(options);
    const office = await officeOf(desk, await desk.service(), boardOption(code), options.asOf);
    const folder = options.to === undefined ? null : await openPublicFolder(options.to, office.board);
    const rows = foundOrFail(await publicGate(office));
    const decisions = decisionsFrom(rows, options);
    show(desk, rows, options);
    if (options.dryRun) return;
    const decided = new Set(decisions.map(({ ref }) => ref));
    const left = rows.filter(({ ref, waits }) => waits && !decided.has(ref));
    const others = options.yes ? left.map((row) => publishDecision(row)) : await askAbout(desk, left);
    await decide(desk, office, rows, [...decisions, ...others]);
    await write(desk, office, folder, options.address);
  });
}

function refuseMisuse({ hold = [], because, dryRun, to, address }: Options): void {
  if (hold.length > 0 && because === undefined) throw new Misused('say why it is held back: --because');
  if (hold.length === 0 && because !== undefined) throw new Misused('--because goes with --hold');
  if (dryRun && to !== undefined) throw new Misused('--dry-run writes nothing: leave --to out');
  if (address !== undefined && to === undefined) throw new Misused('--address goes with --to');
}

/** What the options decide, of rows that are there. */
function decisionsFrom(
  rows: readonly ShownRow[],
  { hold = [], because = '', words = [] }: Options,
): Decision[] {
  const held = [...new Set(hold.map(actionRefFrom))].map((ref) => rowOrFail(rows, ref));
  const worded = new Map<ActionRef, Record<string, string>>();
  for (const { ref: name, text, say } of words) {
    const ref = actionRefFrom(name);
    worded.set(ref, { ...worded.get(ref), [text]: say });
  }
  const both = held.find(({ ref }) => worded.has(ref));
  if (both) throw new Misused(`${both.ref} is either held back or published with other words`);
  const published = [...worded].map(([ref, said]) => ({ row: rowOrFail(rows, ref), said }));
  // What stands so already needs no second word.
  return [
    ...held
      .filter(({ heldBack, waits }) => waits || heldBack !== because)
      .map((row) => holdDecision(row, because)),
    ...published
      .filter(({ row, said }) => row.standing !== 'published' || row.waits || !isWordedSo(row, said))
      .map(({ row, said }) => publishDecision(row, said)),
  ];
}

const isWordedSo = ({ row }: ShownRow, said: Readonly<Record<string, string>>): boolean =>
  Object.entries(said).every(([text, say]) => row[text as PublicText] === say);

function rowOrFail(rows: readonly ShownRow[], ref: ActionRef): ShownRow {
  const row = rows.find((one) => one.ref === ref);
  if (row) return row;
  throw new Failed(`the board has no action ${ref} to publish`);
}

/** Asks about one row after another, where somebody is there; what nobody answers for goes on waiting. */
async function askAbout({ ask, askFor }: Desk, rows: readonly ShownRow[]): Promise<Decision[]> {
  const decisions: Decision[] = [];
  if (ask === undefined || askFor === undefined) return decisions;
  for (const row of rows) {
    if (await ask(`Publish ${row.ref} as it is shown?`)) {
      decisions.push(publishDecision(row));
      continue;
    }
    const why = (await askFor(`Hold ${row.ref} back, because (nothing: it goes on waiting)`)).trim();
    if (why !== '') decisions.push(holdDecision(row, why));
  }
  return decisions;
}

async function decide(
  desk: Desk,
  office: Office,
  rows: readonly ShownRow[],
  decisions: readonly Decision[],
): Promise<void> {
  if (decisions.length === 0) return;
  const input = inputFrom(decidePublicInput, { rows: decisions }, { 'rows.words': '--words' });
  const { thing: outcomes } = doneOrFail(await decidePublic(office, input));
  for (const one of outcomes) desk.say(outcomeInWords(one));
  const published = outcomes.flatMap((one) => (one.outcome === 'published' ? [one.ref] : []));
  const looked = rows.filter(({ ref, findings }) => published.includes(ref) && findings.length > 0);
  if (published.length > 0) {
    const found =
      looked.length === 0
        ? ''
        : `, of which ${countOf(looked.length, 'action')} had something that looks private`;
    desk.say(`${countOf(published.length, 'action')} published${found}.\n`);
  }
  const refused = outcomes.filter(({ outcome }) => outcome === 'refused').length;
  if (refused > 0)
    throw new Failed(`${countOf(refused, 'action')} could not be decided on: nothing was written`);
}

function outcomeInWords(decided: DecidedRow): string {
  if (decided.outcome !== 'refused') return `${decided.ref}: ${decided.entry.history.at(-1)?.what}\n`;
  return `! ${decided.ref}: ${decided.faults.map(({ why }) => why).join('; ')}\n`;
}

async function write(
  desk: Desk,
  office: Office,
  folder: PublicFolder | null,
  address?: string,
): Promise<void> {
  if (folder === null) {
    desk.say('Nothing was written: --to FOLDER writes the pages.\n');
  } else {
    const style = await desk.publicStyle();
    const served = address === undefined ? null : `${address.replace(/\/*$/, '')}/${office.board.id}/`;
    const files = await publicRegisterFiles(office, { style, address: served });
    const changed = await folder.write(files);
    desk.say(`${countOf(files.length, 'file')} in ${folder.path}, of which ${changed} changed.\n`);
  }
  const waiting = foundOrFail(await publicGate(office)).filter(({ waits }) => waits);
  if (waiting.length > 0)
    desk.say(`! ${countOf(waiting.length, 'action')} not decided on: ${refsOf(waiting)}\n`);
}

const refsOf = (rows: readonly ShownRow[]): string => series(rows.map(({ ref }) => ref));

function show(desk: Desk, rows: readonly ShownRow[], { all = false, json = false }: Options): void {
  const shown = all ? rows : rows.filter(({ waits }) => waits);
  if (json) printJson(desk, shown);
  else desk.data(shown.length === 0 ? nothingNew(rows) : shown.map(rowInWords).join('\n'));
}

const nothingNew = (rows: readonly ShownRow[]): string =>
  rows.length === 0
    ? 'The board has asked for nothing yet.\n'
    : `Nothing is new or changed since it was last looked at: ${countOf(rows.length, 'action')}.\n`;

function standingOf({ standing, waits, heldBack }: ShownRow): string {
  if (standing === 'new') return 'new';
  const changed = waits ? ', and changed since' : '';
  return heldBack === null ? `${standing}${changed}` : `${standing} (${heldBack})${changed}`;
}

function rowInWords(shown: ShownRow): string {
  const { ref, row, changes, findings, worded } = shown;
  const by = row.undertakingDue === null ? '' : `, by ${dueInWords(row.undertakingDue)}`;
  return [
    factsInWords(`${ref}  ${standingOf(shown)}`, [
      ['action', row.action],
      ['owner', row.owner],
      ['due', dueInWords(row.due)],
      ['status', row.status],
      ['how', row.how],
      ['undertaking', row.undertaking && `${row.undertaking}${by}`],
      ['met', row.met],
    ]),
    ...worded.map(({ text, of }) => `  in other words: ${text}, which the register has as “${of}”\n`),
    ...changes.map(({ field, was, is }) => `  changed: ${field} ${is ?? 'none'}, was ${was ?? 'none'}\n`),
    ...findings.map(
      ({ kind, found, text }) => `  ! ${withCapital(kind)} in ${text}: “${found}”: ${privateKinds[kind]}\n`,
    ),
  ].join('');
}
