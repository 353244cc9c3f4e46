import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import {
  mailSettings,
  mailSettingsAfter,
  settleMailRoute,
  useMailRoute,
} from '../../infra/local/mail-route.ts';

const now = instantSchema.parse('2026-11-27T08:00:00.000Z');
const later = instantSchema.parse('2026-11-30T08:00:00.000Z');
const from = 'actions@matters.pcc.gov.uk';
const relay = 'http://localhost:8005';
const usualMail = {
  ...{ from: 'actions@matters-arising.example', configurationSet: 'matters-arising', eventsQueue: null },
};
const atRelay = { via: 'SES', region: 'eu-west-2', endpoint: relay };

let root: string;
beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'matters-mail-route-'));
});
afterEach(() => rm(root, { recursive: true, force: true }));

const where = (more: object = {}) => ({ MATTERS_DATA: join(root, 'data'), ...more });
const withRelay = () => where({ AWS_ENDPOINT_URL_SES: relay });

/** What is settled on before anything is sent, and what was said. */
async function settle(at: ReturnType<typeof where>, on = now) {
  const said: string[] = [];
  const settings = await settleMailRoute(at, on, (text) => said.push(text));
  return { ...settings, said };
}

async function putMailIntoMailbox(): Promise<void> {
  await mkdir(join(root, 'data', 'mail'), { recursive: true });
  await writeFile(join(root, 'data', 'mail', '20261126T080000Z-ses-1.eml'), '');
}

describe('a register of which nobody has said how its mail goes out', () => {
  it('has it in its mailbox, and keeps to that', async () => {
    const first = {
      ...{ route: { via: 'mailbox' }, onlyTo: [], since: now, by: 'the default', whyNotSent: null },
      ...usualMail,
    };
    expect(await settle(where())).toEqual({ ...first, said: [] });
    expect(await settle(where(), later)).toEqual({ ...first, said: [] });
  });

  it('follows the environment the first time, says so, and keeps to that on a morning without it', async () => {
    const { said, ...first } = await settle(withRelay());
    expect(first).toEqual({
      route: atRelay,
      onlyTo: [],
      since: now,
      by: 'AWS_ENDPOINT_URL_SES',
      whyNotSent: null,
      ...usualMail,
    });
    expect(said).toEqual([
      `From now on the mail of this register goes to ${relay}, as AWS_ENDPOINT_URL_SES says: matters mail show\n`,
    ]);
    expect(await settle(where(), later)).toEqual({ ...first, said: [] });
  });

  it('keeps to its mailbox where that has mails in it, whatever the environment says', async () => {
    await putMailIntoMailbox();
    expect(await settle(withRelay())).toMatchObject({
      route: { via: 'mailbox' },
      whyNotSent: `the mail of this register goes into the mailbox on this machine, and AWS_ENDPOINT_URL_SES names ${relay}: nothing is sent. To keep the first, unset AWS_ENDPOINT_URL_SES; to change it, matters mail use ses --endpoint ${relay}`,
    });
  });

  it('is looked at without anything being written', async () => {
    expect(await mailSettings(withRelay(), now)).toMatchObject({ route: atRelay });
    await expect(readdir(join(root, 'data'))).rejects.toThrow('ENOENT');
  });
});

describe('a register whose database the environment names', () => {
  const own = { AWS_ENDPOINT_URL_DYNAMODB: 'http://localhost:8000' };

  it('sends nothing while neither the environment nor anybody names its mail service', async () => {
    expect(await settle(where(own))).toMatchObject({
      route: null,
      whyNotSent: expect.stringContaining('nobody has said how the mail of this register goes out'),
    });
    expect(await settle(where({ ...own, AWS_ENDPOINT_URL_SES: relay }))).toMatchObject({
      route: atRelay,
      whyNotSent: null,
    });
    await expect(readdir(join(root, 'data'))).rejects.toThrow('ENOENT');
  });

  it('has a route of its own, beside that of the embedded database', async () => {
    await useMailRoute(where(own), { via: 'SES', region: 'eu-west-1', from }, now, 'Asha');
    expect((await settle(where())).route).toEqual({ via: 'mailbox' });
    expect((await settle(where(own))).route).toEqual({ via: 'SES', region: 'eu-west-1', endpoint: null });
  });
});

