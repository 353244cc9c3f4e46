import { expect, it } from 'vitest';
import { day } from '../../functions/calendar/days.ts';
import type { BoardView } from '../../functions/register/view.ts';
import { type Dispatch, dispatchSchema } from '../../functions/reminders/dispatch.ts';
import type { Planted } from './planted.ts';
import { type Decision, firstDay, type Season, seasonOf } from './season.ts';
import { shrink } from './shrink.ts';
import { stormOf, weather } from './storm.ts';
import type { Kind } from './violations.ts';

it.each([1, 2, 3, 4])('nothing that must never be comes of season %i', async (seed) => {
  const { violations } = await stormOf(seed);
  expect(violations).toEqual([]);
});

it('the same seed gives the same story', async () => {
  const [one, other] = [await weather(autumn(12)), await weather(autumn(12))];
  expect(other.story).toEqual(one.story);
  expect(one.story.length).toBeGreaterThan(10);
});

/** As if nobody had begun to send it. */
const forgotten = (dispatch: Dispatch | undefined): Dispatch | undefined =>
  dispatch?.state === 'sending'
    ? dispatchSchema.parse({ ...dispatch, state: 'planned', waitingFor: null })
    : dispatch;

/** With no day on which its time has passed. */
const endless = (dispatch: Dispatch | undefined): Dispatch | undefined =>
  dispatch && { ...dispatch, cutOff: day('2025-12-31') };

/** Long enough for a fault that is always there. */
const autumn = (seed: number): Season => ({ ...seasonOf(seed), until: day('2024-12-31') });

/** The mail service never tells of the first mail. */
const noWord: Decision = { kind: 'fate', on: firstDay, nth: 1, fate: 'no word', spelled: 'bare' };
/** Its sender is killed as soon as that is taken. */
const killed: Decision = { kind: 'fault', on: firstDay, door: 'mail', nth: 1, how: 'killed after' };
/** The mail service refuses the first, for a moment; or all of them, until after the meeting. */
const throttled: Decision = { kind: 'fault', on: firstDay, door: 'mail', nth: 1, how: 'throttled' };
const paused: Decision = {
  kind: 'weather',
  on: day('2024-12-04'),
  until: day('2024-12-12'),
  what: 'mail paused',
  by: 0,
};
/** The meeting moves by a week, after its day was given; and nobody looks after the reminders of a fortnight. */
const moved: Decision = {
  ...{ kind: 'happening', on: day('2024-10-15'), at: 'after', deed: 'move the meeting' },
  ...{ board: 0, which: 0, more: 19 },
};
const away: Decision = {
  kind: 'weather',
  on: day('2024-11-11'),
  until: day('2024-12-08'),
  what: 'no service',
  by: 0,
};

