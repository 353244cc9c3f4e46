import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addMinutes, day } from '../../functions/calendar/days.ts';
import { addressesMeant } from '../../functions/dispatch/addresses.ts';
import { afterEvidence, markSending } from '../../functions/dispatch/transitions.ts';
import type { MailEvent, MailEventKind } from '../../functions/mail/events.ts';
import type { Contact } from '../../functions/register/owner.ts';
import { dispatchIdSchema } from '../../functions/reminders/dispatch.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { aDispatch } from '../store/examples.ts';
import { at, endsInWords, openScene, recordedAt, type Scene } from './scene.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = dispatchIdSchema.parse('pdb_2024-12_20241211_second-reminder_force');
const owen = 'owen.pryce@force.example';
const deputy = { name: 'Inspector Mair Lewis', email: 'mair.lewis@force.example', from: null, until: null };

const other = { name: 'Staff Office', email: 'other@force.example', from: null, until: null };

const oneOwed = (...copies: Contact[]): Promise<Scene> =>
  openScene(aBoard(), anOwner({ deputies: [deputy], copies }), october, aMeeting(), anAction(lately));

const stateOf = async (scene: Scene): Promise<string> => (await scene.dispatch(second)).state;

describe('the mail service’s own event', () => {
  it.each<[MailEventKind, string]>([
    ['taken', 'sent'],
    ['delayed', 'sent'],
    ['delivered', 'delivered'],
    ['bounced', 'bounced'],
    ['suppressed', 'suppressed'],
    ['complained', 'complained'],
    ['rejected', 'failed'],
  ])('“%s” settles a mail that nobody knew the end of: %s, and it is not sent again', async (kind, state) => {
    const scene = await oneOwed();
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    expect((await scene.event({ dispatch: second, kind })).outcome).toBe('settled');
    await scene.morning('2024-11-20');
    expect(await stateOf(scene)).toBe(state);
    expect((await scene.mails()).filter(({ raw }) => raw.includes(`<${second}@`))).toHaveLength(1);
  });

  it('that comes before the sender has written that it was sent stands, and the mail goes once', async () => {
    const scene = await oneOwed();
    scene.line.next = [async () => void (await scene.event({ dispatch: second, kind: 'delivered' }))];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: delivered']);
    expect(scene.line.requests).toBe(1);
    expect(await scene.morning('2024-11-19')).toEqual([]);
  });

  it('that comes when the mail is to be sent again stops that', async () => {
    const scene = await oneOwed();
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    await scene.morning('2024-11-23');
    expect(await stateOf(scene)).toBe('planned');
    await scene.event({ dispatch: second, kind: 'taken' });
    await scene.morning('2024-11-25');
    expect(await stateOf(scene)).toBe('sent');
    expect((await historyOf(scene)).filter((what) => what.startsWith('asking'))).toHaveLength(1);
  });

  it('that comes while the mail is made up again stops that', async () => {
    const scene = await oneOwed();
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    const { boardViewNow } = scene.register;
    scene.morningOf.register = {
      ...scene.register,
      boardViewNow: async (...asked) => {
        await scene.event({ dispatch: second, kind: 'taken' });
        return boardViewNow(...asked);
      },
    };
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['force second-reminder: sent']);
    expect(scene.line.requests).toBe(1);
  });

  it('of a mail that went settles a dispatch which a restored ledger does not know to have been tried', async () => {
    const scene = await oneOwed();
    await scene.ledger.save(aDispatch({ id: second }));
    expect((await scene.event({ dispatch: second, kind: 'delivered' })).outcome).toBe('settled');
    expect(await scene.dispatch(second)).toMatchObject({ state: 'delivered', attempts: 0 });
  });

  it('tells nothing of a refusal before any try, or of a dispatch that is not in the ledger', async () => {
    const scene = await oneOwed();
    await scene.ledger.save(aDispatch({ id: second }));
    expect((await scene.event({ dispatch: second, kind: 'rejected' })).outcome).toBe('nothing new');
    expect((await scene.event({ dispatch: 'pdb_other', kind: 'delivered' })).outcome).toBe(
      'no such dispatch',
    );
  });

  it('changes nothing when it comes twice', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    for (const outcome of ['settled', 'nothing new']) {
      expect((await scene.event({ dispatch: second, kind: 'bounced', undeliverable: true })).outcome).toBe(
        outcome,
      );
    }
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toHaveLength(1);
  });

  it('that one of two mailboxes took it does not hide that the other did not', async () => {
    const scene = await oneOwed(other);
    await scene.morning('2024-11-19');
    await scene.event({
      dispatch: second,
      kind: 'bounced',
      recipients: ['other@force.example'],
      undeliverable: true,
    });
    await scene.event({ dispatch: second, kind: 'delivered', recipients: [owen] });
    expect(await stateOf(scene)).toBe('bounced');
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable.map(({ email }) => email)).toEqual([
      'other@force.example',
    ]);
  });

  it.each<[string, [MailEventKind, string][], string[]]>([
    [
      'both, one after the other',
      [
        ['bounced', owen],
        ['bounced for now', other.email],
      ],
      [owen, other.email],
    ],
    [
      'both, the graver first',
      [
        ['bounced', owen],
        ['suppressed', other.email],
      ],
      [owen, other.email],
    ],
    [
      'one, and the other took it',
      [
        ['suppressed', owen],
        ['delivered', other.email],
      ],
      [owen],
    ],
    [
      'one, twice, in capitals',
      [
        ['bounced', owen],
        ['bounced', owen.toUpperCase()],
      ],
      [owen],
    ],
    [
      'none: one complained',
      [
        ['delivered', owen],
        ['complained', other.email],
      ],
      [],
    ],
  ])('says from which of two addresses a mail came back: %s', async (_, said, cameBack) => {
    const scene = await oneOwed(other);
    await scene.morning('2024-11-19');
    for (const [kind, email] of said) await scene.event({ dispatch: second, kind, recipients: [email] });
    expect((await scene.dispatch(second)).cameBack).toEqual(cameBack);
  });

  it('of the mail before is past for those whom the next one is written to', async () => {
    const addressed = { to: [owen], copies: [], subject: 'Performance and Delivery Board' };
    const author = { at: at('2024-11-20T09:00:00.000Z'), by: 'the service', from: 'SES' };
    const again = markSending(
      aDispatch({ cameBack: [owen, other.email] }),
      addressed,
      [],
      day('2024-11-20'),
      author,
    );
    expect(again.cameBack).toEqual([other.email]);
  });

  it('that the mailbox is no more has the deputy written to next, and the secretary told once', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced', undeliverable: true });
    await scene.newMails();
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual([
      'force second-reminder: sent',
      'secretary problems: sent',
    ]);
    expect(await scene.newMails()).toEqual([
      'asha.verity: 1 mail did not get through, 1 gap in the register',
      'mair.lewis: 11 December: 1 action due',
    ]);
    expect(await scene.dispatch(second)).toMatchObject({ state: 'sent', cameBack: [owen] });
    expect(await scene.morning('2024-11-21')).toEqual([]);
    await scene.morning('2024-11-25');
    expect(await scene.newMails()).toEqual(['mair.lewis: 11 December: 1 action due']);
  });

  it('that the mailbox is full leaves the contact as it is', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced' });
    await scene.newMails();
    await scene.morning('2024-11-25');
    expect((await scene.newMails()).at(-1)).toBe('owen.pryce: 11 December: 1 action due');
  });

  it('that somebody is out of office, after the mail arrived, is no bounce', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'delivered' });
    const arrived = await scene.dispatch(second);
    expect((await scene.event({ dispatch: second, kind: 'bounced for now' })).outcome).toBe('nothing new');
    expect(await scene.dispatch(second)).toEqual(arrived);
    expect(await scene.morning('2024-11-20')).toEqual([]);
  });

  it.each<[string, [MailEventKind, string][], string]>([
    [
      'after it arrived',
      [
        ['delivered', owen],
        ['bounced for now', owen],
      ],
      'delivered',
    ],
    [
      'before we hear that it arrived',
      [
        ['bounced for now', owen],
        ['delivered', owen],
      ],
      'delivered',
    ],
    [
      'while another’s is no more',
      [
        ['bounced', other.email],
        ['bounced for now', owen],
        ['delivered', owen],
      ],
      'bounced',
    ],
  ])('that one of two is out of office is no bounce: %s', async (_, said, state) => {
    const scene = await oneOwed(other);
    await scene.morning('2024-11-19');
    for (const [kind, email] of said) await scene.event({ dispatch: second, kind, recipients: [email] });
    expect(await scene.dispatch(second)).toMatchObject({ state, takenBy: [owen], cameBackForNow: [] });
  });

  it.each<[string, string[], number, string[] | undefined]>([
    ['one of two that cannot be read is the other', [owen], 1, [owen, 'other@force.example']],
    ['two that cannot be read are both', [], 2, [owen, 'other@force.example']],
    ['one that cannot be read, alone, is nobody’s', [], 1, []],
    [
      'one that cannot be read, beside a stranger, is nobody’s',
      ['night.desk@elsewhere.example'],
      1,
      undefined,
    ],
  ])('speaks of those whom it must mean: %s', (_, recipients, unread, meant) => {
    const dispatch = aDispatch({ state: 'sent', to: [owen], copies: ['other@force.example'] });
    expect(addressesMeant(dispatch, { recipients, unread })).toEqual(meant);
  });

  it('of a stranger’s address stands in the history, once, and counts for nothing', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    const stranger = {
      dispatch: second,
      kind: 'bounced' as const,
      recipients: ['night.desk@elsewhere.example'],
    };
    for (const _ of ['told', 'told again']) {
      expect((await scene.event({ ...stranger, undeliverable: true })).outcome).toBe('nothing new');
    }
    const { state, cameBack, history } = await scene.dispatch(second);
    expect([state, cameBack]).toEqual(['sent', []]);
    expect(history.map(({ what }) => what).filter((what) => what.startsWith('not counted'))).toEqual([
      'not counted, for it was not written to night.desk@elsewhere.example: as the mail service said',
    ]);
  });

  it('that one mailbox of two is full is a bounce, though the other took it', async () => {
    const scene = await oneOwed(other);
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'delivered', recipients: [other.email] });
    await scene.event({ dispatch: second, kind: 'bounced for now', recipients: [owen] });
    expect(await stateOf(scene)).toBe('bounced');
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toEqual([]);
  });

  it('of several who may have complained marks none of them', async () => {
    const scene = await oneOwed(other);
    await scene.morning('2024-11-19');
    const recipients = [owen, other.email];
    await scene.event({ dispatch: second, kind: 'complained', recipients });
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toEqual([]);
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
  });

  it('marks a mailbox as the mail was written to it, whatever the capitals', async () => {
    const scene = await oneOwed(other);
    await scene.morning('2024-11-19');
    const recipients = ['OWEN.Pryce@FORCE.example', 'stranger@elsewhere.example'];
    await scene.event({ dispatch: second, kind: 'bounced', recipients, undeliverable: true });
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toMatchObject([{ email: owen }]);
    expect((await historyOf(scene)).at(-1)).toBe(`bounced (${owen}): as the mail service said`);
  });

  it('that names no address is of the only one that the mail was written to', async () => {
    const scene = await oneOwed();
    await scene.morning('2024-11-19');
    await scene.event({ dispatch: second, kind: 'bounced', recipients: [], undeliverable: true });
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toMatchObject([{ email: owen }]);
  });

  it('that names no address of several marks none, and the history and the secretary are told', async () => {
    const scene = await oneOwed(other);
    await scene.morning('2024-11-19');
    const nameless = { dispatch: second, kind: 'bounced' as const, recipients: [], undeliverable: true };
    expect((await scene.event(nameless)).outcome).toBe('settled');
    expect((await scene.event(nameless)).outcome).toBe('nothing new');
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toEqual([]);
    expect((await historyOf(scene)).at(-1)).toBe('bounced (no address named): as the mail service said');
    expect(endsInWords(await scene.morning('2024-11-20'))).toEqual(['secretary problems: sent']);
  });

  it.each<[MailEventKind, string]>([
    ['delivered', 'unknown'],
    ['bounced', 'unknown'],
    ['complained', 'sent'],
    ['rejected', 'sent'],
  ])('“%s” of a stranger’s address tells nothing of a mail that is %s', async (kind, state) => {
    const scene = await oneOwed();
    if (state === 'unknown') scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    const before = await scene.dispatch(second);
    const recipients = ['stranger@elsewhere.example'];
    const { outcome } = await scene.event({ dispatch: second, kind, recipients, undeliverable: true });
    const { history, version, ...rest } = await scene.dispatch(second);
    expect([outcome, { ...rest, history: history.slice(0, -1), version: version - 1 }]).toEqual([
      'nothing new',
      before,
    ]);
    expect(before.state).toBe(state);
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toEqual([]);
  });

  it('of a stranger’s address, while the mail is being sent, does not cost the sender its answer', async () => {
    const scene = await oneOwed();
    const stranger = {
      dispatch: second,
      kind: 'bounced' as const,
      recipients: ['stranger@elsewhere.example'],
    };
    scene.line.next = [async () => void (await scene.event(stranger))];
    expect(endsInWords(await scene.morning('2024-11-19'))).toEqual(['force second-reminder: sent']);
  });

  it('is believed of whomever it names where a restored ledger does not know to whom the mail went', async () => {
    const scene = await oneOwed(other);
    await scene.ledger.save(aDispatch({ id: second }));
    await scene.event({ dispatch: second, kind: 'delivered', recipients: [owen] });
    const { email } = other;
    await scene.event({ dispatch: second, kind: 'bounced', recipients: [email], undeliverable: true });
    expect(await stateOf(scene)).toBe('bounced');
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toMatchObject([{ email }]);
  });

  it('that a first message was refused says nothing of the second, which was sent in its place', async () => {
    const scene = await oneOwed();
    scene.line.next = ['reset after acceptance'];
    await scene.morning('2024-11-19');
    await scene.morning('2024-11-20');
    await scene.event({ dispatch: second, kind: 'rejected', messageId: 'that-of-the-first' });
    expect(await stateOf(scene)).toBe('sent');
  });

  it.each<[MailEventKind]>([['complained'], ['suppressed']])(
    '“%s” is told to the secretary',
    async (kind) => {
      const scene = await oneOwed();
      await scene.morning('2024-11-19');
      await scene.event({ dispatch: second, kind, undeliverable: true });
      expect(endsInWords(await scene.morning('2024-11-20'))).toContain('secretary problems: sent');
    },
  );
});

