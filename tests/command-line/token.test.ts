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

  it('prints what a program is known by, for as long as the board is there, in place of a token', async () => {
    const desk = await withBoard(aDesk());
    expect(await desk.matters('token', '--client', '--board', 'pdb')).toEqual({
      exit: 0,
      out: [
        'The client of pdb, by client credentials',
        '  Id           matters-token-pdb',
        '  Secret       the secret of pdb',
        '  Issuer       http://127.0.0.1:4000',
        '  Tokens at    http://127.0.0.1:4000/token',
        '  API          http://localhost:3000',
        '',
      ].join('\n'),
      talk: '',
    });
    expect(JSON.parse(await desk.done('token', '--client', '--json'))).toEqual({
      id: 'matters-token',
      secret: 'the secret of all',
      issuer: 'http://127.0.0.1:4000',
      api: 'http://localhost:3000',
      tokens: 'http://127.0.0.1:4000/token',
      board: null,
    });
    expect(desk.tokenRequests).toEqual([]);
    expect(await desk.matters('token', '--client', '--board', 'pbd')).toMatchObject({ exit: 1, out: '' });
  });

  it('is told which of the two is wanted', async () => {
    const desk = await withBoard(aDesk());
    expect(await desk.matters('token', '--board', 'pdb')).toEqual({
      exit: 2,
      out: '',
      talk: 'matters: say what the token is to allow: --scope\n(matters token --help says how)\n',
    });
    expect(await desk.matters('token', '--client', '--scope', 'matters/read')).toMatchObject({
      exit: 2,
      talk: expect.stringContaining("option '--client' cannot be used with option '--scope <scopes...>'"),
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
