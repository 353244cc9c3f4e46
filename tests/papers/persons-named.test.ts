import { expect, it } from 'vitest';
import { personsNamed } from '../../functions/papers/persons-named.ts';

const known = ['Sergeant Owen Pryce', 'Siân O’Dowd', 'Force Business Support', 'may'];

it.each([
  ['Mr Hale to send the report', ['Mr Hale']],
  ['ask Dr. Ada Byron-Noel, and Cllr O’Brien', ['Dr. Ada Byron-Noel', 'Cllr O’Brien']],
  ['T/ACC Hale and Temporary Chief Constable Jane Doe', ['T/ACC Hale', 'Temporary Chief Constable Jane Doe']],
  ['Owen Pryce is to report', ['Owen Pryce']],
  ['Sgt Owen Pryce is to report', ['Sgt Owen Pryce']],
  ['as Siân O’Dowd’s figures show', ['Siân O’Dowd']],
  ["as Siân O'Dowd says", ["Siân O'Dowd"]],
  ['Mrs van der Berg and DC SMITH', ['Mrs van der Berg', 'DC SMITH']],
  ['A.J. Hale wrote', ['A.J. Hale']],
])('in “%s” names %j', (text, named) => {
  expect(personsNamed(text, known)).toEqual(named);
});

it.each([
  'Chief Constable to report how long 101 callers wait',
  'the CC Plan, the PC Support team and the Lord Lieutenant',
  'Force Business Support to send the figures',
  'Miss no deadline in May; the DS is told',
  'MR imaging and HMPCC Data',
])('nobody in “%s”', (text) => {
  expect(personsNamed(text, known)).toEqual([]);
});
