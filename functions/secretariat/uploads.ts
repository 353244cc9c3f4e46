import { createHash, randomUUID } from 'node:crypto';
import * as z from 'zod';
import { dayIn, type Instant, instantSchema } from '../calendar/days.ts';
import { notesIdSchema } from '../register/received-notes.ts';
import type { Ledger } from '../store/ledger.ts';
import type { ListedPaper, PaperStore } from '../store/papers.ts';
import type { Register } from '../store/register.ts';
import { askedKeptAs, outcomeKeptAs, type Upload, uploadKeptAs } from '../store/uploads.ts';
import { type NotesOffice, notesInput, receiveNotes } from './notes.ts';
import { type Done, type Found, match, type NotDone, notDone } from './office.ts';

const faultSchema = z.object({
  because: z.string(),
  why: z.string(),
  field: z.array(z.union([z.string(), z.int()])).nullable(),
});

type Fault = z.infer<typeof faultSchema>;

/** That somebody asked for a file that was sent to be read, with what was said of it. */
const askedSchema = z.object({
  /** Told by it from others. */
  id: z.uuid(),
  file: z.string(),
  mark: z.string(),
  at: instantSchema,
  by: z.string(),
  input: notesInput,
});
type Asked = z.infer<typeof askedSchema>;

/** What came of it. */
const outcomeSchema = z.discriminatedUnion('outcome', [
  z.object({ outcome: z.literal('received'), notes: notesIdSchema }),
  z.object({ outcome: z.literal('refused'), faults: z.tuple([faultSchema], faultSchema) }),
]);
type Outcome = z.infer<typeof outcomeSchema>;

/** A file as somebody sent it: the latest of `all` that came by one form. */
type FileThere = { name: string; bytes: number; mark: string; keptAs: string; all: readonly string[] };

/**
 * The file that was sent, which is taken away once it was received; that it is to be read, once somebody asked for that; and
 * what came of it, once it was.
 */
export type UploadThere = {
  upload: Upload;
  file: FileThere | null;
  asked: Asked | null;
  outcome: Outcome | null;
};

/** The last part of a path, as some browsers send one, without what nobody can type; short enough for the name of any file. */
function bareName(name: string): string {
  const bare = name
    .replace(/^.*[/\\]/, '')
    .replace(/\p{Cc}/gu, '')
    .trim();
  const short = Buffer.from([...bare].slice(-100).join(''))
    .subarray(-200)
    .toString();
  return short.replace(/^\uFFFD+/, '') || 'notes';
}

/** A form that was sent without a file makes one of no bytes and no name. */
export const isOfNoFile = ({ file, upload }: UploadThere): boolean =>
  file !== null && file.bytes === 0 && file.keptAs === uploadKeptAs(upload);

/** Of what is written once under a name, the value; null where there is none. */
async function valueKept<T>(papers: PaperStore, name: string, schema: z.ZodType<T>): Promise<T | null> {
  const bytes = await papers.paper(name);
  return bytes ? schema.parse(JSON.parse(new TextDecoder().decode(bytes))) : null;
}

const keepValue = (papers: PaperStore, name: string, value: Asked | Outcome): Promise<void> =>
  papers.keep(name, new TextEncoder().encode(JSON.stringify(value)));

function fileOf(files: readonly ListedPaper[], beginning: string): FileThere | null {
  const [latest] = files;
  if (latest === undefined) return null;
  const { name: keptAs, bytes, mark } = latest;
  const name = bareName(keptAs.slice(beginning.length));
  return { name, bytes, mark, keptAs, all: files.map((one) => one.name) };
}

/** What became of an upload. Refused where nothing came, or nothing that is still there. */
export async function findUpload(papers: PaperStore, upload: Upload): Promise<Found<UploadThere>> {
  const beginning = uploadKeptAs(upload);
  const [files, before] = await Promise.all([
    papers.papersNamed(beginning),
    valueKept(papers, askedKeptAs(upload), askedSchema),
  ]);
  const file = fileOf(files, beginning);
  // Whoever goes back and sends another file by the same form is asked about that.
  const asked = before && (file === null || file.mark === before.mark) ? before : null;
  const outcome = asked && (await valueKept(papers, outcomeKeptAs(upload, asked.id), outcomeSchema));
  if (file === null && outcome?.outcome !== 'received') {
    return notDone('not there', 'no file is here: it did not come, or it was read or taken away since');
  }
  return match({ upload, file, asked, outcome });
}

