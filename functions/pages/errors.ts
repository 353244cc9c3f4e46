import type { Problem, ProblemName } from '../http/problem.ts';
import { problems } from '../http/problem.ts';
import { isOutOfReach } from '../store/client.ts';
import { UnreadableEntry } from '../store/entries.ts';
import type { Shown } from './visit.ts';

/** What is said of each problem to somebody at a browser: a heading, and what to do. */
const words: Partial<Record<ProblemName, { title: string; what: string }>> = {
  'not-found': {
    title: 'Page not found',
    what: 'If you typed the address, check that it is right. If you followed a link, what it led to may have gone.',
  },
  'board-not-yours': {
    title: 'Page not found',
    what: 'If you typed the address, check that it is right. If you followed a link, what it led to may have gone.',
  },
  'method-not-allowed': {
    title: 'Page not found',
    what: 'This address only takes a form. Go back, and send the form again.',
  },
  'scope-missing': {
    title: 'You may not do this',
    what: 'Your part at this board does not allow it. Ask its secretary to do it, or to have your part changed.',
  },
  'no-token': { title: 'Sign in first', what: 'Sign in, then open this page again.' },
  'token-refused': {
    title: 'Sign in again',
    what: 'You are no longer signed in. Sign in, then open this page again.',
  },
  'role-missing': {
    title: 'You may not do this',
    what: 'Your part at this board does not allow it. Ask its secretary to do it, or to have your part changed.',
  },
  'sign-in-refused': { title: 'You are not signed in', what: 'Nothing was lost, and nothing was changed.' },
  'issuer-unreachable': {
    title: 'Nobody can be signed in at the moment',
    what: 'The sign-in service does not answer. Try again in a few minutes.',
  },
  malformed: { title: 'That could not be read', what: 'Go back, and send the form again.' },
  'unsupported-media-type': { title: 'That could not be read', what: 'Go back, and send the form again.' },
  stale: {
    title: 'Somebody changed this meanwhile',
    what: 'Go back, reload the page, and look at what changed.',
  },
  'too-large': {
    title: 'What was sent is too large',
    what: 'Go back, and send fewer words; or a smaller file: the Word file of the notes instead of a scan, or the notes without the rest of the pack.',
  },
  misdirected: {
    title: 'This is no address of the service',
    what: 'Open it at the address that you were given, or ask whoever runs it.',
  },
  'too-many-requests': { title: 'Too many requests', what: 'Wait a minute, then go on.' },
  'timed-out': {
    title: 'It took too long',
    what: 'What you asked for may have been done. Look before you send it again.',
  },
  'keys-unreachable': {
    title: 'Nobody can be signed in at the moment',
    what: 'The sign-in service does not answer. Try again in a few minutes; nothing was lost.',
  },
};

const otherwise = {
  title: 'Something went wrong',
  what: 'It was not your doing. Try again in a few minutes.',
};
const outOfReach = {
  title: 'The register does not answer',
  what: 'It was not your doing, and what was recorded before is not lost. Try again in a few minutes.',
};
const unreadable = {
  title: 'Something in the register cannot be read',
  what: 'One entry is not as it should be, so this cannot be shown or done. Nothing was changed, and to try again does not help: whoever runs this service has to put that entry right.',
};

/** Problems that pass: a form that met one may be sent again as it is. */
const passing: readonly ProblemName[] = [
  'internal',
  'timed-out',
  'too-many-requests',
  'keys-unreachable',
  'issuer-unreachable',
];

/** What a form was sent with that met a problem: all its fields, so that nothing typed is lost. */
export type KeptForm = { path: string; fields: { name: string; value: string }[]; hadFile: boolean };

/** Another's board is to be told from none by nobody. */
const statusOf = (name: ProblemName): number =>
  name === 'board-not-yours' || name === 'method-not-allowed' ? 404 : problems[name].status;

function wordsOf({ problem }: Problem, error: unknown) {
  if (problem === 'internal' && isOutOfReach(error)) return outOfReach;
  if (problem === 'internal' && isOf(UnreadableEntry, error)) return unreadable;
  return words[problem] ?? otherwise;
}

const isOf = (type: typeof UnreadableEntry, error: unknown): boolean =>
  error instanceof type || (error instanceof Error && isOf(type, error.cause));

/** The page of a problem, in plain words: with its number, whom to ask, and the form that met it, to be sent again. */
export function errorPage(
  problem: Problem,
  requestId: string,
  { error, form }: { error?: unknown; form?: KeptForm | undefined } = {},
): { shown: Shown; status: number } {
  const said = wordsOf(problem, error);
  const { title, what } = said;
  const isOurWord = ['malformed', 'misdirected', 'too-many-requests', 'conflict', 'sign-in-refused'].includes(
    problem.problem,
  );
  return {
    status: said === outOfReach ? 503 : statusOf(problem.problem),
    shown: {
      show: 'error',
      title,
      values: {
        ...{ title, what, detail: isOurWord ? problem.message : null, requestId },
        form: form && passing.includes(problem.problem) ? form : null,
      },
    },
  };
}
