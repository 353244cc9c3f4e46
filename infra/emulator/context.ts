import type { IConstruct } from 'constructs';

/** Whether the stack is for an emulator of AWS on one machine: `cdk synth -c emulator=true`. */
export const isForEmulator = (scope: IConstruct): boolean =>
  ['true', true].includes(scope.node.tryGetContext('emulator'));
