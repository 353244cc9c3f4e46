import type { IConstruct } from 'constructs';

/** Where the emulator of AWS is that the stack is for: `cdk synth -c emulator=http://localhost:4566`. Undefined for AWS. */
export const emulatorAt = (scope: IConstruct): string | undefined => {
  const address: unknown = scope.node.tryGetContext('emulator');
  return typeof address === 'string' ? address : undefined;
};

/** Whether the stack is for an emulator of AWS on one machine. */
export const isForEmulator = (scope: IConstruct): boolean => emulatorAt(scope) !== undefined;

/** Other systems to be let in on an emulator, as JSON (`-c clients={…}`): no stage of ours has any, for each is paid for. */
export const clientsTried = (scope: IConstruct): unknown => {
  const clients: unknown = scope.node.tryGetContext('clients');
  return isForEmulator(scope) && typeof clients === 'string' ? JSON.parse(clients) : undefined;
};
