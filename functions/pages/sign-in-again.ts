import { carried, type Sent } from './sent.ts';
import type { Shown } from './visit.ts';

/** A form was sent after the session had ended: what was typed is carried on, to be looked at once somebody is signed in. */
export const signInAgain = (path: string, { typed, files, key, version }: Sent): Shown => ({
  show: 'sign-in-again',
  title: 'Sign in again',
  status: 401,
  values: {
    path,
    signIn: '/sign-in?to=/signed-in-again',
    hadFile: files.size > 0,
    typed: [
      ...typed.entries().map(([name, value]) => ({ name, value })),
      { name: carried.key, value: key },
      { name: carried.version, value: version ?? '' },
    ],
  },
});
