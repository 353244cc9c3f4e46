import { mkdir, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { describe, expect, it, onTestFinished } from 'vitest';
import { addMinutes, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { runCommandLine } from '../../functions/command-line/program.ts';
import type { SendOutcome } from '../../functions/mail/ses.ts';
import { type OpenDesk, openDesk, readEnvironment } from '../../infra/local/desk.ts';
import { startEngines } from '../../infra/local/engines.ts';
import { mailbox, startMailbox } from '../../infra/local/mailbox.ts';
import { closeServer, listen } from '../../infra/local/servers.ts';
import { openWakes } from '../../infra/local/wakes.ts';
import { dataFolders, npmStart, quiet, type Running, run, start } from './a-program.ts';

const folder = dataFolders();
const at = (moment: string): Instant => instantSchema.parse(`${moment}:00.000Z`);

type Machine = {
  /** Lets time pass until then, while the service is awake. */
  until: (moment: string) => Promise<void>;
  /** The machine sleeps until then. */
  sleepUntil: (moment: string) => void;
  look: () => Promise<void>;
  /** Runs a command line. Returns what it printed, and its exit status. */
  run: (...words: string[]) => Promise<{ exit: number; out: string; talk: string }>;
  /** The same of one that must succeed. */
  done: (...words: string[]) => Promise<string>;
  /** What the service printed since this was last asked. */
  printed: () => string[];
  /** Every dispatch of the board, how it ended and when that was written down. */
  ends: () => Promise<string[]>;
  mailFolder: string;
  off: () => Promise<void>;
  /** What the mail service answers instead of taking a mail; nothing of its own when undefined. */
  answer: (() => Promise<SendOutcome>) | undefined;
};

type Days = { at: string; held: string; next: string };

/** A machine with a register of its own and one board, on which the service is awake and time passes as it is told. */
async function aMachine(
  name: string,
  { at: moment, held, next }: Days,
  patienceMs = 60_000,
): Promise<Machine> {
  const dataDir = folder(name);
  const engines = await startEngines({ dataDir, stays: true });
  onTestFinished(engines.stop);
  let now = at(moment);
  const lines: string[] = [];
  const environment = { ...readEnvironment({}), MATTERS_DATA: dataDir, MATTERS_USER: 'Asha' };
  const open = (): OpenDesk => {
    const desk = openDesk(environment, { engines, now: () => now });
    return {
      ...desk,
      service: async () => {
        const service = await desk.service();
        return { ...service, sendMail: (mail) => machine.answer?.() ?? service.sendMail(mail) };
      },
    };
  };
  const { look } = openWakes({
    open,
    now: () => now,
    say: (line) => void lines.push(line.trimEnd()),
    stop: new AbortController().signal,
    patienceMs,
    pause: async () => undefined,
  });
  const machine: Machine = {
    look,
    async until(then) {
      for (; now < at(then); now = addMinutes(now, 5)) await look();
    },
    sleepUntil: (then) => {
      now = at(then);
    },
    async run(...words) {
      const out: string[] = [];
      const talk: string[] = [];
      const desk = open();
      const data = (text: string | Uint8Array): void => void out.push(String(text));
      const exit = await runCommandLine({ ...desk, data, say: (text) => void talk.push(text) }, words);
      await desk.close();
      return { exit, out: out.join(''), talk: talk.join('') };
    },
    async done(...words) {
      const { exit, out, talk } = await machine.run(...words);
      expect(`${exit} ${exit === 0 ? '' : talk}`).toBe('0 ');
      return out;
    },
    printed: () => lines.splice(0),
    async ends() {
      const desk = open();
      const { ledger } = await desk.service();
      const dispatches = await ledger.dispatchesOf('pdb');
      await desk.close();
      return dispatches.map(
        ({ owner, stage, state, history }) =>
          `${owner} ${stage}: ${state} ${history.at(-1)?.at.slice(0, 16)}`,
      );
    },
    mailFolder: engines.mailFolder,
    off: engines.stop,
    answer: undefined,
  };
  await machine.done('board', 'add', 'pdb', '--name', 'PDB', '--secretary', 'asha@pcc.example');
  await machine.done('meeting', 'add', '--board', 'pdb', '--date', held, '--yes');
  await machine.done('meeting', 'hold', held.slice(0, 7), '--board', 'pdb');
  await machine.done('meeting', 'add', '--board', 'pdb', '--date', next);
  return machine;
}

const addOffice = ({ done }: Machine, owner: string): Promise<string> =>
  done(
    ...['owner', 'add', owner, '--board', 'pdb', '--name', owner.toUpperCase()],
    ...['--contact', `${owner}@offices.example`],
  );
const ask = ({ done }: Machine, owner: string, text: string): Promise<string> =>
  done('action', 'add', '--board', 'pdb', '--owner', owner, '--text', text);

const offices = ['cfo', 'deputy', 'estates', 'force', 'policy'];
async function askAllOffices(machine: Machine): Promise<void> {
  for (const office of offices) {
    await addOffice(machine, office);
    await ask(machine, office, 'Report how long callers wait');
  }
}

/** To whom mails went, each as often as it did. */
const writtenTo = async (mailFolder: string): Promise<string[]> =>
  (await mailbox(mailFolder)).map(({ to }) => /[^\s<>@]+@/.exec(to.join())?.[0].slice(0, -1) ?? '').sort();

describe('the service on one machine', () => {
  it('wakes at eight in London on Good Friday, over a weekend that begins summer time, and on the Tuesday after', async () => {
    const machine = await aMachine('easter', {
      at: '2027-03-24T16:55',
      held: '2027-03-17',
      next: '2027-06-16',
    });
    await addOffice(machine, 'force');
    await machine.until('2027-03-24T17:30');
    await ask(machine, 'force', 'Report how long callers wait');
    await machine.until('2027-03-25T17:30');
    await ask(machine, 'force', 'Bring the figures by ward');
    await machine.until('2027-03-30T08:05');
    const printed = machine.printed();
    const hours = (date: string): string[] =>
      printed.filter((line) => line.startsWith(date)).map((line) => line.slice(11, 16));
    const working = [
      '08:00',
      '09:00',
      '10:00',
      '11:00',
      '12:00',
      '13:00',
      '14:00',
      '15:00',
      '16:00',
      '17:00',
    ];
    expect(hours('2027-03-24')).toEqual(['16:55', '17:00']);
    expect(hours('2027-03-25')).toEqual(working);
    expect(hours('2027-03-27')).toEqual(['08:00']);
    expect(hours('2027-03-28')).toEqual(['08:00']);
    expect(hours('2027-03-30')).toEqual(['08:00', '09:00']);
    expect(printed.filter((line) => !line.endsWith(', no mail sent'))).toEqual([
      '2027-03-25 08:00:00  pdb swept, 1 mail sent',
      '2027-03-30 08:00:00  pdb swept, 1 mail sent',
    ]);
    expect(await machine.ends()).toEqual([
      'force notice: sent 2027-03-25T08:00',
      'force notice: sent 2027-03-30T07:00',
    ]);
    expect(await writtenTo(machine.mailFolder)).toEqual(['force', 'force']);
  });

  it('wakes at eight when winter time has begun, sleeps for four days, and then says what it missed', async () => {
    const machine = await aMachine('autumn', {
      at: '2027-10-29T15:55',
      held: '2027-10-20',
      next: '2027-12-08',
    });
    await addOffice(machine, 'force');
    await machine.until('2027-10-29T16:30');
    await ask(machine, 'force', 'Report how long callers wait');
    await machine.until('2027-11-01T17:05');
    const [first, ...others] = machine.printed().filter((line) => line.startsWith('2027-11-01'));
    expect(first).toBe('2027-11-01 08:00:00  pdb swept, 1 mail sent');
    expect(others).toHaveLength(9);

    machine.sleepUntil('2027-11-05T18:20');
    await machine.look();
    await machine.look();
    expect(machine.printed().slice(-2)).toEqual([
      '2027-11-05 18:20:00  pdb: no sweep on three mornings, from Tuesday 2 November 2027 to Thursday 4 November 2027, when this service did not run; what is still owed goes now',
      '2027-11-05 18:20:00  pdb swept, 80 minutes after 17:00, 1 mail sent',
    ]);
    expect(await machine.ends()).toEqual([
      'force notice: sent 2027-11-01T08:00',
      'force first-reminder: sent 2027-11-05T18:20',
    ]);
    expect(await machine.done('status')).toContain(
      '! mornings without a sweep: the service did not run on three mornings, from Tuesday 2 November 2027 to Thursday 4 November 2027: what could still be sent was sent on Friday 5 November 2027',
    );
    expect(await writtenTo(machine.mailFolder)).toEqual(['force', 'force']);
  });

  it('tries again what the mail service would not take, gives up on what hangs, and is not stopped by either', async () => {
    const machine = await aMachine(
      'troubles',
      { at: '2027-04-14T15:55', held: '2027-04-07', next: '2027-07-14' },
      2_000,
    );
    await addOffice(machine, 'force');
    await machine.until('2027-04-14T16:30');
    await ask(machine, 'force', 'Report how long callers wait');
    await machine.until('2027-04-15T06:55');
    machine.printed();
    machine.answer = async () => ({ outcome: 'refused for now', why: 'no network' });
    await machine.until('2027-04-15T07:15');
    const tries = machine.printed();
    expect(tries.map((line) => line.slice(11, 16))).toEqual(['08:00', '08:05', '08:10']);
    expect(tries[0]).toContain('pdb swept, no mail sent; 1 trouble: pdb: waits for the mail service: FORCE');
    machine.answer = () => new Promise(() => undefined);
    await machine.until('2027-04-15T07:20');
    expect(machine.printed()).toEqual([
      expect.stringMatching(/1 trouble: pdb: given up, for nothing happened in/),
    ]);
    machine.answer = undefined;
    // An hour later it is taken for not sent, as the board's policy has it.
    await machine.until('2027-04-15T10:05');
    expect(await machine.ends()).toEqual([expect.stringMatching(/^force notice: sent 2027-04-15T/)]);
    expect(await writtenTo(machine.mailFolder)).toEqual(['force']);
  });

  it('goes on by the right clock once the machine’s was years ahead', async () => {
    const machine = await aMachine('clock', {
      at: '2027-04-14T16:00',
      held: '2027-04-07',
      next: '2027-07-14',
    });
    for (const moment of ['2031-01-06T09:00', '2027-04-15T07:00', '2027-04-15T08:00', '2027-04-15T08:00']) {
      machine.sleepUntil(moment);
      await machine.look();
    }
    expect(machine.printed()).toEqual([
      expect.stringMatching(/^2031-01-06 09:00:00 {2}pdb swept, /),
      '2027-04-15 08:00:00  pdb swept, no mail sent',
      '2027-04-15 09:00:00  pdb swept, no mail sent',
    ]);
  });

  it('and a sweep by hand at the same moment send each mail once', async () => {
    const machine = await aMachine('by-hand', {
      at: '2027-04-14T16:00',
      held: '2027-04-07',
      next: '2027-07-14',
    });
    await askAllOffices(machine);
    machine.sleepUntil('2027-04-15T07:00');
    // A sweep that ends while another still sends says so, and fails.
    await Promise.all([machine.look(), machine.run('sweep'), machine.run('sweep')]);
    expect(await writtenTo(machine.mailFolder)).toEqual(offices);
    expect((await machine.ends()).every((end) => end.includes('notice: sent'))).toBe(true);
  });
});

/** The credentials that a service on this machine is asked with where none are set. */
const nobody = { accessKeyId: 'nobody', secretAccessKey: 'nobody' };

const serviceAt = (moment: string): string[] => [
  '--import',
  'tsx',
  fileURLToPath(new URL('a-service-at.ts', import.meta.url)),
  `${moment}:00.000Z`,
];

describe('its process', () => {
  it('asked to stop in a morning finishes the mail under way; asked twice it ends at once, and nothing goes twice', async () => {
    const machine = await aMachine('stopped', {
      at: '2024-10-09T15:00',
      held: '2024-10-02',
      next: '2025-03-12',
    });
    await askAllOffices(machine);
    const mailFolder = folder('stopped-relay');
    const ses = await startMailbox(mailFolder, 'relay', nobody);
    onTestFinished(ses.stop);
    /** What befalls at the next mails, before they are taken: one at which something does not return is lost. */
    const events: (() => Promise<unknown>)[] = [];
    const asUsual = async (): Promise<void> => undefined;
    const line = createServer(async (request, response) => {
      const body = await buffer(request);
      const { authorization = '', 'content-type': type = '' } = request.headers;
      if (body.includes('Action=SendRawEmail')) await (events.shift() ?? asUsual)();
      const headers = { authorization, 'content-type': type };
      const answer = await fetch(ses.url, { method: 'POST', headers, body });
      response.writeHead(answer.status, { 'content-type': 'text/xml' }).end(await answer.text());
    });
    const url = await listen(line, 0);
    onTestFinished(() => closeServer(line));
    await machine.done('mail', 'use', 'ses', '--endpoint', url, '--anyway');
    await machine.off();

    const env = { MATTERS_DATA: folder('stopped') };
    const serve = (moment: string): Running => start(serviceAt(moment), { env });
    const stopped = serve('2024-10-10T07:00');
    events.push(asUsual, async () => {
      stopped.child.kill('SIGTERM');
      await stopped.printed('Stopping, once the mail under way is finished.');
    });
    const end = await stopped.ended;
    expect(end).toMatchObject({ exit: 0, talk: quiet });
    expect(end.out).toContain('2 mails sent; stopped before its end, and the next start goes on\n');
    expect(end.out).toMatch(/\nStopped\. What was recorded is kept\.\n$/);
    expect(await writtenTo(mailFolder)).toEqual(offices.slice(0, 2));

    const ended = serve('2024-10-10T07:05');
    events.push(asUsual, async () => {
      ended.child.kill('SIGTERM');
      await ended.printed('Stopping, once the mail under way is finished.');
      ended.child.kill('SIGINT');
      await new Promise(() => undefined);
    });
    expect(await ended.ended).toMatchObject({ exit: null });
    expect(await writtenTo(mailFolder)).toEqual(offices.slice(0, 3));

    // An hour later the mail of the fourth, of which nobody knew whether it went, is taken for not sent.
    const last = serve('2024-10-10T08:10');
    await last.printed('pdb swept, 10 minutes after 09:00, 2 mails sent\n');
    last.child.kill('SIGINT');
    expect(await last.ended).toMatchObject({ exit: 0, talk: quiet });
    expect(await writtenTo(mailFolder)).toEqual(offices);
  });

  it('serves one’s own register alone, of a folder that nobody serves', async () => {
    const data = folder('served');
    const service = start([...npmStart, '--serve', '--data', data, '--port', '0']);
    const printed = await service.printed('It stays up until Ctrl-C.');
    expect(printed).toContain('Each morning  swept by itself: at eight');
    const [second, plain] = await Promise.all([
      run([...npmStart, '--serve', '--data', data, '--port', '0']),
      run([...npmStart, '--data', data, '--port', '0']),
    ]);
    expect(second).toEqual({
      exit: 1,
      out: '',
      talk: `npm start: the register in ${data} is served already, and wakes by itself\n`,
    });
    expect(plain.out).toContain('Each morning  swept by itself: at eight');
    service.child.kill('SIGTERM');
    const { exit, out } = await service.ended;
    expect([exit, out.includes('\u001b')]).toEqual([0, false]);

    await mkdir(folder('sample'));
    await writeFile(join(folder('sample'), 'sample.json'), '{}');
    const sample = await run([...npmStart, '--serve', '--data', folder('sample')]);
    expect(sample).toMatchObject({ exit: 2, out: '' });
    expect(sample.talk).toContain('--serve is for a register of your own');
  });
});
