import { expect, it } from 'vitest';
import { mailsNotThrough } from '../../functions/reminders/not-through.ts';
import { aDispatch } from '../store/examples.ts';

const [force, old] = ['owen.pryce@force.example', 'jan.coe@force.example'];

it.each([
  ['bounced', aDispatch({ state: 'bounced', cameBack: [force] })],
  ['missed', aDispatch({ state: 'missed' })],
  ['failed', aDispatch({ state: 'failed' })],
  ['nobody knows', aDispatch({ state: 'unknown' })],
  ['being sent, and no answer', aDispatch({ state: 'sending' })],
  ['waits for a contact', aDispatch({ waitingFor: 'a contact' })],
])('a mail did not get through: %s', (_, mail) => {
  expect(mailsNotThrough([mail])).toEqual([mail]);
});

it.each([
  ['delivered', aDispatch({ state: 'delivered' })],
  ['planned', aDispatch()],
  ['cancelled', aDispatch({ state: 'cancelled' })],
  ['went twice', aDispatch({ state: 'delivered', wentTwice: true })],
  ['came back from one of two', aDispatch({ state: 'bounced', to: [force, old], cameBack: [old] })],
])('nothing is to be done about a mail: %s', (_, mail) => {
  expect(mailsNotThrough([mail])).toEqual([]);
});

it('once a later mail got there, its office knows', () => {
  const missed = aDispatch({ state: 'missed' });
  const later = (more: Parameters<typeof aDispatch>[0]) =>
    aDispatch({ id: 'pdb_later', dueOn: '2024-11-26', state: 'sent', ...more });
  expect(mailsNotThrough([missed, later({})])).toEqual([]);
  expect(mailsNotThrough([missed, later({ owner: 'pcc' })])).toEqual([missed]);
  expect(mailsNotThrough([missed, later({ dueOn: '2024-11-19' })])).toEqual([missed]);
  const report = aDispatch({ kind: 'action report', owner: null, state: 'missed' });
  expect(mailsNotThrough([report, later({ kind: 'problems', owner: null })])).toEqual([report]);
});
