import { withCapital } from '../words/english.ts';

/** Saving broke off half way, by no doing of whoever asked: what was saved stays, and doing it again finishes it. */
export class CutOff extends Error {
  override readonly name = 'CutOff';

  constructor(far: string, cause: unknown, again: string) {
    const why = cause instanceof Error ? cause.message : String(cause);
    super(`${far}: ${why}. ${withCapital(again)} to finish`, { cause });
  }
}
