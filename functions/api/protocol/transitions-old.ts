import type * as z from 'zod';
import type { Scope } from '../../scopes.ts';
import type { Registered } from '../../store/register.ts';
import { changed } from './conditional-change-old.ts';
import { operation, type Request, type Section } from './operation.ts';

type OfBoard = { board: string };
type Representing<Thing> = (thing: Thing) => Promise<unknown>;

/** The things of one kind that can be moved, by whatever moves they have. */
type Movable<Thing, Params extends OfBoard, Outcome> = {
  section: Section;
  /** Where one of them is, as a path with its parameters; each move has a path below it. */
  path: string;
  params: z.ZodType<Params>;
  /** What is answered: "The action as it is now.", by its schema. */
  description: string;
  schema: z.ZodType;
  read: (request: Pick<Request<Params>, 'service' | 'board' | 'params'>) => () => Promise<Thing>;
  represent: (
    request: Pick<Request<Params>, 'service' | 'board'>,
  ) => Representing<Thing> | Promise<Representing<Thing>>;
  /** The thing as it was moved. Throws the `Problem` of what was refused, with how the thing stands. */
  moved: (outcome: Outcome, record: unknown) => Thing;
  location: (thing: Thing) => string;
};

type Move<Thing, Params extends OfBoard, Outcome, Body> = {
  id: string;
  /** The last part of its path. */
  moves: string;
  summary: string;
  description?: string;
  scope: Scope;
  /** What is sent with it; nothing when left out. */
  body?: { schema: z.ZodType<Body>; examples: Readonly<Record<string, unknown>> };
  /** What is answered when it is done. */
  example: unknown;
  /** What the move comes to. */
  decide: (thing: Thing, request: Request<Params, undefined, Body>) => Outcome | Promise<Outcome>;
};

/** Makes the operations that move things of one kind, each of which a thing's state allows or not. */
export const movesOf =
  <Thing extends Registered, Params extends OfBoard, Outcome extends { outcome: string }>({
    section,
    path,
    params,
    description,
    schema,
    read,
    represent,
    moved,
    location,
  }: Movable<Thing, Params, Outcome>) =>
  <Body = undefined>({ moves, body, example, decide, ...rest }: Move<Thing, Params, Outcome, Body>) =>
    operation<Params, undefined, Body>({
      ...rest,
      method: 'post',
      path: `${path}/${moves}`,
      section,
      params,
      ...(body && { body: { kind: 'json' as const, ...body } }),
      ifMatch: 'heeded',
      done: { status: 201, description, schema, example, location: true },
      handle: async (request) => {
        const shown = await represent(request);
        return changed<Thing>(request, {
          read: read(request),
          represent: shown,
          decide: async (thing) => {
            const outcome = await decide(thing, request);
            return moved(outcome, outcome.outcome === 'refused' ? await shown(thing) : undefined);
          },
          status: 201,
          location,
        });
      },
    });
