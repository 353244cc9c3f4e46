import * as z from 'zod';
import type { Action } from '../register/action.ts';
import { putOff } from '../register/action-transitions.ts';
import { dueNow } from '../register/due.ts';
import type { Meeting } from '../register/meeting.ts';
import type { ItemToCome } from '../register/programme.ts';
import { moveTo } from '../register/programme-transitions.ts';
import { type Waiting, waitingFor } from '../register/view.ts';
import { cautionsOfLateness, standingInWords } from './cautions.ts';
import { meetingName, reason } from './inputs.ts';
import { keepAll } from './keeping.ts';
import { findMeeting, findMeetingById, viewWithMeetings } from './naming.ts';
import { type Done, type NotDone, notDone, type Office, passOn, together } from './office.ts';

export const carryOverInput = z.strictObject({
  to: meetingName,
  reason: reason.optional().describe('Why it is put there; what became of the meeting, when left out.'),
});

/** What was put from a meeting to another. */
export type CarryOver = { from: Meeting; to: Meeting } & Waiting;

/**
 * Puts what is due at a meeting, and what it was to consider, to another. Cut off anywhere, it is finished by carrying
 * again; where nothing waits, nothing is changed. Refused for a meeting that is over.
 */
export async function carryOver(
  office: Office,
  id: string,
  { to: name, reason }: z.infer<typeof carryOverInput>,
): Promise<Done<CarryOver> | NotDone> {
  const { board, today, author } = office;
  const [view, left] = await Promise.all([viewWithMeetings(office), findMeetingById(office, id)]);
  const named = together({ from: left, to: findMeeting(board, view.meetings, name, ['to']) });
  if (named.outcome === 'refused') return named;
  const { from, to } = named.thing;
  const waiting = waitingFor(view, id);
  return keepAll<Action | ItemToCome, CarryOver>(office, {
    among: [...view.actions, ...view.programme],
    seen: from,
    decide: () => {
      const wrong = unlessOpen(from, to);
      if (wrong) return wrong;
      const why = reason ?? whyCarried(from);
      const things: (Action | ItemToCome)[] = [];
      for (const moved of [
        ...waiting.actions.map((action) =>
          putOff(action, { at: 'meeting', meeting: to.id, words: dueNow(action).words }, author, why),
        ),
        ...waiting.items.map((item) => moveTo(item, to, why, today, author)),
      ]) {
        if (moved.outcome === 'refused') return passOn(moved);
        things.push('action' in moved ? moved.action : moved.entry);
      }
      const cautions = things.flatMap((thing) =>
        'comes' in thing ? cautionsOfLateness(board, view.meetings, thing, today) : [],
      );
      return { outcome: 'done', things, cautions };
    },
    whole: (things) => ({
      from,
      to,
      actions: things.filter((thing): thing is Action => !('comes' in thing)),
      items: things.filter((thing): thing is ItemToCome => 'comes' in thing),
    }),
    again: 'carry again',
  });
}

/** Refuses another meeting at which nothing can be done any more, and the same one. */
function unlessOpen(from: Meeting, to: Meeting): NotDone | undefined {
  const refuse = (because: string, why: string): NotDone =>
    notDone(because, `nothing can be carried to meeting ${to.id}: ${why}`, { field: ['to'] });
  if (to.id === from.id) return refuse('same meeting', 'it is the same');
  return to.state === 'held' || to.state === 'cancelled'
    ? refuse('meeting is over', standingInWords(to))
    : undefined;
}

/** What became of a meeting, as the reason why its items go to another. */
function whyCarried(from: Meeting): string {
  switch (from.state) {
    case 'cancelled':
      return `the meeting was cancelled: ${from.reason}`;
    case 'to be confirmed':
      return `the meeting was put off: ${from.reason}`;
    default:
      return `carried over from the meeting ${standingInWords(from)}`;
  }
}
