import { groupOf } from '../../../functions/scopes.ts';
import type { LocalPerson } from '../people.ts';
import { chair, panelOfficer, sampleBoard, samplePanel, secretary } from './bodies.ts';

/** Who may sign in to the sample, each with what they are there. */
export const samplePeople: readonly (LocalPerson & { is: string })[] = [
  {
    ...secretary,
    is: 'secretary of the Performance and Delivery Board',
    groups: [groupOf(sampleBoard, 'secretary')],
  },
  {
    ...panelOfficer,
    is: 'panel officer of the Wealdshire Police and Crime Panel',
    groups: [groupOf(samplePanel, 'secretary')],
  },
  {
    ...chair,
    is: 'chair, who reads both',
    groups: [groupOf(sampleBoard, 'reader'), groupOf(samplePanel, 'reader')],
  },
];
