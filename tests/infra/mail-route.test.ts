import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { mailSettings, settleMailRoute, useMailRoute } from '../../infra/local/mail-route.ts';

const now = instantSchema.parse('2026-11-27T08:00:00.000Z');
const later = instantSchema.parse('2026-11-30T08:00:00.000Z');
const relay = 'http://localhost:8005';
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
    const first = { route: { via: 'mailbox' }, onlyTo: [], since: now, by: 'the default', whyNotSent: null };
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
    await useMailRoute(where(own), { via: 'SES', region: 'eu-west-1' }, now, 'Asha');
    expect((await settle(where())).route).toEqual({ via: 'mailbox' });
    expect((await settle(where(own))).route).toEqual({ via: 'SES', region: 'eu-west-1', endpoint: null });
  });
});

describe('what was said', () => {
  it('holds, though the environment names another: then nothing is sent', async () => {
    await useMailRoute(where(), { via: 'SES', region: 'eu-west-2' }, now, 'Asha');
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
    expect((await useMailRoute(ireland, { via: 'SES' }, now, 'Asha')).route).toEqual({
      via: 'SES',
      region: 'eu-west-1',
      endpoint: null,
    });
    await useMailRoute(where(), { via: 'mailbox' }, now, 'Asha');
    await expect(useMailRoute(where(), { via: 'SES' }, now, 'Asha')).rejects.toThrow(
      '--region: say which region of SES, such as eu-west-2',
    );
  });

  it('leaves who may be written to, and where SES is, as it was until that is said anew', async () => {
    await useMailRoute(where(), { via: 'mailbox', onlyTo: ['pcc.example'] }, now, 'Asha');
    const changed = await useMailRoute(where(), { via: 'SES', endpoint: relay }, later, 'Bo');
    expect(changed).toMatchObject({ onlyTo: ['pcc.example'], since: later, by: 'Bo' });
    expect(await settle(where())).toMatchObject({ onlyTo: ['pcc.example'] });
    await useMailRoute(where({ AWS_REGION: 'eu-west-1' }), { via: 'SES', onlyTo: [] }, later, 'Bo');
    expect(await settle(where())).toMatchObject({ onlyTo: [], route: atRelay });
    await useMailRoute(where(), { via: 'SES', region: 'eu-west-1' }, later, 'Bo');
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
