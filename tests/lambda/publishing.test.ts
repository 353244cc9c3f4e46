import { beforeEach, describe, expect, it } from 'vitest';
import { instantSchema } from '../../functions/calendar/days.ts';
import { type Publishing, publish } from '../../functions/lambda/publishing.ts';
import { openRegister, type Register } from '../../functions/store/register.ts';
import { aBoard, aMeeting, anAction, anOwner, aPublicEntry, aPublicRow } from '../register/examples.ts';
import { aBucket } from '../store/a-bucket.ts';
import { startEngine } from '../store/engine.ts';
import { anInvocation } from './an-invocation.ts';

const bucket = aBucket();
let register: Register;
let publishing: Publishing;

const morning = { time: '2024-12-12T07:15:00Z' };
const clockAt = (moment: string) => ({ now: () => instantSchema.parse(moment), takesAnyTime: false });
const textOf = async (name: string): Promise<string | undefined> => {
  const bytes = await bucket.paper(name);
  return bytes && new TextDecoder().decode(bytes);
};

beforeEach(async () => {
  const engine = await startEngine();
  register = openRegister(engine.client, engine.tableName);
  publishing = {
    register,
    bucket,
    clock: clockAt('2024-12-12T07:15:10.000Z'),
    style: 'body { color: #0b0c0c; }',
    address: 'https://register.pcc.example',
  };
  for (const thing of [
    aBoard(),
    anOwner(),
    aMeeting({ id: '2024-10', state: 'held', date: '2024-10-02' }),
    aMeeting(),
    anAction(),
    anAction({ ref: 'PDB-2024-10-3', text: 'Ring Mrs Hale' }),
    aPublicEntry(),
    aPublicEntry({
      ref: 'PDB-2024-10-3',
      looked: aPublicRow({ action: 'Ring Mrs Hale' }),
      public: { place: 'never published' },
      heldBack: 'it names Mrs Hale',
    }),
  ]) {
    await register.save(thing);
  }
  return async () => {
    await engine.stop();
    await bucket.lose();
  };
});

describe('the writer of public registers', () => {
  it('writes what was looked at, of each board that publishes, and nothing that is held back', async () => {
    await register.save(aBoard({ id: 'pcp', name: 'Panel' }));
    const { invocation, lines } = anInvocation();
    await publish(publishing, morning, invocation);
    expect(lines).toEqual(['info: a public register is written {"board":"pdb","number":8}']);
    expect(await textOf('pdb/PDB-2024-10-2.html')).toContain('Report how many rural patrols ran each month');
    expect(await textOf('pdb/index.html')).toContain('Overdue');
    expect(await textOf('pdb/changes.atom')).toContain('xml:base="https://register.pcc.example/pdb/"');
    expect(await textOf('pdb/PDB-2024-10-3.html')).toBeUndefined();
    for (const name of ['index.html', 'actions.json', 'actions.csv', 'changes.atom', '.matters-arising.json'])
      expect(await textOf(`pdb/${name}`)).not.toContain('Hale');
    expect(await textOf('pcp/index.html')).toBeUndefined();
  });

  it('writes nothing again that is as it was', async () => {
    await publish(publishing, morning, anInvocation().invocation);
    const { invocation, lines } = anInvocation();
    await publish(publishing, morning, invocation);
    expect(lines).toEqual(['info: a public register is written {"board":"pdb","number":0}']);
  });

  it('leaves an address in place that the register no longer knows, and fails', async () => {
    const page = { name: 'PDB-2023-01-1.html', type: 'text/html', text: 'published before' };
    await bucket.write('pdb', [page]);
    await expect(publish(publishing, morning, anInvocation().invocation)).rejects.toThrow(
      /PDB-2023-01-1\.html/,
    );
    expect(await textOf('pdb/PDB-2023-01-1.html')).toBe('published before');
  });

  it('writes the others where one cannot be written', async () => {
    await register.save(aBoard({ id: 'pcp', name: 'Panel' }));
    await register.save(aPublicEntry({ board: 'pcp', ref: 'PCP-2024-10-1' }));
    const broken = {
      ...register,
      meetings: (of: string) => (of === 'pcp' ? Promise.reject(new Error('lost')) : register.meetings(of)),
    };
    await expect(
      publish({ ...publishing, register: broken }, morning, anInvocation().invocation),
    ).rejects.toThrow();
    expect(await textOf('pdb/index.html')).toContain('PDB-2024-10-2');
  });
});