describe('what was said', () => {
  it('holds, though the environment names another: then nothing is sent', async () => {
    await useMailRoute(where(), { via: 'SES', region: 'eu-west-2', from }, now, 'Asha');
    expect((await settle(where({ AWS_REGION: 'us-east-1' }))).route).toEqual({
      via: 'SES',
      region: 'eu-west-2',
      endpoint: null,
    });
    expect((await settle(withRelay())).whyNotSent).toContain(
      `goes by SES in eu-west-2, and AWS_ENDPOINT_URL_SES names ${relay}: nothing is sent`,
    );
    await useMailRoute(where(), { via: 'SES', endpoint: relay }, now, 'Asha');
    expect((await settle(where({ AWS_ENDPOINT_URL_SES: `${relay}/` }))).whyNotSent).toBeNull();
    expect((await settle(where({ AWS_ENDPOINT_URL_SES: 'http://localhost:9' }))).whyNotSent).toContain(
      `goes to ${relay}, and AWS_ENDPOINT_URL_SES names http://localhost:9: nothing is sent`,
    );
  });

  it('takes where SES is from the environment when it is not said, and needs a region for SES itself', async () => {
    expect(await useMailRoute(withRelay(), { via: 'SES' }, now, 'Asha')).toMatchObject({ route: atRelay });
    await useMailRoute(where(), { via: 'mailbox' }, now, 'Asha');
    const ireland = where({ AWS_REGION: 'eu-west-1' });
    expect((await useMailRoute(ireland, { via: 'SES', from }, now, 'Asha')).route).toEqual({
      via: 'SES',
      region: 'eu-west-1',
      endpoint: null,
    });
    await useMailRoute(where(), { via: 'mailbox' }, now, 'Asha');
    await expect(useMailRoute(where(), { via: 'SES', from }, now, 'Asha')).rejects.toThrow(
      '--region: say which region of SES, such as eu-west-2',
    );
  });

  it('leaves who may be written to, and where SES is, as it was until that is said anew', async () => {
    await useMailRoute(where(), { via: 'mailbox', onlyTo: ['pcc.example'] }, now, 'Asha');
    const changed = await useMailRoute(where(), { via: 'SES', endpoint: relay }, later, 'Bo');
    expect(changed).toMatchObject({ onlyTo: ['pcc.example'], since: later, by: 'Bo' });
    expect(await settle(where())).toMatchObject({ onlyTo: ['pcc.example'] });
    await useMailRoute(where({ AWS_REGION: 'eu-west-1' }), { via: 'SES', onlyTo: [], from }, later, 'Bo');
    expect(await settle(where())).toMatchObject({ onlyTo: [], route: atRelay });
    await useMailRoute(where(), { via: 'SES', region: 'eu-west-1', from }, later, 'Bo');
    expect(await settle(where())).toMatchObject({ route: { region: 'eu-west-1', endpoint: null } });
  });

  it('that cannot be read is no leave to take another way', async () => {
    await settle(where());
    await writeFile(join(root, 'data', 'mail-route.json'), '{"route":{"via":"pigeon"}}');
    await expect(settle(withRelay())).rejects.toThrow(
      'is not as it was written, so nobody knows how mail is to go out: move it away',
    );
  });
});

