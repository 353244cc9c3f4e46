import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** What was asked of the table: requests that read and that write, and the bytes of what was read, as JSON. */
export type Asked = { reads: number; writes: number; bytes: number };

type Answered = { Items?: unknown[]; Item?: unknown; Responses?: Record<string, unknown[]> };

const bytesOf = ({ Items, Item, Responses }: Answered): number => {
  const things = [...(Items ?? []), ...(Item ? [Item] : []), ...Object.values(Responses ?? {}).flat()];
  return things.reduce<number>((sum, thing) => sum + Buffer.byteLength(JSON.stringify(thing)), 0);
};

/** Counts what `client` asks from now on: what one piece of work asked is told by `during`. */
export function counted(client: DynamoDBDocumentClient): {
  during: (work: () => Promise<unknown>) => Promise<Asked>;
} {
  let asked: Asked = { reads: 0, writes: 0, bytes: 0 };
  client.middlewareStack.add(
    (next, { commandName }) =>
      async (request) => {
        const isWrite = /Put|Update|Delete|Write/.test(commandName ?? '');
        asked[isWrite ? 'writes' : 'reads'] += 1;
        const answer = await next(request);
        if (!isWrite) asked.bytes += bytesOf(answer.output as Answered);
        return answer;
      },
    { step: 'initialize' },
  );
  return {
    async during(work) {
      asked = { reads: 0, writes: 0, bytes: 0 };
      await work();
      return { ...asked };
    },
  };
}
