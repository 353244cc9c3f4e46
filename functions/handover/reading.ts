import { upgradeMinutes } from '../register/meeting.ts';
import { dispatchFormat, upgradeDispatch } from '../reminders/dispatch.ts';
import { upgradeTurn } from '../reminders/office-turn.ts';
import { series } from '../words/english.ts';
import {
  type End,
  endSchema,
  type FormatVersion,
  formatName,
  type HandoverRecord,
  type Header,
  headerSchema,
  type Kind,
  kinds,
  recordSchema,
  versionsRead,
} from './format.ts';

type Fault = { outcome: 'fault'; why: string };
type HeaderRead = { outcome: 'header'; header: Header } | Fault;

/** What a line is, as far as it says; a fault may be that of a line whose kind is plain. */
type LineRead =
  | { outcome: 'record'; kind: Kind; record: HandoverRecord }
  | { outcome: 'end'; kind: 'end'; end: End }
  | (Fault & { kind: Kind | 'end' | undefined });

const fault = (why: string): Fault => ({ outcome: 'fault', why });

type Json = Record<string, unknown>;
const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** Undefined for what is no JSON. */
function jsonIn(text: string): Json | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : {};
  } catch {
    return undefined;
  }
}

/** The first line of a file. Another version of the format is told by its number before anything else is looked at. */
export function readHeader(text: string): HeaderRead {
  const json = jsonIn(text);
  if (json?.['format'] !== formatName) return fault('is not the header of a file that matters export made');
  const { version } = json;
  if (!versionsRead.some((read) => read === version)) {
    return fault(
      `the file is of version ${JSON.stringify(version)} of the format, and this program reads versions ${series(versionsRead.map(String))}: import it with a release that reads that version`,
    );
  }
  const parsed = headerSchema.safeParse(json);
  return parsed.success
    ? { outcome: 'header', header: parsed.data }
    : fault(`the header is not as it should be: ${faultsIn(parsed.error.issues)}`);
}

/** Any line below the header of a file of that version. */
export function readLine(text: string, version: FormatVersion): LineRead {
  const json = jsonIn(text);
  if (json === undefined) {
    return { ...fault(text.trim() === '' ? 'is empty' : 'is not JSON'), kind: undefined };
  }
  if (json['kind'] === 'end') {
    const parsed = endSchema.safeParse(json);
    if (parsed.success) return { outcome: 'end', kind: 'end', end: parsed.data };
    return { ...fault(`the end mark: ${faultsIn(parsed.error.issues)}`), kind: 'end' };
  }
  const kind = kinds.find((one) => one === json['kind']);
  return kind === undefined
    ? { ...fault('is of no kind that a register keeps'), kind }
    : readRecord(inShapeOfToday(json, version), kind);
}

/**
 * Version 1 had the dispatches in other names, and those before 4 what a meeting's notes said beside their file's name. In any
 * of them a mail may be claimed.
 */
function inShapeOfToday(json: Json, version: FormatVersion): Json {
  const { kind, thing } = json;
  if (!isJson(thing)) return json;
  if (kind === 'dispatch') {
    return { ...json, thing: upgradeDispatch(thing, version === 1 ? 1 : dispatchFormat) };
  }
  if (kind === 'turn') return { ...json, thing: upgradeTurn(thing) };
  if (kind === 'meeting' && version < 4) {
    return { ...json, thing: { ...thing, minutes: upgradeMinutes(thing['minutes']) } };
  }
  return json;
}

function readRecord(json: Json, kind: Kind): LineRead {
  const name = `${kind} ${idIn(json['thing'])}`.trim();
  const parsed = recordSchema.safeParse(json);
  if (!parsed.success) return { ...fault(`${name}: ${faultsIn(parsed.error.issues)}`), kind };
  const lost = lostFrom(json, parsed.data);
  if (lost === undefined) return { outcome: 'record', kind, record: parsed.data };
  const why = `${name}: this program would not keep ${shorten(lost)} as it stands; a later release may`;
  return { ...fault(why), kind };
}

const idIn = (thing: unknown): string => {
  const id = isJson(thing) ? (thing['ref'] ?? thing['id']) : undefined;
  return typeof id === 'string' ? id : '';
};

type Issue = { path: PropertyKey[]; message: string };

const faultsIn = (issues: readonly Issue[]): string =>
  issues.map(({ path, message }) => `${shorten(path) || 'the whole'}: ${message}`).join('; ');

/** The path in the thing itself. */
const shorten = (path: readonly PropertyKey[]): string =>
  (path[0] === 'thing' ? path.slice(1) : path).map(String).join('.');

/** Where the first value stands that a schema passes over or changes; what it fills in, where nothing stood, is no loss. */
function lostFrom(
  given: unknown,
  kept: unknown,
  path: readonly string[] = [],
): readonly string[] | undefined {
  if (!isJson(given) || !isJson(kept)) return Object.is(given, kept) ? undefined : path;
  for (const [key, value] of Object.entries(given)) {
    const lost = lostFrom(value, Object.hasOwn(kept, key) ? kept[key] : undefined, [...path, key]);
    if (lost !== undefined) return lost;
  }
  return undefined;
}