describe('the address that mail by SES comes from', () => {
  const ses = { via: 'SES', region: 'eu-west-2' } as const;
  const named = (address: string) => where({ MATTERS_MAIL_FROM: address });

  it('is kept with the route, so that no morning need name it, and one that names another sends nothing', async () => {
    await useMailRoute(where(), { ...ses, from }, now, 'Asha');
    expect(await settle(where())).toMatchObject({ from, configurationSet: null, whyNotSent: null });
    expect(await settle(named(from.toUpperCase()))).toMatchObject({ from, whyNotSent: null });
    expect((await settle(named('other@pcc.gov.uk'))).whyNotSent).toBe(
      `the mail of this register comes from ${from}, and MATTERS_MAIL_FROM names other@pcc.gov.uk: nothing is sent. To keep the first, unset MATTERS_MAIL_FROM; to change it, matters mail use ses --from other@pcc.gov.uk`,
    );
  });

  it('is taken from the environment when the route is said, and never made up', async () => {
    expect(await useMailRoute(named(from), ses, now, 'Asha')).toMatchObject({ from });
    expect(await settle(where())).toMatchObject({ from, whyNotSent: null });
    await useMailRoute(where(), { via: 'mailbox' }, now, 'Asha');
    expect(await settle(where())).toMatchObject({ from: usualMail.from });
    expect(await useMailRoute(where(), ses, now, 'Asha')).toMatchObject({ from });
    await rm(join(root, 'data'), { recursive: true });
    await expect(useMailRoute(where(), ses, now, 'Asha')).rejects.toThrow(
      '--from: say which address mail comes from, one that SES knows',
    );
    await expect(useMailRoute(where(), { ...ses, from: 'a@pcc.example' }, now, 'Asha')).rejects.toThrow(
      'a@pcc.example is nobody’s',
    );
    await expect(readdir(join(root, 'data'))).rejects.toThrow('ENOENT');
  });

  it('of a route from before that was kept, is asked for before anything is sent', async () => {
    await settle(where());
    const route = { via: 'SES', region: 'eu-west-2', endpoint: null };
    const old = { route, onlyTo: [], since: now, by: 'Asha' };
    await writeFile(join(root, 'data', 'mail-route.json'), JSON.stringify(old));
    expect((await settle(where())).whyNotSent).toContain('which is nobody’s address: nothing is sent');
    const set = { configurationSet: 'matters-arising', whyNotSent: null };
    expect(await settle(named(from))).toMatchObject({ from, ...set });
    expect(await useMailRoute(where(), { via: 'SES', from }, now, 'Asha')).toMatchObject({ from, ...set });
  });

  it('the configuration set and the queue of events are kept beside it, until they are said anew', async () => {
    const events = 'https://sqs.eu-west-2.amazonaws.com/123456789012/mail';
    const said = { ...ses, from, configurationSet: 'board', eventsQueue: events };
    await useMailRoute(where(), said, now, 'Asha');
    const kept = { configurationSet: 'board', eventsQueue: events, whyNotSent: null };
    expect(await settle(where())).toMatchObject(kept);
    expect((await settle(where({ MATTERS_CONFIGURATION_SET: 'other' }))).whyNotSent).toContain(
      'goes by the configuration set board, and MATTERS_CONFIGURATION_SET names other: nothing is sent',
    );
    expect(await useMailRoute(where(), { ...ses, onlyTo: [] }, now, 'Asha')).toMatchObject(kept);
    const none = { configurationSet: null, eventsQueue: null };
    expect(await useMailRoute(where(), { ...ses, ...none }, now, 'Asha')).toMatchObject(none);
  });

  it('a change that is only tried is not kept, and says whether it is another way', async () => {
    await useMailRoute(where(), { ...ses, from }, now, 'Asha');
    const tried = (change: object) => mailSettingsAfter(where(), { ...ses, ...change }, now, 'Asha');
    expect(await tried({ onlyTo: ['pcc.gov.uk'] })).toMatchObject({ isNew: false, onlyTo: ['pcc.gov.uk'] });
    expect(await tried({ from: 'other@pcc.gov.uk' })).toMatchObject({ isNew: true });
    expect(await tried({ region: 'eu-west-1' })).toMatchObject({ isNew: true });
    expect(await settle(where())).toMatchObject({ from, onlyTo: [] });
  });
});
