import { describe, expect, it } from 'vitest';
import { day, type Instant, instantSchema } from '../../functions/calendar/days.ts';
import { sweepBoard } from '../../functions/dispatch/sweep.ts';
import {
  isFreezeLeftOn,
  notEndedBeforeMeeting,
  ownersNotTold,
  secretariesNotTold,
} from '../../functions/reminders/let-down.ts';
import { at, openScene, recordedAt, viewOf } from '../dispatch/scene.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';

const today = day('2024-11-20');
const bounced = aDispatch({ state: 'bounced' });
const gone = [
  ...(['bounced', 'complained', 'suppressed', 'missed', 'failed', 'unknown'] as const).map(
    (state) => [state, aDispatch({ state })] as const,
  ),
  ['waiting for a contact', aDispatch({ waitingFor: 'a contact' })],
] as const;

describe('an owner is not told', () => {
  it.each(gone)('while a mail to it is %s and nobody of its board’s office knows', (_, one) => {
    expect(ownersNotTold(aBoard(), [one], today)).toEqual([one]);
    expect(ownersNotTold(aBoard(), [aDispatch({ ...one, reportedIn: 'pdb_problems_1' })], today)).toEqual([]);
  });

  it.each(['planned', 'sent', 'delivered', 'cancelled'] as const)('but not by a mail that is %s', (state) => {
    expect(ownersNotTold(aBoard(), [aDispatch({ state })], today)).toEqual([]);
  });

  it('of a board that has ended, nobody is waited for', () => {
    const ended = aBoard({ ended: { on: '2024-11-20', reason: 'abolished' } });
    expect(ownersNotTold(ended, [bounced], today)).toEqual([]);
    expect(ownersNotTold(ended, [bounced], day('2024-11-19'))).toEqual([bounced]);
  });
});

describe('a secretary is not told', () => {
  const refused = { email: 'asha.verity@pcc.example', since: '2024-11-18', why: 'on the suppression list' };

  it('whose mailbox refuses mail, though there is another; not whoever else the board names', () => {
    const second = { name: 'Ben Field', email: 'ben.field@pcc.example' };
    const two = aBoard({ secretary: [...aBoard().secretary, second], undeliverable: [refused] });
    expect(secretariesNotTold(two, [], today)).toEqual({ mailboxes: 1, mails: [] });
    const chief = aBoard({ undeliverable: [{ ...refused, email: 'chief@pcc.example' }] });
    expect(secretariesNotTold(chief, [], today)).toEqual({ mailboxes: 0, mails: [] });
  });

  it('when a mail to the office went wrong, which is not counted as an owner’s', () => {
    const report = aDispatch({ state: 'bounced', owner: null, kind: 'action report' });
    expect(secretariesNotTold(aBoard(), [report, bounced], today)).toEqual({ mailboxes: 0, mails: [report] });
    expect(ownersNotTold(aBoard(), [report], today)).toEqual([]);
  });
});

describe('before a meeting', () => {
  const lately = recordedAt('2024-11-18T15:00:00.000Z');
  const register = [aBoard(), anOwner(), aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' })];
  const swept = async (first: string, later: string) => {
    const scene = await openScene(...register, aMeeting(), anAction(lately));
    const view = await viewOf(scene.register);
    scene.clock.now = at(`${first}T08:00:00.000Z`);
    await sweepBoard(scene.morningOf, view, day(first));
    const notEnded = async (moment: string) =>
      notEndedBeforeMeeting(view, await scene.ledger.live('pdb'), day(moment.slice(0, 10)), at(moment));
    return { scene, notEnded: await notEnded(later), again: notEnded };
  };

  it.each([
    ['three days before, nobody need know', '2024-12-08T09:00:00.000Z', []],
    ['two days before, what did not go is told', '2024-12-09T09:00:00.000Z', ['action-report', 'last-call']],
    ['on the day itself too', '2024-12-11T09:00:00.000Z', ['action-report', 'last-call']],
    ['when the meeting is over, no longer', '2024-12-12T09:00:00.000Z', []],
  ])('%s', async (_, later, stages) => {
    const { notEnded } = await swept('2024-12-09', later);
    expect(notEnded.map(({ stage }) => stage).sort()).toEqual(stages);
  });

  it('what was entered a moment ago is on its way, and no cause for alarm; what was sent has ended', async () => {
    const { scene, notEnded, again } = await swept('2024-12-09', '2024-12-09T08:20:00.000Z');
    expect(notEnded).toEqual([]);
    await scene.morning('2024-12-09', '2024-12-09T09:00:00.000Z');
    expect(await again('2024-12-09T10:00:00.000Z')).toEqual([]);
  });
});

describe('a freeze', () => {
  const moment = (text: string): Instant => instantSchema.parse(text);
  it.each([
    ['never', undefined, '2024-11-20T08:00:00.000Z', false],
    ['this morning', '2024-11-20T07:30:00.000Z', '2024-11-20T17:00:00.000Z', false],
    ['yesterday afternoon', '2024-11-19T16:00:00.000Z', '2024-11-20T08:00:00.000Z', true],
    ['on Friday, as found on Saturday', '2024-11-22T16:00:00.000Z', '2024-11-23T08:00:00.000Z', undefined],
    ['on Friday, as found on Monday', '2024-11-22T16:00:00.000Z', '2024-11-25T08:00:00.000Z', true],
    ['before Christmas, as found on it', '2024-12-24T16:00:00.000Z', '2024-12-25T08:00:00.000Z', undefined],
    ['just after midnight, in London', '2024-07-01T23:30:00.000Z', '2024-07-02T07:00:00.000Z', false],
  ])('set %s is left on: by the day in London, and on working days alone', (_, since, now, isLeftOn) => {
    expect(isFreezeLeftOn(since === undefined ? undefined : moment(since), moment(now))).toBe(isLeftOn);
  });
});
