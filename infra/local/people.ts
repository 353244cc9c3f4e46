import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { emailSchema, sameMailbox } from '../../functions/register/board.ts';
import { groupOfAll, roleOf } from '../../functions/scopes.ts';

const localPersonSchema = z.strictObject({
  name: z.string().trim().min(1, 'is empty'),
  email: emailSchema,
  groups: z.array(
    z
      .string()
      .refine(
        (group) => roleOf(group) !== undefined,
        'is no group: write board-pdb-secretary, -officer or -reader, or boards-secretary for every board',
      ),
  ),
});
/** Somebody who may sign in on this machine. They are known by their address. */
export type LocalPerson = z.infer<typeof localPersonSchema>;

const peopleSchema = z
  .array(localPersonSchema)
  .refine(
    (people) =>
      people.every(({ email }, at) => people.findIndex((other) => sameMailbox(other.email, email)) === at),
    'names an address twice',
  );

export const peopleFile = (dataDir: string): string => join(dataDir, 'people.json');

/** Of a data folder that nobody else was named for: whoever sits at this machine. */
const somebody: LocalPerson = {
  name: 'Secretary',
  email: 'secretary@matters-arising.example',
  groups: [groupOfAll('secretary')],
};

export async function keepPeople(dataDir: string, people: readonly LocalPerson[]): Promise<void> {
  const unfinished = `${peopleFile(dataDir)}.part`;
  await writeFile(unfinished, `${JSON.stringify(peopleSchema.parse(people), null, 2)}\n`);
  await rename(unfinished, peopleFile(dataDir));
}

/** Who may sign in, as the file of the data folder has it at this moment. Throws, naming what is wrong with it. */
export async function peopleOf(dataDir: string): Promise<LocalPerson[]> {
  const file = peopleFile(dataDir);
  const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return undefined;
    throw error;
  });
  if (text === undefined) return [somebody];
  const people = peopleSchema.safeParse(inJson(file, text));
  if (people.success) return people.data;
  const faults = people.error.issues.map(({ path, message }) => `${path.join('.') || 'the list'} ${message}`);
  throw new Error(`${file} is not as it should be: ${faults.join('; ')}`);
}

function inJson(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is no JSON: put it right, or move it away`, { cause: error });
  }
}
