import type { Attention } from '../../minutes/recording/attention.ts';
import { stepInWords } from '../terminal/steps.ts';

/** What is left to a person, with the command that would settle it. */
export const attentionInWords = ({ what, step }: Attention): string =>
  `${what}${step ? stepInWords(step) : ''}`;
