/** One line of `npm run bench`: what was measured, in which unit, and the most that it may be, or the least. */
export type Row = {
  name: string;
  is: number;
  /** `ms`, `reads a mail`, or `×` of whatever the name says. */
  unit: string;
  goal: { atMost: number } | { atLeast: number };
  /** Of what is not within its goal: the most that it may be all the same. */
  butAtMost?: number;
};

/** With `quick`, only what is counted, and wavers with no machine: reads, writes, bytes and how they grow. */
export type Benchmark = (options: { quick: boolean }) => Promise<readonly Row[]>;

const isWithin = ({ is, goal }: Row): boolean => ('atMost' in goal ? is <= goal.atMost : is >= goal.atLeast);

/** Whether it is within its goal, or no further from it than is known. */
export const isBorne = (row: Row): boolean =>
  isWithin(row) || (row.butAtMost !== undefined && row.is <= row.butAtMost);

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

export function inALine(row: Row): string {
  const goal = 'atMost' in row.goal ? `at most ${row.goal.atMost}` : `at least ${row.goal.atLeast}`;
  const is = `${figure(row.is)} ${row.unit}`;
  return `${row.name.padEnd(62)} ${is.padStart(18)}  ${(isWithin(row) ? 'within' : 'NOT WITHIN').padEnd(10)} ${goal}`;
}
