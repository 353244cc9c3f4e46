import type { Attention, Step } from '../../minutes/recording/attention.ts';
import type { NotRecorded } from '../../minutes/recording/recording.ts';

/** What is left to a person, with the command that would settle it. */
export const matterInWords = ({ what, step }: Attention): string => `${what}${step ? stepInWords(step) : ''}`;

function stepInWords(step: Step): string {
  switch (step.take) {
    case 'a contact for':
      return `: matters owner contact ${step.owner} --board ${step.board} --name NAME --email ADDRESS`;
    case 'the discharge of':
      return `; log it with matters discharge ${step.ref} --on ${step.on} --how TEXT`;
    case 'the notes too':
      return ': say --only notes if it holds its notes';
    case 'the other part':
      return `; say --only ${step.part} if it is meant`;
    case 'a meeting of':
      return `: matters meeting add --board ${step.board} --date DATE, and record them again`;
    case 'a panel for':
      return `: matters board change ${step.board} --notes-to PANEL (or none)`;
  }
}

/** Why notes could not be recorded, with the option that helps where one does. */
export function notRecordedInWords({ because, why }: NotRecorded): string {
  if (because === 'no date') return `${why}: give its date with --meeting YYYY-MM-DD`;
  return because === 'which part' ? `${why}: say with --only which is meant` : why;
}
