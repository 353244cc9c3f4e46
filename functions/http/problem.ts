import * as z from 'zod';

/** Every problem that the API tells of: the end of its type, its status, and its title, which never change. */
export const problems = {
  'sign-in-refused': { status: 400, title: 'You are not signed in' },
  malformed: { status: 400, title: 'The request cannot be read' },
  'no-token': { status: 401, title: 'An access token is wanted' },
  'token-refused': { status: 401, title: 'The access token is not accepted' },
  'scope-missing': { status: 403, title: 'The access token does not allow this' },
  'board-not-yours': { status: 403, title: 'The access token does not reach this board' },
  'role-missing': { status: 403, title: 'The holder of the access token may not do this at this board' },
  'not-found': { status: 404, title: 'There is no such thing' },
  'method-not-allowed': { status: 405, title: 'This cannot be done here' },
  'not-acceptable': { status: 406, title: 'There is no such format' },
  conflict: { status: 409, title: 'As things stand, this cannot be done' },
  'request-in-flight': { status: 409, title: 'The same request is being answered' },
  stale: { status: 412, title: 'It was changed meanwhile' },
  'too-large': { status: 413, title: 'That is too large' },
  'unsupported-media-type': { status: 415, title: 'That format cannot be read' },
  misdirected: { status: 421, title: 'This is no address of the service' },
  invalid: { status: 422, title: 'What was sent is not as it should be' },
  'key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'precondition-required': { status: 428, title: 'If-Match is wanted' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  internal: { status: 500, title: 'Something went wrong' },
  'timed-out': { status: 503, title: 'It took too long' },
  'keys-unreachable': { status: 503, title: 'Access tokens cannot be checked' },
  'issuer-unreachable': { status: 503, title: 'Signing in is not possible just now' },
} as const;
export type ProblemName = keyof typeof problems;

/** Where a fault is: a JSON pointer into the body, or the name of a parameter or header. */
const faultSchema = z.object({
  pointer: z.string().describe('A JSON pointer into the body, such as `/undertaking/by`; or `query/limit`.'),
  detail: z.string(),
});
export type Fault = z.infer<typeof faultSchema>;

/** A problem as RFC 9457 has it sent. */
export const problemSchema = z
  .object({
    type: z.string().describe('Which problem it is, and where it is explained. It never changes.'),
    title: z.string(),
    status: z.int(),
    detail: z.string().describe('What was wrong this time, in a sentence.'),
    instance: z.string().describe('What was asked for.'),
    requestId: z.string().describe('What to name when asking for help.'),
    errors: z.array(faultSchema).optional().describe('Each thing that is wrong, and where.'),
    because: z.string().optional().describe('Why things as they stand do not allow it, in a word or two.'),
    record: z.unknown().optional().describe('How the thing stands.'),
  })
  .meta({ id: 'Problem', description: 'What went wrong (RFC 9457).' });

/** Where a problem of that name is explained. */
export const problemType = (name: ProblemName): string => `/reference#problem-${name}`;

type More = {
  errors?: readonly Fault[];
  because?: string;
  record?: unknown;
  headers?: Readonly<Record<string, string>>;
};

/** Ends the answering of a request. `detail` is read by whoever asked: it says what was wrong, and where. */
export class Problem extends Error {
  override readonly name = 'Problem';
  readonly problem: ProblemName;
  readonly more: More;

  constructor(problem: ProblemName, detail: string, more: More = {}) {
    super(detail);
    this.problem = problem;
    this.more = more;
  }
}

/** A problem's own body. */
export function problemBody(
  { problem, message, more }: Problem,
  request: { path: string; requestId: string },
): z.infer<typeof problemSchema> {
  const { errors, because, record } = more;
  return {
    type: problemType(problem),
    ...problems[problem],
    detail: message,
    instance: request.path,
    requestId: request.requestId,
    ...(errors && { errors: [...errors] }),
    ...(because !== undefined && { because }),
    ...(record !== undefined && { record }),
  };
}

/** What zod found wrong, each under the pointer to it. `within` begins every pointer: `query/`, or nothing for a body. */
export const faultsOf = (error: z.ZodError, within = ''): Fault[] =>
  error.issues.flatMap((issue) => {
    const deeper = issue.code === 'invalid_union' && issue.errors.length === 1 ? issue.errors[0] : undefined;
    const issues = deeper?.map((one) => ({ ...one, path: [...issue.path, ...one.path] })) ?? [issue];
    return issues.flatMap((one) =>
      placesOf(one).map((path) => ({ pointer: `${within}${pointerTo(path)}`, detail: one.message })),
    );
  });

/** Where an issue is: what is not known is where it was sent, and not in what it was sent with. */
const placesOf = (issue: z.core.$ZodIssue): PropertyKey[][] =>
  issue.code === 'unrecognized_keys' ? issue.keys.map((key) => [...issue.path, key]) : [issue.path];

export const pointerTo = (path: readonly PropertyKey[]): string =>
  path.map((step) => `/${String(step).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');

/** What is named in the body, or in the query, and is not as it must be. */
export const invalidAt = (pointer: string, detail: string): Problem =>
  new Problem('invalid', `${pointer}: ${detail}`, { errors: [{ pointer, detail }] });
