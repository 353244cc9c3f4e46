import { describe, expect, it } from 'vitest';
import { actionRefSchema } from '../../functions/register/action.ts';
import { sourceInWords } from '../../functions/register/programme.ts';

const source = { kind: 'minute', board: 'pdb', meeting: '2024-10', minute: '12' } as const;

describe('where business came from is said', () => {
  it.each([
    [source, 'minute 12 of meeting 2024-10 of pdb'],
    [{ ...source, minute: null }, 'the notes of meeting 2024-10 of pdb'],
    [{ kind: 'action', ref: actionRefSchema.parse('PDB-2024-10-2') }, 'action PDB-2024-10-2'],
  ] as const)('%j', (from, words) => {
    expect(sourceInWords(from)).toBe(words);
  });
});
