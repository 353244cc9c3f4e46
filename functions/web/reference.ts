import type { Operation } from './operation.ts';

export const referencePage = (operations: readonly Operation[]): string => `${operations.length}`;
