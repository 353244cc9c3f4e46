import type * as z from 'zod';
import type { Scope } from '../../scopes.ts';
import type { Done, Kept, NotDone, Office } from '../../secretariat/office.ts';
import { answerChange } from './conditional-change.ts';
import { operation, type Request, type Section } from './operation.ts';

type OfBoard = { board: string };

/** The things of one kind, whose state the office can change in several ways. */
type Things<Thing, Params extends OfBoard> = {
  section: Section;
  /** Where one of them is, as a path with its parameters; each transition has a path below it. */
  path: string;
  params: z.ZodType<Params>;
  /** What is answered: "The action as it is now.", by its schema. */
  description: string;
  schema: z.ZodType;
  location: (thing: Thing) => string;
};

type Transition<Thing, Params extends OfBoard, Body> = {
  id: string;
  /** The last part of its path. */
  at: string;
  summary: string;
  description?: string;
  scope: Scope;
  /** What is sent with it; nothing when left out. */
  body?: { schema: z.ZodType<Body>; examples: Readonly<Record<string, unknown>> };
  /** What is answered when it is done. */
  example: unknown;
  perform: (office: Office, request: Request<Params, undefined, Body>) => Promise<Done<Thing> | NotDone>;
};

/** Makes the operations that change the state of things of one kind, each of which that state allows or not. */
export const transitionsOf =
  <Thing extends Kept, Params extends OfBoard>({
    section,
    path,
    params,
    description,
    schema,
    location,
  }: Things<Thing, Params>) =>
  <Body = undefined>({ at, body, example, perform, ...rest }: Transition<Thing, Params, Body>) =>
    operation<Params, undefined, Body>({
      ...rest,
      method: 'post',
      path: `${path}/${at}`,
      section,
      params,
      ...(body && { body: { kind: 'json' as const, ...body } }),
      ifMatch: 'heeded',
      done: { status: 201, description, schema, example, location: true },
      handle: (request) =>
        answerChange<Thing>(request as Request<OfBoard>, {
          perform: (office) => perform(office, request),
          status: 201,
          location,
        }),
    });
