import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** The files that take longest, so that none of them is begun when the rest are done. */
const longest = ['tests/faults/', 'tests/end-to-end/', 'tests/api/contract', 'tests/infra/'];

class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLong = ({ moduleId }: TestSpecification): boolean =>
      longest.some((one) => moduleId.includes(one));
    const sorted = await super.sort(files);
    return [...sorted.filter(isLong), ...sorted.filter((file) => !isLong(file))];
  }
}

export default defineConfig({
  test: {
    include: ['tests/**/*.test.ts'],
    // Left to itself, vitest leaves a core idle: half of what a small machine has.
    maxWorkers: '100%',
    // What a file imports is loaded once in each worker. No file replaces a module, or keeps what it sets up.
    isolate: false,
    sequence: { sequencer: LongestFirst },
    // These guard against hanging alone: a busy machine may take long over anything.
    testTimeout: 600_000,
    hookTimeout: 600_000,
    restoreMocks: true,
    env: { AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true' },
  },
});
