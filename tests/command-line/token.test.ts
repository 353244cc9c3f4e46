import { describe, expect, it } from 'vitest';
import { desks, withBoard } from './a-desk.ts';

const aDesk = desks();

describe('matters token', () => {
  it('prints the token alone, for every board unless one is named', async () => {
    const desk = await withBoard(aDesk());
    const read = await desk.matters('token', '--scope', 'matters/read');
    expect(read).toEqual({ exit: 0, out: 'a.signed.token\n', talk: '' });
    await desk.done('token', '--scope', 'matters/read', 'matters/discharge', '--board', 'PDB');
    expect(desk.tokenRequests).toEqual([
      { scopes: ['matters/read'] },
      { scopes: ['matters/read', 'matters/discharge'], board: 'pdb' },
    ]);
  });

  it('tells programs what it is for, until when, and where', async () => {
    const desk = aDesk();
    const json = await desk.done('token', '--scope', 'matters/record', '--json');
    expect(JSON.parse(json)).toEqual({
      token: 'a.signed.token',
      expires: '2024-10-09T09:00:00.000Z',
      api: 'http://localhost:3000',
      scopes: ['matters/record'],
      board: null,
    });
  });

  it('gives none for a board that there is not', async () => {
    const desk = await withBoard(aDesk());
    expect(await desk.matters('token', '--scope', 'matters/read', '--board', 'pbd')).toEqual({
      exit: 1,
      out: '',
      talk: 'matters: there is no board "pbd" (known: pdb)\n',
    });
  });
});
