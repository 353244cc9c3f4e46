import type { Command } from 'commander';
import { examinationSchema, findingInWords, isWrong } from '../../doctor/finding.ts';
import { countOf } from '../../words/english.ts';
import { type Desk, Failed, printJson } from '../terminal/desk.ts';
import { withExample } from '../terminal/options.ts';

export function doctorVerb(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('doctor')
      .description(
        'looks at everything that mornings stand on: the machine, its clock and disk, the mail route, every board; changes nothing',
      )
      .option('--json', 'as JSON'),
    'doctor',
    'doctor --json',
  ).action(async ({ json }: { json?: boolean }) => {
    const examination = await desk.examine();
    const { findings } = examination;
    if (json) printJson(desk, examinationSchema.parse(examination));
    else desk.data(findings.map(findingInWords).join(''));
    const number = findings.filter(isWrong).length;
    if (number > 0)
      throw new Failed(
        `${countOf(number, 'thing')} ${number === 1 ? 'is' : 'are'} wrong: what to do stands below each`,
      );
  });
}
