/** One line of `npm run bench`: what was measured, in which unit, and the most that it may be, or the least. */
export type Row = {
  name: string;
  is: number;
  /** `ms`, `reads a mail`, or `×` of whatever the name says. */
  unit: string;
  /** `beside`: none, but for comparison. */
  goal: { atMost: number } | { atLeast: number } | 'beside';
};

/** With `quick`, only what is counted, and wavers with no machine: reads, writes, bytes and how they grow. */
export type Benchmark = (options: { quick: boolean }) => Promise<readonly Row[]>;

export function isWithin({ is, goal }: Row): boolean {
  if (goal === 'beside') return true;
  return 'atMost' in goal ? is <= goal.atMost : is >= goal.atLeast;
}

const figure = (value: number): string => value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0);

export function inALine(row: Row): string {
  const { name, is, unit, goal } = row;
  const measured = `${name.padEnd(62)} ${`${figure(is)} ${unit}`.padStart(18)}`;
  if (goal === 'beside') return `${measured}  for comparison`;
  const wanted = 'atMost' in goal ? `at most ${goal.atMost}` : `at least ${goal.atLeast}`;
  return `${measured}  ${(isWithin(row) ? 'within' : 'NOT WITHIN').padEnd(10)} ${wanted}`;
}
