import type * as z from 'zod';
import type { CalendarDate } from '../../calendar/days.ts';
import type { Caller } from '../../http/access.ts';
import type { ProblemName } from '../../http/problem.ts';
import type { WebService } from '../../http/service.ts';
import type { Board } from '../../register/board.ts';
import type { Author } from '../../register/history.ts';
import type { Scope } from '../../scopes.ts';

/** The part of the reference that an operation stands in. */
export const sections = [
  'Boards',
  'Actions',
  'Meetings',
  'Owners',
  'Programme',
  'Papers',
  'Public register',
  'Notes',
  'Reminders',
] as const;
export type Section = (typeof sections)[number];

/** An answer: JSON, or a paper in a format of its own. */
export type Answer = {
  status: 200 | 201;
  headers?: Readonly<Record<string, string>>;
  /** Sent as JSON, with an ETag of its own. */
  body: unknown;
  /** What to mind of a change, each in a sentence: sent beside the body, and no part of what its ETag is of. */
  cautions?: readonly string[];
};
export type Paper = {
  status: 200;
  paper: string | Uint8Array;
  type: string;
  fileName: string;
  /** Whether a browser shows it where it is asked for; it is kept as a file unless it does. */
  inline?: boolean;
  headers?: Readonly<Record<string, string>>;
};

/** How the request was made, as far as a change goes by it. */
export type Conditions = {
  ifMatch: string | undefined;
  /** The client's key and what it sent, as digests; undefined when it gave no key. */
  request: { key: string; content: string } | undefined;
};

export type Request<Params = unknown, Query = unknown, Body = unknown> = {
  params: Params;
  query: Query;
  body: Body;
  /** The board in the path, which the caller reaches; and today where it is, or in UTC where the path names none. */
  board: Params extends { board: string } ? Board : undefined;
  today: CalendarDate;
  caller: Caller;
  /** Who makes whatever change is made, and through which door. */
  author: Author;
  conditions: Conditions;
  /** Which formats are wanted, as the header has it. */
  accept: string | undefined;
  service: WebService;
};

/** What is sent with an operation. */
type BodyOf<Body> =
  | { kind: 'json'; schema: z.ZodType<Body>; examples: Readonly<Record<string, unknown>> }
  | { kind: 'file'; schema: z.ZodType<Body>; most: number };

export type Described<Params, Query, Body> = {
  /** What a generated client calls it: `dischargeAction`. */
  id: string;
  method: 'get' | 'post' | 'patch' | 'delete';
  /** Beginning with `/v1`; a part in braces is a parameter: `/v1/boards/{board}/actions/{ref}`. */
  path: string;
  section: Section;
  /** What it does, in a few words; and what is to be known of it beyond that. */
  summary: string;
  description?: string;
  scope: Scope;
  /** Whom it is for besides, where its path names no board: those who reach every one. */
  reach?: 'every board';
  /** All of the parameters in the path. */
  params: z.ZodType<Params>;
  query?: z.ZodType<Query>;
  body?: BodyOf<Body>;
  /**
   * `required`: it overwrites what stands, and is refused without If-Match; `heeded`: the state of the thing guards
   * it, and If-Match counts where it is given.
   */
  ifMatch?: 'required' | 'heeded';
  /** The answer when it is done: JSON by a schema with an example, or a paper in one of some formats. */
  done:
    | { status: 200 | 201; description: string; schema: z.ZodType; example: unknown; location?: boolean }
    | {
        status: 200;
        description: string;
        types: readonly string[];
        /** What the paper says, where it is there as JSON. */
        json?: { schema: z.ZodType; example: unknown };
      };
  /** What it can be refused for, beyond what every operation of its kind can. */
  problems?: readonly ProblemName[];
  handle: (request: Request<Params, Query, Body>) => Promise<Answer | Paper>;
};

/** An operation of the API, whatever it takes. */
export type Operation = Omit<Described<never, never, never>, 'params' | 'query' | 'body'> & {
  params: z.ZodType;
  query?: z.ZodType;
  body?: BodyOf<unknown>;
};

/** One operation: how it is asked, what it answers, and what it does. The document and the routes are made of these. */
export const operation = <Params, Query = undefined, Body = undefined>(
  described: Described<Params, Query, Body>,
): Operation => described as unknown as Operation;
