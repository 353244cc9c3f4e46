import type { Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { bytesOf } from '../http/body.ts';
import { contentDisposition } from '../http/content-disposition.ts';
import type { Env, RequestContext, WebLog } from '../http/context.ts';
import { partsOf } from '../http/form.ts';
import { Problem } from '../http/problem.ts';
import type { Limits, WebService } from '../http/service.ts';
import type { Session, SignIn } from '../http/session.ts';
import type { UploadWays } from '../store/uploads.ts';
import type { Assets } from './assets.ts';
import type { KeptForm } from './errors.ts';
import { type FooterLink, type Place, pageInHtml } from './layout.ts';
import { isFromOwnPage, refuseUnlessForm, type Sent, type SentFile, sentIn } from './sent.ts';
import type { Answer, AnyVisit, FirstPage, Handlers, Shown } from './visit.ts';

export type PagesParts = {
  service: WebService;
  signIn: SignIn;
  assets: Assets;
  limits: Limits;
  log: WebLog;
  /** Our own address, as browsers see it: `https://matters.pcc.example`. */
  origin: string;
  uploads: UploadWays;
  /** Pages that there are here alone, and how the foot of every page leads to them. */
  ownPages?: { pages: readonly FirstPage[]; link: FooterLink } | undefined;
};

/** Who comes to a path, where they stand there, and what is said to whoever is not let in. */
export type Door<V extends AnyVisit> = {
  visitOf: (c: RequestContext, purpose: 'look' | 'change') => Promise<V | undefined>;
  placeOf: (visit: V) => Omit<Place, 'assets'>;
  toStranger: {
    look: (c: RequestContext) => Response;
    send: (c: RequestContext, sent: Sent) => Response | Promise<Response>;
  };
};

/** Answers a path: GET and HEAD show a page, and a form sent by POST has something done. */
export function answer<V extends AnyVisit>(
  app: Hono<Env>,
  path: string,
  parts: PagesParts,
  { visitOf, placeOf, toStranger }: Door<V>,
  { look, send }: Handlers<V>,
): void {
  const show = (c: RequestContext, visit: V, given: Answer): Response =>
    toResponse(c, given, { assets: parts.assets, ...placeOf(visit) });
  app.get(path, async (c) => {
    const visit = await visitOf(c, 'look');
    if (visit === undefined) return toStranger.look(c);
    if (look === undefined) throw new Problem('method-not-allowed', 'Here one can only send a form.');
    return show(c, visit, await look(visit));
  });
  app.post(path, async (c) => {
    if (send === undefined) throw new Problem('method-not-allowed', 'Here is no form.');
    refuseUnlessOwn(c, parts);
    const visit = await visitOf(c, 'change').catch(async (error: unknown) => {
      await sentOf(c, parts);
      throw error;
    });
    const sent = await sentOf(c, parts, visit?.session);
    if (visit === undefined) return toStranger.send(c, sent);
    // Nothing is begun of which the asker was told that it took too long.
    if (c.get('givenUp')) return c.body(null, 503);
    return show(c, visit, await send(visit, sent));
  });
}

export const ownPath = (c: RequestContext): string => {
  const { pathname, search } = new URL(c.req.url);
  return `${pathname}${search}`;
};

/** Throws the Problem of what is no form, or comes from another site. */
export function refuseUnlessOwn(c: RequestContext, { origin }: PagesParts): void {
  refuseUnlessForm(c.req.raw.headers);
  if (isFromOwnPage(c.req.raw.headers, origin)) return;
  throw new Problem('scope-missing', 'The form does not come from a page of this service.');
}

/** The forms of requests that are being answered: whatever ends that, their words are not lost. */
const forms = new WeakMap<Request, KeptForm>();

/** The form that a request was sent with, as far as it was read. */
export const formKept = (c: RequestContext): KeptForm | undefined => forms.get(c.req.raw);

/** All that a form was sent with, unless it is more than is taken. */
export async function sentOf(
  c: RequestContext,
  { limits }: PagesParts,
  session?: Pick<Session, 'formToken'>,
): Promise<Sent> {
  const type = c.req.header('content-type') ?? '';
  const isFile = type.toLowerCase().startsWith('multipart/');
  const most = isFile ? limits.maxFileBytes : limits.maxJsonBytes * 10;
  const bytes = await bytesOf(c.req.raw, most);
  const parts = isFile
    ? await partsOf(bytes, type).catch(() => {
        throw new Problem('malformed', 'The form could not be read.');
      })
    : [...new URLSearchParams(new TextDecoder().decode(bytes))];
  const values = new Map<string, string[]>();
  const files = new Map<string, SentFile[]>();
  for (const [name, value] of parts) {
    if (typeof value === 'string') values.set(name, [...(values.get(name) ?? []), value]);
    else if (value.name !== '' || value.size > 0) {
      const file = { name: value.name, bytes: new Uint8Array(await value.arrayBuffer()) };
      files.set(name, [...(files.get(name) ?? []), file]);
    }
  }
  const fields = [...values].flatMap(([name, all]) => all.map((value) => ({ name, value })));
  forms.set(c.req.raw, { path: ownPath(c), fields, hadFile: files.size > 0 });
  return sentIn(values, files, session?.formToken ?? '');
}

const htmlType = 'text/html; charset=utf-8';

export function sendPage(
  c: RequestContext,
  { shown, place, status = shown.status ?? 200 }: { shown: Shown; place: Place; status?: number },
): Response {
  c.header('content-type', htmlType);
  c.header('cache-control', 'no-store');
  return c.body(pageInHtml(shown, place), status as ContentfulStatusCode);
}

function toResponse(c: RequestContext, given: Answer, place: Place): Response {
  if ('goTo' in given) return c.redirect(given.goTo, 303);
  if ('show' in given) return sendPage(c, { shown: given, place });
  const { file, type, name, inline = false } = given;
  c.header('cache-control', 'no-store');
  c.header('content-type', type);
  c.header('content-disposition', contentDisposition(name, inline));
  return c.body(typeof file === 'string' ? file : new Uint8Array(file));
}