const historyOf = async (scene: Scene): Promise<string[]> =>
  (await scene.dispatch(second)).history.map(({ what }) => what);

describe('events in any order, any number of times', () => {
  const kinds: MailEventKind[] = ['taken', 'delayed', 'delivered', 'suppressed', 'bounced', 'complained'];
  const gravity = ['sent', 'sent', 'delivered', 'suppressed', 'bounced', 'complained'];
  const author = { at: at('2024-11-19T09:00:00.000Z'), by: 'the mail service', from: 'event' };
  const event = (kind: MailEventKind, index: number): MailEvent => ({
    kind,
    dispatch: second,
    board: 'pdb',
    messageId: 'message-1',
    at: addMinutes(author.at, index),
    recipients: [owen],
    undeliverable: false,
    why: 'as the mail service said',
  });

  it('leave the gravest that was said, whatever the sender had written by then', () => {
    const states = fc.constantFrom('sending', 'unknown', 'sent', 'planned', 'cancelled', 'missed', 'failed');
    const some = fc.array(fc.constantFrom(...kinds), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(states, some, (state, said) => {
        const end = said.reduce(
          (dispatch, kind, index) => afterEvidence(dispatch, event(kind, index), author),
          aDispatch({ state, attempts: 1 }),
        );
        const gravest = Math.max(...said.map((kind) => kinds.indexOf(kind)));
        expect(end.state).toBe(gravity[gravest]);
      }),
    );
  });
});
