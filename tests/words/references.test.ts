import { expect, it } from 'vitest';
import { compareReferences } from '../../functions/words/references.ts';

it.each([
  [['PDB-2024-10-10', 'PDB-2024-10-2', 'PDB-2024-10-1']],
  [['PDB-2024-10-1', 'PDB-2023-12-11', 'PCP-2024-10-1']],
  [['PDB-ITEM-10', 'PDB-ITEM-9', 'PDB-ITEM-100']],
])('references stand in the order of their figures: %j', (references) => {
  const before = references.toSorted((one, other) => one.localeCompare(other, 'en', { numeric: true }));
  expect(references.toSorted(compareReferences)).toEqual(before);
});

it('puts the tenth action of a meeting after its second', () => {
  expect(['PDB-2024-10-10', 'PDB-2024-10-2'].sort(compareReferences)).toEqual([
    'PDB-2024-10-2',
    'PDB-2024-10-10',
  ]);
});