const faults: { fault: string; season: Season; kind: Kind; planted: Planted }[] = [
  {
    fault: 'every mail is sent twice',
    season: { ...autumn(1), decisions: [noWord] },
    kind: 'twice without a word',
    planted: {
      sendMail: (send) => async (mail) => {
        await send(mail);
        return send(mail);
      },
    },
  },
  {
    fault: 'it is forgotten that a mail was being sent',
    season: { ...autumn(1), decisions: [noWord, killed] },
    kind: 'twice without a word',
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        dispatch: async (board, id) => forgotten(await ledger.dispatch(board, id)),
        known: async (...asked) => (await ledger.known(...asked)).flatMap((one) => forgotten(one) ?? []),
      }),
    },
  },
  {
    fault: 'a mail may go whenever it can',
    season: { ...autumn(1), decisions: [paused] },
    kind: 'after cut-off',
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        dispatch: async (board, id) => endless(await ledger.dispatch(board, id)),
        known: async (...asked) => (await ledger.known(...asked)).flatMap((one) => endless(one) ?? []),
        live: async (board, told) => (await ledger.live(board, told)).flatMap((one) => endless(one) ?? []),
      }),
    },
  },
  {
    fault: 'mails go to somebody else',
    season: autumn(1),
    kind: 'wrong person',
    planted: { sendMail: (send) => (mail) => send({ ...mail, to: ['clerk@elsewhere.example'] }) },
  },
  {
    fault: 'a dispatch is planned, and not written down',
    season: autumn(1),
    kind: 'lost',
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        save: async (dispatch) =>
          dispatch.owner === 'pcc' && dispatch.version === 1 ? 'saved' : ledger.save(dispatch),
      }),
    },
  },
  {
    fault: 'what a mail says is not kept',
    season: autumn(1),
    kind: 'text not kept',
    planted: {
      ledger: (ledger) => ({ ...ledger, saveSending: ({ sending }) => ledger.save(sending) }),
    },
  },
  {
    fault: 'nobody looks after what is under way',
    season: autumn(1),
    kind: 'never ended',
    planted: { ledger: (ledger) => ({ ...ledger, live: async () => [] }) },
  },
  {
    fault: 'what an answer says is written down as its opposite',
    season: { ...autumn(1), decisions: [throttled] },
    kind: 'told falsely',
    planted: {
      sendMail: (send) => async (mail) => {
        const answer = await send(mail);
        return answer.outcome === 'refused for now' ? { outcome: 'accepted', messageId: 'none' } : answer;
      },
    },
  },
  {
    fault: 'nobody remembers which days were given',
    season: { ...autumn(1), decisions: [moved] },
    kind: 'move not told',
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        turns: async (board) =>
          (await ledger.turns(board)).map((turn) => ({ ...turn, givenBefore: [], given: [] })),
      }),
    },
  },
  {
    fault: 'what was missed is not written down',
    season: { ...autumn(1), decisions: [away] },
    kind: 'outage hidden',
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        save: async (dispatch) => (dispatch.state === 'missed' ? 'saved' : ledger.save(dispatch)),
      }),
    },
  },
  {
    fault: 'a sweep stumbles over nothing',
    season: { ...autumn(1), decisions: [] },
    kind: 'threw',
    planted: {
      ledger: (ledger) => ({ ...ledger, turns: () => Promise.reject(new Error('it stumbled')) }),
    },
  },
];

it.each(faults)('is found out where $fault', async ({ season, kind, planted }) => {
  const { violations } = await weather(season, planted);
  expect(violations.map((violation) => violation.kind)).toContain(kind);
});

/** Hands out again and again what it first read, to whoever plans and to whoever makes up a mail. */
function stale(): Planted {
  const views = new Map<string, BoardView | undefined>();
  return {
    register: (register) => {
      const once: typeof register.boardView = async (id, told) => {
        if (!views.has(id)) views.set(id, await register.boardView(id, told));
        return views.get(id);
      };
      return { ...register, boardView: once, boardViewNow: (id, _about, told) => once(id, told) };
    },
  };
}

it('is found out where a register is read once and for all', async () => {
  const discharged: Decision = {
    ...{ kind: 'happening', on: day('2024-10-15'), at: 'after', deed: 'discharge' },
    ...{ board: 0, which: 0, more: 0 },
  };
  const { violations } = await weather({ ...autumn(1), decisions: [discharged] }, stale());
  expect(violations.map(({ kind }) => kind)).toContain('wrong content');
});

it('is found out where what is paused is chased all the same', async () => {
  const paused: Decision = {
    ...{ kind: 'happening', on: day('2024-11-11'), at: 'after', deed: 'pause' },
    ...{ board: 0, which: 2, more: 44 },
  };
  const season = { ...autumn(1), decisions: [paused] };
  const { violations } = await weather(season);
  expect(violations).toEqual([]);
  const forgetting = await weather(season, {
    register: (register) => ({
      ...register,
      boardView: async (id, told) => withoutPauses(await register.boardView(id, told)),
      boardViewNow: async (id, about, told) => withoutPauses(await register.boardViewNow(id, about, told)),
    }),
  });
  expect(forgetting.violations.map(({ kind }) => kind)).toContain('wrong content');
});

const withoutPauses = (view: BoardView | undefined): BoardView | undefined =>
  view && { ...view, actions: view.actions.map((action) => ({ ...action, pause: null })) };

it('a story shrinks to what matters in it', async () => {
  const planted: Planted = {
    sendMail: (send) => (mail) => send({ ...mail, to: ['clerk@elsewhere.example'] }),
  };
  const outcome = await weather(autumn(1), planted);
  const [violation] = outcome.violations;
  if (violation === undefined) throw new Error('nothing was found');
  expect((await shrink(outcome, violation, planted)).season.decisions).toEqual([]);
});