/** After so long it is not waited for any more, and may be asked for again. */
const longestMs = 120_000;

export const isBeingRead = ({ asked, outcome }: UploadThere, now: Instant): boolean =>
  asked !== null && outcome === null && Date.parse(now) - Date.parse(asked.at) < longestMs;

/** Why the file could not be received when that was last asked for. */
export function refusalOfUpload({ file, asked, outcome }: UploadThere): NotDone | undefined {
  if (asked === null || file === null || outcome?.outcome === 'received') return undefined;
  if (outcome === null) {
    return notDone('not read to its end', `${file.name} was not read to its end: have it read again`);
  }
  const [first, ...others] = outcome.faults;
  const noStep = (fault: Fault) => ({ ...fault, step: null });
  return { outcome: 'refused', faults: [noStep(first), ...others.map(noStep)], standing: null };
}

/** Keeps a file that was sent to the service itself. */
export const keepUpload = (
  papers: PaperStore,
  upload: Upload,
  { name, bytes }: { name: string; bytes: Uint8Array },
): Promise<void> => papers.keep(`${uploadKeptAs(upload)}${bareName(name)}`, bytes);

/** Has a file read that was sent, unless it is being read at this moment. */
export async function askToRead(
  { papers, author }: NotesOffice,
  there: UploadThere,
  input: z.infer<typeof notesInput>,
  read: (upload: Upload) => Promise<void>,
): Promise<void> {
  const { upload, file } = there;
  if (file === null || isBeingRead(there, author.at)) return;
  const { at, by } = author;
  const asked = { id: randomUUID(), file: file.name, mark: file.mark, at, by, input };
  await keepValue(papers, askedKeptAs(upload), asked);
  await read(upload);
}

type Service = { register: Register; ledger: Ledger; papers: PaperStore };

/**
 * Reads a file that was sent, and receives it, in the name of whoever asked for that; keeps what came of it, for the page
 * that waits. Asked again, it receives the same notes and no others.
 */
export async function readUpload(
  { register, ledger, papers }: Service,
  upload: Upload,
): Promise<'received' | 'refused' | 'nothing to read'> {
  const found = await findUpload(papers, upload);
  if (found.outcome === 'refused') return 'nothing to read';
  const { file, asked, outcome } = found.thing;
  if (file === null || asked === null || outcome !== null) return 'nothing to read';
  const [board, bytes] = await Promise.all([register.board(upload.board), papers.paper(file.keptAs)]);
  if (board === undefined || bytes === undefined) return 'nothing to read';
  const author = { at: asked.at, by: asked.by, from: 'page' };
  const today = dayIn(board.timeZone, author.at);
  const terms = { request: requestOf(upload, asked) };
  const office = { register, ledger, papers, board, today, author, terms };
  const done = await receiveNotes(office, { name: file.name, bytes }, asked.input);
  await keepValue(papers, outcomeKeptAs(upload, asked.id), outcomeOf(done));
  if (done.outcome === 'refused') return 'refused';
  // Those too that came before it by the same form, and first: whoever looks meanwhile would be asked about them.
  for (const name of file.all.toReversed()) await papers.discard(name);
  return 'received';
}

const digestOf = (...texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('base64url');

const requestOf = (upload: Upload, { mark, input }: Asked) => ({
  key: digestOf(uploadKeptAs(upload), mark),
  content: digestOf(JSON.stringify(input)),
  answer: async () => ({ status: 303, headers: {}, body: '' }),
});

const plainly = ({ because, why, field }: NotDone['faults'][0]): Fault => ({
  because,
  why,
  field: field && [...field],
});

function outcomeOf(done: Done<{ id: string }> | NotDone): Outcome {
  if (done.outcome === 'done') return { outcome: 'received', notes: done.thing.id };
  const [first, ...others] = done.faults;
  return { outcome: 'refused', faults: [plainly(first), ...others.map(plainly)] };
}
