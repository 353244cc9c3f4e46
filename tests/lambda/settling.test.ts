import { describe, expect, it } from 'vitest';
import { settle } from '../../functions/lambda/settling.ts';
import type { Contact } from '../../functions/register/owner.ts';
import { openScene, recordedAt, type Scene } from '../dispatch/scene.ts';
import { bounceOf, inSns, sesEvents } from '../mail/ses-events.ts';
import { aBoard, aMeeting, anAction, anOwner } from '../register/examples.ts';
import { anInvocation, failed, type Heard, sqsEvent } from './an-invocation.ts';

const october = aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' });
const lately = recordedAt('2024-11-18T15:00:00.000Z');
const second = 'pdb_2024-12_20241211_second-reminder_force';
const owen = 'owen.pryce@force.example';

/** The event of the developer guide, of our mail and to our owner. */
const ofOurs = (event: object, dispatch = second): object =>
  JSON.parse(
    JSON.stringify(event)
      .replaceAll('force@police.example', owen)
      .replaceAll('pdb_2024-12_force_first-reminder', dispatch),
  );

const chief = { name: 'Chief Constable', email: 'chief@police.example', from: null, until: null };

async function oneSent(...copies: Contact[]): Promise<{
  scene: Scene;
  told: (...bodies: (string | object)[]) => Promise<Heard & { again: string[] }>;
}> {
  const scene = await openScene(aBoard(), anOwner({ copies }), october, aMeeting(), anAction(lately));
  await scene.morning('2024-11-19');
  const settler = { register: scene.register, ledger: scene.ledger, now: () => scene.clock.now };
  const [number = ''] = (await scene.dispatch(second)).mails;
  const ofThatMail = (body: string | object): string | object =>
    JSON.parse(JSON.stringify(body).replaceAll('0107-example-000000', number));
  return {
    scene,
    told: async (...bodies) => {
      const heard = anInvocation();
      const again = failed(await settle(settler, sqsEvent(...bodies.map(ofThatMail)), heard.invocation));
      return { ...heard, again };
    },
  };
}

const markedIn = async (scene: Scene): Promise<string[]> =>
  (await scene.register.owner('pdb', 'force'))?.undeliverable.map(({ email }) => email) ?? [];

const stateOf = async (scene: Scene): Promise<string> => (await scene.dispatch(second)).state;

