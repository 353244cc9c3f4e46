import { describe, expect, it } from 'vitest';
import { addMinutes, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import type { BoardMessage, SendMessage } from '../../functions/lambda/messages.ts';
import { send } from '../../functions/lambda/sending.ts';
import { type Sweeping, sweep } from '../../functions/lambda/sweeping.ts';
import type { Counted } from '../../functions/lambda/telemetry.ts';
import { openScene, recordedAt, type Scene } from '../dispatch/scene.ts';
import { anInvocation, sqsEvent } from '../lambda/an-invocation.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { type AlarmProperties, alarmSchema, type Measured, mailsOf, type Way, ways } from './a-cloudwatch.ts';
import { stageNames, templateOf, theOne } from './a-stack.ts';

const alarm = (name: string): AlarmProperties =>
  alarmSchema.parse(theOne(templateOf('prod'), 'AWS::CloudWatch::Alarm', `Alarms${name}`)[1].Properties);
const moment = (text: string): Instant => instantSchema.parse(text);

/** What an alarm mails, by the hour: "2024-11-19 09 rings". */
const mailedBy = (
  way: Way,
  name: string,
  measured: readonly Measured[],
  from: string,
  to: string,
): string[] =>
  mailsOf(alarm(name), measured, [moment(from), moment(to)], way).map(
    ({ at, rings }) => `${at.slice(0, 13).replace('T', ' ')} ${rings ? 'rings' : 'is over'}`,
  );

/** The same, which must be the same whichever way CloudWatch looks. */
function mailed(name: string, measured: readonly Measured[], from: string, to: string): string[] {
  const [first = [], ...others] = ways.map((way) => mailedBy(way, name, measured, from, to));
  for (const other of others) expect(other).toEqual(first);
  return first;
}

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = 'pdb_2024-12_20241211_second-reminder_force';

/** The hours of a working day at which the sweep is woken, and that of a Saturday, on a day of winter. */
const hours = ['08', '09', '10', '11', '12', '13', '14', '15', '16', '17'];
const hoursOf = (day: string): string[] => hours.map((hour) => `${day}T${hour}:00:00.000Z`);

type Days = {
  scene: Scene;
  /** Does the hours' sweeps, and sends what they queue unless nothing goes. */
  pass: (moments: readonly string[]) => Promise<void>;
  measured: (name: Counted) => Measured[];
  sky: { mailGoes: boolean; frozenSince?: Instant; lying: Awaited<ReturnType<Sweeping['deadLetters']>> };
  /** Has the sweep of a board break off. */
  broken: Set<string>;
};

/** The functions as they are deployed, woken hour by hour, and what they measured. */
async function days(...things: Parameters<typeof openScene>): Promise<Days> {
  const scene = await openScene(...things);
  const all: (Measured & { name: Counted })[] = [];
  const sky: Days['sky'] = { mailGoes: true, lying: { ofOwners: 0, ofSecretaries: 0 } };
  const broken = new Set<string>();
  let boards: BoardMessage[] = [];
  let mails: SendMessage[] = [];
  const { register, sendMail, from, configurationSet, pause } = scene.morningOf;
  const { ledger } = scene;
  const clock = { now: () => scene.clock.now, takesAnyTime: false };
  const isFrozen = async () => sky.frozenSince !== undefined;
  const sweeping: Sweeping = {
    register: {
      ...scene.register,
      boardView: async (board, told) => {
        if (broken.has(board)) throw new Error('the table does not answer');
        return scene.register.boardView(board, told);
      },
    },
    ...{ ledger, clock, isFrozen },
    toBoards: async (messages) => void boards.push(...messages),
    toSend: async (messages) => void mails.push(...messages),
    mailsWaiting: async () => 0,
    frozenSince: async () => sky.frozenSince,
    deadLetters: async () => sky.lying,
  };
  const sending = {
    ...{ register, ledger, sendMail, from, configurationSet, mailService: 'SES', pause, clock, isFrozen },
  };
  /** As the functions let it out, at the end of an invocation. */
  function heard() {
    const { invocation } = anInvocation();
    const count = (name: Counted, value = 1): void => void all.push({ name, value, at: scene.clock.now });
    return { ...invocation, telemetry: { ...invocation.telemetry, count } };
  }
  return {
    scene,
    sky,
    broken,
    pass: async (moments) => {
      for (const text of moments) {
        scene.clock.now = moment(text);
        await sweep(sweeping, { time: scene.clock.now }, heard());
        for (const board of boards) await sweep(sweeping, sqsEvent(board), heard());
        scene.clock.now = addMinutes(scene.clock.now, 1);
        if (sky.mailGoes) await send(sending, sqsEvent(...mails), heard());
        boards = [];
        mails = [];
      }
    },
    measured: (name) => all.filter((one) => one.name === name),
  };
}

const oneOwed = () => days(aBoard(), anOwner(), october, aMeeting(), anAction(lately));
const fromTuesday = '2024-11-19T07:00:00.000Z';

describe('that an owner was not told', () => {
  it('rings when a mail came back, and is over when its office knows; the next mail, for nobody, rings anew', async () => {
    const { pass, scene, measured } = await oneOwed();
    await pass(['2024-11-19T08:00:00.000Z']);
    scene.clock.now = moment('2024-11-19T08:10:00.000Z');
    await scene.event({ dispatch: second, kind: 'bounced', undeliverable: true });
    await pass([...hoursOf('2024-11-19').slice(1), ...hoursOf('2024-11-20').slice(0, 3)]);
    expect(
      mailed('OwnersNotTold', measured('OwnersNotTold'), fromTuesday, '2024-11-20T11:00:00.000Z'),
    ).toEqual([
      '2024-11-19 09 rings',
      '2024-11-19 10 is over',
      '2024-11-20 09 rings',
      '2024-11-20 10 is over',
    ]);
  });

  it('stands through the night while nobody can be told, and is over when a new secretary is', async () => {
    const { pass, scene, measured } = await oneOwed();
    await pass(['2024-11-19T08:00:00.000Z']);
    await scene.event({ dispatch: second, kind: 'bounced', undeliverable: true });
    const board = aBoard();
    const refused = { email: board.secretary[0]?.email ?? '', since: '2024-11-19', why: 'suppressed' };
    await scene.change(aBoard({ undeliverable: [refused] }));
    await pass([...hoursOf('2024-11-19').slice(1), '2024-11-20T08:00:00.000Z', '2024-11-20T09:00:00.000Z']);
    const fresh = [{ name: 'New Secretary', email: 'new@pcc.example' }];
    await scene.change({ ...aBoard({ undeliverable: [], secretary: fresh }), version: 2 });
    await pass(hoursOf('2024-11-20').slice(2, 5));
    const until = '2024-11-20T13:00:00.000Z';
    expect(mailed('OwnersNotTold', measured('OwnersNotTold'), fromTuesday, until)).toEqual([
      '2024-11-19 09 rings',
      '2024-11-20 11 is over',
    ]);
    expect(mailed('SecretariesNotTold', measured('SecretariesNotTold'), fromTuesday, until)).toEqual([
      '2024-11-19 09 rings',
      '2024-11-20 10 is over',
    ]);
  });

  it.each(['missed', 'unknown', 'failed', 'complained', 'suppressed'] as const)(
    'rings by a mail that is %s, and by the next hour its office knows',
    async (state) => {
      const { pass, scene, measured } = await oneOwed();
      await scene.ledger.save(aDispatch({ state, at: moment('2024-11-19T08:30:00.000Z') }));
      await pass(hoursOf('2024-11-19').slice(1, 4));
      const [first = '', ...then] = mailed(
        'OwnersNotTold',
        measured('OwnersNotTold'),
        '2024-11-19T08:00:00.000Z',
        '2024-11-20T07:00:00.000Z',
      );
      expect(first).toBe('2024-11-19 09 rings');
      expect(then).toHaveLength(1);
      expect(then[0]).toMatch(/ (10|11) is over$/);
    },
  );

  it('is not over because another board’s sweep went well while its own broke off', async () => {
    const { pass, scene, measured, broken } = await oneOwed();
    await scene.keep(aBoard({ id: 'jac', name: 'Joint Audit Committee' }));
    broken.add('pdb');
    await pass(hoursOf('2024-11-19'));
    broken.clear();
    await pass(['2024-11-20T08:00:00.000Z']);
    expect(
      mailed('OwnersNotTold', measured('OwnersNotTold'), fromTuesday, '2024-11-20T09:30:00.000Z'),
    ).toEqual(['2024-11-19 08 rings', '2024-11-20 08 is over']);
  });

  it('rings while a board or a mail lies with the dead letters', async () => {
    const { pass, sky, measured } = await oneOwed();
    sky.lying = { ofOwners: 1, ofSecretaries: 0 };
    await pass(hoursOf('2024-11-19'));
    sky.lying = { ofOwners: 0, ofSecretaries: 2 };
    await pass(hoursOf('2024-11-20').slice(0, 2));
    const until = '2024-11-20T10:00:00.000Z';
    expect(mailed('OwnersNotTold', measured('OwnersNotTold'), fromTuesday, until)).toEqual([
      '2024-11-19 08 rings',
      '2024-11-20 08 is over',
    ]);
    expect(mailed('SecretariesNotTold', measured('SecretariesNotTold'), fromTuesday, until)).toEqual([
      '2024-11-20 08 rings',
    ]);
  });
});

describe('that a meeting is near, and mails have no end', () => {
  it('stands in the evening and at night while nothing ended, and is over when they went', async () => {
    const { pass, sky, measured } = await oneOwed();
    sky.mailGoes = false;
    await pass([...hoursOf('2024-12-09'), '2024-12-10T08:00:00.000Z']);
    sky.mailGoes = true;
    await pass(hoursOf('2024-12-10').slice(1, 4));
    expect(
      mailed(
        'MeetingIsNear',
        measured('MailsNotEndedBeforeMeeting'),
        '2024-12-09T07:00:00.000Z',
        '2024-12-11T07:00:00.000Z',
      ),
    ).toEqual(['2024-12-09 09 rings', '2024-12-10 10 is over']);
  });
});

describe('a freeze', () => {
  it.each([
    [
      'of one afternoon rings nobody',
      { from: '2024-11-19T13:30:00.000Z', to: '2024-11-19T16:30:00.000Z' },
      [],
    ],
    [
      'that was left on rings the next morning, and is over with the first sweep after the thaw',
      { from: '2024-11-19T13:30:00.000Z', to: '2024-11-21T09:30:00.000Z' },
      ['2024-11-20 08 rings', '2024-11-21 10 is over'],
    ],
    [
      'of a Thursday rings on Friday, and no weekend says that it is over',
      { from: '2024-11-21T13:30:00.000Z', to: '2024-11-25T09:30:00.000Z' },
      ['2024-11-22 08 rings', '2024-11-25 10 is over'],
    ],
    [
      'of a Friday afternoon lets nobody down until Monday',
      { from: '2024-11-22T13:30:00.000Z', to: '2024-11-25T09:30:00.000Z' },
      ['2024-11-25 08 rings', '2024-11-25 10 is over'],
    ],
  ])('%s', async (_, { from, to }, mails) => {
    const { pass, sky, measured } = await days(aBoard());
    const week = ['2024-11-19', '2024-11-20', '2024-11-21', '2024-11-22', '2024-11-25'].flatMap(hoursOf);
    const weekend = ['2024-11-23T08:00:00.000Z', '2024-11-24T08:00:00.000Z'];
    for (const hour of [...week, ...weekend].sort()) {
      if (hour > from && hour < to) sky.frozenSince = moment(from);
      else delete sky.frozenSince;
      await pass([hour]);
    }
    expect(mailed('FreezeLeftOn', measured('FreezeLeftOn'), fromTuesday, '2024-11-26T00:00:00.000Z')).toEqual(
      mails,
    );
  });
});

describe('where all is well', () => {
  it('no alarm rings on a working day, at night, or on a weekend, and none says that anything is over', async () => {
    const { pass, measured } = await oneOwed();
    await pass([...hoursOf('2024-11-22'), '2024-11-23T08:00:00.000Z', '2024-11-24T08:00:00.000Z']);
    await pass(hoursOf('2024-11-25').slice(0, 2));
    for (const [name, counted] of [
      ['OwnersNotTold', 'OwnersNotTold'],
      ['SecretariesNotTold', 'SecretariesNotTold'],
      ['MeetingIsNear', 'MailsNotEndedBeforeMeeting'],
      ['FreezeLeftOn', 'FreezeLeftOn'],
    ] as const) {
      expect(measured(counted).length, name).toBeGreaterThan(13);
      expect(mailed(name, measured(counted), '2024-11-22T07:00:00.000Z', '2024-11-25T10:00:00.000Z')).toEqual(
        [],
      );
    }
  });

  /** Eight in London, in the weekend that the clocks go back: seven by the world's clock, and then eight. */
  const mornings = (...moments: string[]): Measured[] =>
    moments.map((text) => ({ at: addMinutes(moment(text), 2), value: 1 }));

  it('the longest night between two sweeps is no absence; a sweep that does not come is, after 26 hours', () => {
    const through = mornings(
      ...['2024-10-25T07:00:00.000Z', '2024-10-26T07:00:00.000Z', '2024-10-27T08:00:00.000Z'],
    );
    const from = '2024-10-25T08:30:00.000Z';
    expect(mailed('NoFinishedSweep', through, from, '2024-10-28T08:30:00.000Z')).toEqual([]);
    for (const way of ways) {
      const mails = mailedBy(way, 'NoFinishedSweep', through, from, '2024-10-30T00:00:00.000Z');
      expect(mails).toEqual([expect.stringMatching(/^2024-10-28 (09|10|11|12|13) rings$/)]);
    }
  });
});

describe('an error is an event', () => {
  it.each(['ApiFailedRequests', 'SignInFails'])(
    '%s rings each time, and never says that it is over',
    (name) => {
      const errors = ['2024-11-19T09:00:00.000Z', '2024-11-19T15:00:00.000Z'].map((at) => ({
        at: moment(at),
        value: 3,
      }));
      expect(mailed(name, errors, fromTuesday, '2024-11-20T07:00:00.000Z')).toEqual([
        '2024-11-19 09 rings',
        '2024-11-19 15 rings',
      ]);
    },
  );
});

describe.each(stageNames)('%s', (stage) => {
  it('watches no more metrics than are watched for nothing, each as it is', () => {
    const alarms = Object.values(templateOf(stage).Resources).filter(
      ({ Type }) => Type === 'AWS::CloudWatch::Alarm',
    );
    expect(alarms).toHaveLength(10);
    for (const { Properties } of alarms) {
      expect(Properties).not.toHaveProperty('Metrics');
      expect(alarmSchema.safeParse(Properties)).toMatchObject({ success: true });
    }
  });
});
