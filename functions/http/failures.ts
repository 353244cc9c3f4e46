import { HTTPException } from 'hono/http-exception';
import { CutOff } from '../store/cut-off.ts';
import { EntryTooLarge } from '../store/entries.ts';
import { KeysUnreachable } from './access.ts';
import { aboutRequest, type RequestContext, type WebLog } from './context.ts';
import { Problem } from './problem.ts';

/** What of a problem the log is told: of what nobody foresaw, all. */
export function logProblem(c: RequestContext, log: WebLog, { problem }: Problem, error: unknown): void {
  const about = { ...aboutRequest(c), problem };
  if (problem === 'internal') log.error('a request failed', { ...about, error });
  else if (problem === 'keys-unreachable') log.error('no token can be checked', { ...about, error });
  else if (problem === 'timed-out') log.warn('a request took too long', about);
  else log.info(`a request was refused: ${problem}`, about);
}

/** Whatever ended the answering, as a problem. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CutOff) return problemOf(error.cause);
  if (error instanceof HTTPException && error.status === 503) {
    return new Problem(
      'timed-out',
      'It took too long, and what was asked for may be done yet: look before asking again.',
    );
  }
  if (error instanceof KeysUnreachable) {
    const detail = 'The issuer of access tokens does not answer: ask again in a while, with the same token.';
    return new Problem('keys-unreachable', detail, { headers: { 'retry-after': '30' } });
  }
  if (error instanceof EntryTooLarge) {
    return new Problem(
      'conflict',
      'It holds no more: with this change, its words and its history would be longer than the 400 kB that are kept of one thing. Nothing of it was changed.',
      { because: 'full' },
    );
  }
  return new Problem(
    'internal',
    'It was not your doing. Ask again; if that does not help, name the requestId to whoever runs this.',
  );
}