describe('the mail service’s events', () => {
  it.each([
    ['as the topic hands them on', inSns],
    ['bare', (event: object) => event],
  ])('%s settle the ledger', async (_, wrapped) => {
    const { scene, told } = await oneSent();
    const { again, lines } = await told(wrapped(ofOurs(sesEvents.send)), wrapped(ofOurs(sesEvents.delivery)));
    expect([again, await stateOf(scene)]).toEqual([[], 'delivered']);
    expect(lines).toEqual([
      `info: the mail service told of a mail {"board":"pdb","dispatch":"${second}","kind":"delivered","outcome":"settled","state":"delivered"}`,
      `info: the mail service told of a mail {"board":"pdb","dispatch":"${second}","kind":"taken","outcome":"nothing new","state":"delivered"}`,
    ]);
  });

  it('flag the mailbox that sent a mail back, once, in whatever order they come', async () => {
    const { scene, told } = await oneSent();
    const bounce = inSns(ofOurs(sesEvents.permanentBounce));
    const { lines } = await told(bounce, inSns(ofOurs(sesEvents.delivery)), bounce);
    expect(await stateOf(scene)).toBe('bounced');
    expect((await scene.register.owner('pdb', 'force'))?.undeliverable).toMatchObject([{ email: owen }]);
    expect(lines.join()).not.toContain('@');
  });

  it('tell what was reported as unwanted, and what was refused after all', async () => {
    const complained = await oneSent();
    await complained.told(inSns(ofOurs(sesEvents.complaint)));
    expect(await stateOf(complained.scene)).toBe('complained');
    const rejected = await oneSent();
    await rejected.told(inSns(ofOurs(sesEvents.reject)));
    expect(await stateOf(rejected.scene)).toBe('failed');
  });

  it('that somebody is out of office, or took the mail out of their junk, are no bounce and no complaint', async () => {
    const { scene, told } = await oneSent();
    await told(inSns(ofOurs(sesEvents.delivery)));
    const delivered = await scene.dispatch(second);
    const { again } = await told(inSns(ofOurs(sesEvents.outOfOffice)), inSns(ofOurs(sesEvents.notSpam)));
    expect([again, await scene.dispatch(second)]).toEqual([[], delivered]);
    expect(await markedIn(scene)).toEqual([]);
  });

  it('that a mail was reported as unwanted by one of several mark none of them', async () => {
    const { scene, told } = await oneSent(chief);
    await told(inSns(ofOurs(sesEvents.complaintOfEither)));
    expect([await stateOf(scene), await markedIn(scene)]).toEqual(['complained', []]);
  });

  const exchange = 'IMCEAEX-_O=FORCE_OU=HQ_CN=RECIPIENTS_CN=OWEN@force.example';
  it.each([
    ['with a name, beside a copy', [chief], 'Sgt Owen <owen.pryce@force.example>', [owen]],
    ['in capitals, beside a copy', [chief], '<OWEN.PRYCE@FORCE.example>', [owen]],
    ['as nothing', [], '', [owen]],
    ['as Exchange calls it', [], exchange, [owen]],
    ['as nothing, beside a copy', [chief], '', []],
    ['as Exchange calls it, beside a copy', [chief], exchange, []],
  ])('of an address written %s, are done with at once', async (_, copies, spelt, marked) => {
    const { scene, told } = await oneSent(...copies);
    const { again } = await told(inSns(ofOurs(bounceOf(spelt))));
    expect([again, await markedIn(scene)]).toEqual([[], marked]);
    const [named = 'no address named'] = marked;
    expect((await scene.dispatch(second)).history.at(-1)?.what).toContain(`bounced (${named}): `);
  });

  it('of a mailbox that the mail was not written to mark and count nothing', async () => {
    const { scene, told } = await oneSent();
    const { again, lines } = await told(inSns(ofOurs(bounceOf('night.desk@elsewhere.example'))));
    expect([again, await stateOf(scene), await markedIn(scene)]).toEqual([[], 'sent', []]);
    expect(lines.join()).not.toContain('@');
  });

  it.each([
    ['of another system’s mail', inSns(sesEvents.untagged)],
    ['of an opened mail', inSns(ofOurs(sesEvents.open))],
    ['that only try the topic', 'Successfully validated SNS topic for Amazon SES event publishing.'],
  ])('%s are done with, and told', async (_, body) => {
    const { told } = await oneSent();
    const { again, lines } = await told(body);
    expect(again).toEqual([]);
    expect(lines[0]).toMatch(/^info: an event is none of ours: /);
  });

  it.each([
    ['that are no events', 'Kind regards, owen.pryce@force.example', 'it is no JSON object'],
    ['of a kind never heard of', inSns({ ...sesEvents.send, eventType: 'Teleported' }), 'event Teleported'],
    [
      'of a mail that the ledger does not have',
      inSns(ofOurs(sesEvents.delivery, 'pdb_lost')),
      'no dispatch pdb_lost',
    ],
  ])('%s are kept with the dead letters, and named', async (_, body, why) => {
    const { scene, told } = await oneSent();
    const { again, lines } = await told(body, inSns(ofOurs(sesEvents.delivery)));
    expect(again).toEqual(['m-0']);
    expect(lines[0]).toContain('error: a message could not be handled {"record":"m-0"}');
    expect(lines[0]).toContain(why);
    expect(lines.join()).not.toContain('@');
    expect(await stateOf(scene)).toBe('delivered');
  });
});
