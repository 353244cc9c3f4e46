import type { Instant } from '../calendar/days.ts';
import type { Board, Policy } from './board.ts';

/** More than any board has in use; what went out long ago stands in nobody's calendar of a meeting to come. */
const mostStages = 100;

/**
 * What led up to meetings under the board's policy until `at`, and does not under `policy`: kept so that calendar entries
 * of it can be called off. What the policy has again is not among it.
 */
export function formerDays(
  { policy: before, formerStages, formerPublication }: Board,
  policy: Policy,
  at: Instant,
): Pick<Board, 'formerStages' | 'formerPublication'> {
  const isGone = ({ name }: { name: string }): boolean => !policy.stages.some((stage) => stage.name === name);
  const gone = before.stages.filter(isGone).map((stage) => ({ ...stage, until: at }));
  const ceased = before.clearDays === null ? formerPublication : { clearDays: before.clearDays, until: at };
  return {
    formerStages: [...formerStages.filter(isGone), ...gone].slice(-mostStages),
    formerPublication: policy.clearDays === null ? ceased : null,
  };
}
