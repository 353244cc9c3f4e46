import { Problem, pointerTo } from '../../http/problem.ts';
import type { Found, Kept, NotDone } from '../../secretariat/office.ts';
import { withCapital } from '../../words/english.ts';

type About = {
  /** How the thing is shown that is in the way. */
  represent?: (thing: Kept) => Promise<unknown>;
  /** What was sent of how the thing was last seen. */
  ifMatch?: string | undefined;
  /** `query`, where the input was the query and no body. */
  within?: 'query' | '';
};

/** What was not done, as a problem: what can be put right in what was sent is invalid, and all else a conflict. */
export async function toProblem(
  { faults, standing }: NotDone,
  { represent, ifMatch, within = '' }: About = {},
): Promise<Problem> {
  const [{ because, why, field }] = faults;
  const detail = `${withCapital(why)}.`;
  const record = standing && represent ? { record: await represent(standing) } : {};
  switch (because) {
    case 'not there':
    case 'no such meeting':
      // What the path names, and no field of what was sent.
      if (field !== null) break;
      return new Problem('not-found', detail);
    case 'key reused':
      return new Problem('key-reused', detail);
    case 'being answered':
      return new Problem('request-in-flight', detail, { headers: { 'retry-after': '1' } });
    case 'too large':
      return new Problem('too-large', `${why}.`);
    case 'too many at once':
      return new Problem('too-many-requests', detail, { headers: { 'retry-after': '60' } });
    case 'not as seen':
      return new Problem('stale', whyStale(ifMatch), record);
  }
  const errors = faults.flatMap(({ field, why: fault }) =>
    field ? [{ pointer: `${within}${pointerTo(field)}`, detail: fault }] : [],
  );
  if (errors.length > 0) {
    const said = errors.map(({ pointer, detail: fault }) => `${pointer}: ${fault}`).join('; ');
    return new Problem('invalid', said, { errors });
  }
  return new Problem('conflict', detail, { because, ...record });
}

// A shell is quick to take the quotes away.
const whyStale = (ifMatch = ''): string =>
  ifMatch.includes('"')
    ? 'It is no longer as the ETag in If-Match has it: read it again, and decide again.'
    : 'If-Match holds no ETag: send it as it was answered, with its quotes.';

/** What was looked up. Throws the {@link Problem} of what was not found. */
export async function foundOrProblem<T>(found: Found<T>, within: 'query' | '' = ''): Promise<T> {
  if (found.outcome === 'found') return found.thing;
  throw await toProblem(found, { within });
}
