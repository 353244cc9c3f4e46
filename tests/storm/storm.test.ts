import { expect, it } from 'vitest';
import type { BoardView } from '../../functions/register/view.ts';
import { dispatchSchema } from '../../functions/reminders/dispatch.ts';
import type { Planted } from './planted.ts';
import { shrink } from './shrink.ts';
import { stormOf } from './storm.ts';
import type { Kind } from './violations.ts';

it.each([1, 2, 3, 4, 5, 6])('nothing that must never be comes of season %i', async (seed) => {
  const { violations } = await stormOf(seed);
  expect(violations).toEqual([]);
});

it('the same seed gives the same story', async () => {
  const [one, other] = [await stormOf(12), await stormOf(12)];
  expect(other.story).toEqual(one.story);
  expect(one.story.length).toBeGreaterThan(40);
});

/** The kinds of violation that the first seasons find, until one of that kind is among them. */
async function found(kind: Kind, planted: Planted): Promise<boolean> {
  for (let seed = 1; seed <= 12; seed += 1) {
    const { violations } = await stormOf(seed, planted);
    if (violations.some((violation) => violation.kind === kind)) return true;
  }
  return false;
}

const faults: { fault: string; kind: Kind; planted: Planted }[] = [
  {
    fault: 'every mail is sent twice',
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
    kind: 'twice without a word',
    planted: {
      ledger: (ledger) => ({
        ...ledger,
        dispatch: async (board, id) => {
          const dispatch = await ledger.dispatch(board, id);
          return dispatch?.state === 'sending'
            ? dispatchSchema.parse({ ...dispatch, state: 'planned', waitingFor: null })
            : dispatch;
        },
      }),
    },
  },
  {
    fault: 'a message that comes late is handled as if it were in time',
    kind: 'after cut-off',
    planted: { clock: (clock) => ({ ...clock, takesAnyTime: true }) },
  },
  {
    fault: 'mails go to somebody else',
    kind: 'wrong person',
    planted: { sendMail: (send) => (mail) => send({ ...mail, to: ['clerk@elsewhere.example'] }) },
  },
  {
    fault: 'a dispatch is planned, and not written down',
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
    fault: 'nobody looks after what is under way',
    kind: 'never ended',
    planted: { ledger: (ledger) => ({ ...ledger, live: async () => [] }) },
  },
  {
    fault: 'what an answer says is written down as its opposite',
    kind: 'told falsely',
    planted: {
      sendMail: (send) => async (mail) => {
        const answer = await send(mail);
        return answer.outcome === 'refused for now' ? { outcome: 'accepted', messageId: 'none' } : answer;
      },
    },
  },
];

it.each(faults)('is found out where $fault', async ({ kind, planted }) => {
  expect(await found(kind, planted)).toBe(true);
});

/** Hands out again and again what it first read. */
function stale(): Planted {
  const views = new Map<string, BoardView | undefined>();
  return {
    register: (register) => ({
      ...register,
      boardView: async (id, told) => {
        if (!views.has(id)) views.set(id, await register.boardView(id, told));
        return views.get(id);
      },
    }),
  };
}

it('is found out where a register is read once and for all', async () => {
  const { violations } = await stormOf(2, stale());
  const found = violations.map(({ kind }) => kind);
  expect(found).toContain('wrong content');
});

it('a story shrinks to what matters in it', async () => {
  const planted: Planted = {
    sendMail: (send) => (mail) => send({ ...mail, to: ['clerk@elsewhere.example'] }),
  };
  const outcome = await stormOf(1, planted);
  const [violation] = outcome.violations;
  if (violation === undefined) throw new Error('nothing was found');
  expect((await shrink(outcome, violation, planted)).season.decisions).toEqual([]);
});
