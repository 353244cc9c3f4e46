import type { Instant } from '../../../functions/calendar/days.ts';
import { enterDoubts, type Gone } from '../../../functions/dispatch/restored.ts';
import type { Ledger } from '../../../functions/store/ledger.ts';
import type { Register } from '../../../functions/store/register.ts';

type Service = { register: Register; ledger: Ledger };
const reasonIn = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** What of how many boards' mails may have gone, and which boards could not be looked at, with why. */
type Doubts = { inDoubt: number; cautions: string[]; boardsLeft: string[] };

/** Enters the doubts of each of the boards, all of them when none are named. One that cannot be read keeps no other from it. */
export async function doubtsOf(
  { register, ledger }: Service,
  gone: Gone,
  now: () => Instant,
  boards?: readonly string[],
): Promise<Doubts> {
  const found: Doubts = { inDoubt: 0, cautions: [], boardsLeft: [] };
  for (const code of boards ?? (await register.boardCodes())) {
    try {
      const view = await register.boardView(code);
      if (view === undefined) continue;
      const { inDoubt, failures } = await enterDoubts({ ledger, now }, view, gone);
      found.inDoubt += inDoubt;
      found.cautions.push(...failures.map(({ id, error }) => `${id}: ${reasonIn(error)}`));
    } catch (error) {
      found.boardsLeft.push(code);
      found.cautions.push(`board ${code}: ${reasonIn(error)}`);
    }
  }
  return found;
}
