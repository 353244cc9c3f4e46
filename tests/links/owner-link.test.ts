import { createHmac } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { calendarDateSchema, instantSchema } from '../../functions/calendar/days.ts';
import { isLetIn, ownerLinkIn, ownerLinks, withoutTokens } from '../../functions/links/owner-link.ts';
import { sign } from '../../functions/links/signed.ts';
import { endLink, endLinks } from '../../functions/register/owner-links.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { anOwner } from '../register/examples.ts';

const day = (text: string) => calendarDateSchema.parse(text);
const at = (text: string) => instantSchema.parse(text);
const today = day('2024-11-20');
const mail = {
  id: dispatchIdSchema.parse('pdb_2024-12_20241211_first-reminder_force'),
  meeting: { id: '2024-12', date: day('2024-12-11') },
};
const secrets = async () => ['a secret of today'] as const;
const force = anOwner();

async function tokenOf(
  owner = force,
  about: Parameters<ReturnType<typeof ownerLinks>['addressFor']>[1] = mail,
) {
  const address = await ownerLinks(() => 'https://matters.example', secrets).addressFor(owner, about, today);
  expect(address).toMatch(/^https:\/\/matters\.example\/o\/[\w-]+\.[\w-]+\.[\w-]+$/);
  return (address ?? '').slice('https://matters.example/o/'.length);
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const partsOf = (token: string) =>
  token
    .split('.')
    .slice(0, 2)
    .map((part) => JSON.parse(Buffer.from(part, 'base64url').toString('utf8')));

describe('the link in a mail to an office', () => {
  it('says which office, which mail and until when, and nothing else', async () => {
    const [header, claims] = partsOf(await tokenOf());
    expect(header).toEqual({ alg: 'HS256', typ: 'owner-link+jwt', kid: expect.stringMatching(/^[\w-]{8}$/) });
    expect(claims).toEqual({
      iss: 'matters-arising',
      aud: 'owner',
      sub: 'pdb/force',
      jti: mail.id,
      epoch: 0,
      exp: Date.parse('2024-12-26T00:00:00Z') / 1_000,
    });
  });

  it('is the same when the mail is made up again', async () => {
    expect(await tokenOf()).toBe(await tokenOf());
  });

  it('is good until fourteen days after the meeting, and sixty days after a mail that leads up to none', async () => {
    const token = await tokenOf();
    const link = { board: 'pdb', owner: 'force', mail: mail.id, epoch: 0 };
    expect(await ownerLinkIn(secrets, token, at('2024-12-25T23:59:59.000Z'))).toEqual({
      link,
      isOver: false,
    });
    expect(await ownerLinkIn(secrets, token, at('2024-12-26T00:00:01.000Z'))).toEqual({ link, isOver: true });
    const ofNone = await tokenOf(force, { ...mail, meeting: null });
    expect(await ownerLinkIn(secrets, ofNone, at('2025-01-19T23:59:59.000Z'))).toMatchObject({
      isOver: false,
    });
    expect(await ownerLinkIn(secrets, ofNone, at('2025-01-20T00:00:01.000Z'))).toMatchObject({
      isOver: true,
    });
  });

  it('is still taken once the secret was changed, and no longer once that is forgotten', async () => {
    const token = await tokenOf();
    const now = at('2024-11-21T09:00:00.000Z');
    const changed = async () => ['a secret of tomorrow', 'a secret of today'] as const;
    expect(await ownerLinkIn(changed, token, now)).toMatchObject({ isOver: false });
    expect(await ownerLinkIn(async () => ['a secret of tomorrow'], token, now)).toBeUndefined();
  });

  it('is nothing where it was not signed here for this use', async () => {
    const token = await tokenOf();
    const now = at('2024-11-21T09:00:00.000Z');
    const [header, claims] = partsOf(token);
    const [head, body, signature] = token.split('.');
    const signedBy = (key: string, text: string): string =>
      `${text}.${createHmac('sha256', key).update(text).digest('base64url')}`;
    const ofChair = await sign(secrets, 'chair', {
      ...{ subject: 'pdb/force', id: mail.id, until: day('2024-12-25'), more: { epoch: 0 } },
    });
    const forged: Record<string, string> = {
      'no token': '',
      'one part': 'e30',
      'no signature': `${head}.${body}.`,
      'another signature': `${head}.${body}.${signature?.split('').reverse().join('')}`,
      'of another office': `${head}.${encode({ ...claims, sub: 'pdb/acc' })}.${signature}`,
      'of no algorithm': `${encode({ ...header, alg: 'none' })}.${body}.`,
      'signed with a key of one’s own': signedBy('mine', `${head}.${body}`),
      'of a key that is not known': signedBy('mine', `${encode({ ...header, kid: 'mine' })}.${body}`),
      'of a chair': ofChair,
    };
    for (const [what, one] of Object.entries(forged)) {
      expect(await ownerLinkIn(secrets, one, now), what).toBeUndefined();
    }
    expect(await ownerLinkIn(secrets, token, now)).toBeDefined();
  });

  it('lets nobody in once it was ended, by itself or with all others', async () => {
    const author = { at: at('2024-11-22T09:00:00.000Z'), by: 'Priya Nair', from: 'page' };
    const link = { board: 'pdb', owner: 'force', mail: mail.id, epoch: 0 };
    const other = { ...link, mail: dispatchIdSchema.parse('pdb_2024-12_20241211_notice_force') };
    expect(isLetIn(force, link)).toBe(true);

    const alone = endLink(force, { mail: mail.id, until: day('2024-12-25'), reason: 'lost' }, today, author);
    if (alone.outcome !== 'done') throw new Error(alone.why);
    expect([isLetIn(alone.owner, link), isLetIn(alone.owner, other)]).toEqual([false, true]);

    const all = endLinks(force, 'passed on', author);
    if (all.outcome !== 'done') throw new Error(all.why);
    expect([isLetIn(all.owner, link), isLetIn(all.owner, other)]).toEqual([false, false]);
    expect(isLetIn(all.owner, { ...link, epoch: 1 })).toBe(true);
  });
});

it('takes out of a text what would let its reader in', async () => {
  const text = `Answer at https://matters.example/o/${await tokenOf()}, or at /o/${await tokenOf()}/PDB-2024-10-2.`;
  expect(withoutTokens(text)).toBe('Answer at https://matters.example/o/…, or at /o/…/PDB-2024-10-2.');
});
