import { createHash, randomUUID } from 'node:crypto';
import { calendarDateSchema, calendarMonthSchema } from '../calendar/days.ts';
import { Problem } from '../http/problem.ts';
import type { Terms } from '../secretariat/office.ts';

/** The names of what a form carries besides what is typed. */
export const carried = {
  token: 'form-token',
  key: 'form-key',
  version: 'form-version',
  step: 'form-step',
} as const;

export type SentFile = { name: string; bytes: Uint8Array };
/** Of each field of files all that were chosen. */
export type SentFiles = ReadonlyMap<string, readonly SentFile[]>;

/** What a form was sent with. */
export type Sent = {
  typed: Typed;
  files: SentFiles;
  /** Made when the form was shown, so that the same form sent twice is carried out once. */
  key: string;
  /** The version of the thing that the form was shown of; null of a form for something new. */
  version: string | null;
  /** Which of a form's buttons was pressed, where it has several. */
  step: string;
  /** Whether the form was shown to this very session. Nothing is changed by one that was not. */
  isOurs: boolean;
};

export const newKey = (): string => randomUUID();

/** What somebody typed, under the names of the fields. */
export class Typed {
  private readonly values: ReadonlyMap<string, readonly string[]>;
  /** What of it cannot be what is asked for, by the field's name. */
  readonly faults = new Map<string, string>();

  constructor(values: ReadonlyMap<string, readonly string[]> = new Map()) {
    this.values = values;
  }

  static of(values: Readonly<Record<string, string | readonly string[] | undefined>>): Typed {
    return new Typed(
      new Map(
        Object.entries(values).flatMap(([name, value]) =>
          value === undefined ? [] : [[name, typeof value === 'string' ? [value] : value]],
        ),
      ),
    );
  }

  /** As it was typed, to be shown again. */
  raw(name: string): string {
    return this.values.get(name)?.[0] ?? '';
  }

  all(name: string): readonly string[] {
    return this.values.get(name) ?? [];
  }

  /** A text without the spaces around it; undefined where nothing was typed. */
  text(name: string): string | undefined {
    const text = this.raw(name).replaceAll('\r\n', '\n').trim();
    return text === '' ? undefined : text;
  }

  /** A day of three fields, as `2026-12-01`; undefined where all are empty. */
  day(name: string): string | undefined {
    const [d, m, y] = ['day', 'month', 'year'].map((part) => this.raw(`${name}-${part}`).trim());
    if (!d && !m && !y) return undefined;
    const iso = `${y}-${(m ?? '').padStart(2, '0')}-${(d ?? '').padStart(2, '0')}`;
    if (!calendarDateSchema.safeParse(iso).success) {
      this.faults.set(name, 'Enter a day as day, month and year, such as 4 11 2026');
    }
    return iso;
  }

  /** A month of two fields, as `2027-02`; undefined where both are empty. */
  month(name: string): string | undefined {
    const [m, y] = ['month', 'year'].map((part) => this.raw(`${name}-${part}`).trim());
    if (!m && !y) return undefined;
    const month = `${y}-${(m ?? '').padStart(2, '0')}`;
    if (!calendarMonthSchema.safeParse(month).success) {
      this.faults.set(name, 'Enter a month as month and year, such as 2 2027');
    }
    return month;
  }

  /** A time of day as people write it, as `09:30`; undefined where nothing was typed. */
  time(name: string): string | undefined {
    const text = this.text(name);
    if (text === undefined) return undefined;
    const [, hour = '', minute = ''] = /^([01]?\d|2[0-3])[:.]([0-5]\d)$/.exec(text) ?? [];
    if (hour === '') this.faults.set(name, 'Enter a time of the 24-hour clock, such as 10:00 or 14:30');
    return `${hour.padStart(2, '0')}:${minute}`;
  }

  /** All that was typed, as it was: what a form is told from another by, and what a page carries on. */
  entries(): [string, string][] {
    return [...this.values].flatMap(([name, values]) =>
      values.map((value): [string, string] => [name, value]),
    );
  }
}

/** A day in the three fields of its form. */
export const dayTyped = (name: string, date: string | null | undefined): Record<string, string> => {
  const [y = '', m = '', d = ''] = (date ?? '').split('-');
  return {
    [`${name}-day`]: d.replace(/^0/, ''),
    [`${name}-month`]: m.replace(/^0/, ''),
    [`${name}-year`]: y,
  };
};

const digestOf = (...texts: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(texts)).digest('base64url');

const digestsOfFiles = ([field, files]: [string, readonly SentFile[]]): string[] =>
  files.flatMap(({ name, bytes }) => [
    ...[field, name],
    createHash('sha256').update(bytes).digest('base64url'),
  ]);

/**
 * On which terms a form asks for a change: of the thing as it was shown, and once for one form, whoever sends it again. A
 * form sent again is answered with the page that it led to.
 */
export const termsOf = (
  { typed, files, key, version }: Sent,
  { path, subject, goTo }: { path: string; subject: string; goTo: (thing: unknown) => string },
): Terms => ({
  ...(version !== null && {
    isAsSeen: async (thing) => String(thing.version) === version,
  }),
  request: {
    key: digestOf('page', subject, key),
    content: digestOf(path, ...typed.entries().flat(), ...[...files].flatMap(digestsOfFiles)),
    answer: async ({ thing }) => ({ status: 303, headers: { location: goTo(thing) }, body: '' }),
  },
});

/** Whether a browser says that the form stood on a page of ours (or, being of an older kind, names our own address). */
export function isFromOwnPage(headers: Headers, origin: string): boolean {
  const site = headers.get('sec-fetch-site');
  return site === null ? headers.get('origin') === origin : site === 'same-origin';
}

const formTypes = ['application/x-www-form-urlencoded', 'multipart/form-data'];

/** Throws the Problem of what is no form. */
export function refuseUnlessForm(headers: Headers): void {
  const type = (headers.get('content-type') ?? '').split(';')[0]?.trim().toLowerCase() ?? '';
  if (!formTypes.includes(type)) {
    throw new Problem('unsupported-media-type', 'Only forms of these pages are taken here.');
  }
}

/** What a form was sent with, told from what it carries. */
export function sentIn(
  values: ReadonlyMap<string, readonly string[]>,
  files: SentFiles,
  formToken: string,
): Sent {
  const one = (name: string): string => values.get(name)?.[0] ?? '';
  const own: readonly string[] = Object.values(carried);
  return {
    typed: new Typed(new Map([...values].filter(([name]) => !own.includes(name)))),
    files,
    key: /^[\w-]{1,64}$/.test(one(carried.key)) ? one(carried.key) : newKey(),
    version: one(carried.version) || null,
    step: one(carried.step),
    isOurs: formToken !== '' && one(carried.token) === formToken,
  };
}
