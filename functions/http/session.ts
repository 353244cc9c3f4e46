import type { Caller } from './access.ts';
import type { RequestContext } from './context.ts';

/** Somebody at a browser, as the issuer names them. */
export type Person = { name: string; email: string };

/** A person signed in: what they may is what their access token allows at this moment. */
export type Session = {
  person: Person;
  caller: Caller;
  /** Bound to this session alone; every form of its pages carries it. */
  formToken: string;
};

/** Signing in at the issuer and out again, and who is signed in. */
export type SignIn = {
  /** Whose session the request's cookie names; undefined where there is none, or it has ended. Before a change, what the person may is asked for anew. */
  sessionOf: (c: RequestContext, purpose: 'look' | 'change') => Promise<Session | undefined>;
  /** Sends the browser to the issuer, and afterwards to that path of ours. */
  begin: (c: RequestContext, returnTo: string) => Promise<Response>;
  /** Takes up what the issuer sent the browser back with. Throws a Problem where that is no good. */
  complete: (c: RequestContext) => Promise<Response>;
  /** Ends the session here, and sends the browser to end it at the issuer. */
  end: (c: RequestContext) => Promise<Response>;
  /** The issuer's origin, which a form that leads there must name in its policy. */
  issuerOrigin: string;
};
