/** What differs between the places this service is deployed to. */
export const stages = {
  dev: { region: 'eu-west-2', deletionProtection: false },
  prod: { region: 'eu-west-2', deletionProtection: true },
} as const;

export type StageName = keyof typeof stages;
export type Stage = (typeof stages)[StageName];
