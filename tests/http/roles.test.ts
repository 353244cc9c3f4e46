import { expect, it } from 'vitest';
import { operations } from '../../functions/api/operations.ts';
import { type Caller, isAllowed, isAllowedAtAll, reaches } from '../../functions/http/access.ts';
import { problemSchema } from '../../functions/http/problem.ts';
import { groupOf, groupOfAll, type Role, roleOf, roles, type Scope } from '../../functions/scopes.ts';
import { services } from '../api/a-service.ts';
import { placed, recipes } from '../api/recipes.ts';

const all = 'matters/read matters/record matters/discharge';
const caller = (scopes: string, ...groups: string[]): Caller => ({
  subject: 'priya',
  name: 'Priya Nair <priya@weald.example>',
  client: 'pages',
  scopes: new Set(scopes.split(' ')),
  groups: new Set(groups),
});
const short = (scope: string): string => scope.replace('matters/', '');
/** What a caller may at a board, in words. */
const allowed = (who: Caller, board: string): string =>
  (Object.values(roles.secretary) as Scope[])
    .filter((scope) => isAllowed(who, scope, board))
    .map(short)
    .join(' ');

it.each<[who: string, scopes: string, groups: string[], pdb: string, pcp: string, everywhere: string]>([
  ['a secretary', all, ['board-pdb-secretary'], 'read record discharge', '', ''],
  ['an officer', all, ['board-pdb-officer'], 'read record', '', ''],
  ['a reader', all, ['board-pdb-reader'], 'read', '', ''],
  [
    'of one secretary, of another reader',
    all,
    ['board-pdb-secretary', 'board-pcp-reader'],
    'read record discharge',
    'read',
    '',
  ],
  ['twice named at one board', all, ['board-pdb-reader', 'board-pdb-officer'], 'read record', '', ''],
  [
    'a secretary of every board',
    all,
    ['boards-secretary'],
    'read record discharge',
    'read record discharge',
    'read record discharge',
  ],
  [
    'a reader of every board, officer of one',
    all,
    ['boards-reader', 'board-pcp-officer'],
    'read',
    'read record',
    'read',
  ],
  ['a secretary with a token for looking', 'matters/read', ['board-pdb-secretary'], 'read', '', ''],
  ['a reader with a token for deciding', 'matters/discharge', ['board-pdb-reader'], '', '', ''],
  ['a machine that records', 'matters/record', ['boards-secretary'], 'record', 'record', 'record'],
  ['in no group', all, [], '', '', ''],
  ['in groups as they were named before', all, ['boards', 'board-pdb'], '', '', ''],
  [
    'in groups of something else',
    all,
    [
      'admins',
      'board-pdb-chair',
      'boards-pdb-secretary',
      'x-board-pdb-secretary',
      'board--reader',
      'board-PDB-reader',
    ],
    '',
    '',
    '',
  ],
  ['with a token for nothing', '', ['boards-secretary'], '', '', ''],
])('%s may at a board what the token and the role both allow', (_, scopes, groups, pdb, pcp, everywhere) => {
  const who = caller(scopes, ...groups);
  expect([allowed(who, 'pdb'), allowed(who, 'pcp')]).toEqual([pdb, pcp]);
  const atAll = (Object.values(roles.secretary) as Scope[]).filter((scope) => isAllowedAtAll(who, scope));
  expect(atAll.map(short).join(' ')).toBe(everywhere);
});

it('is reached by whoever has any role there', () => {
  expect(reaches(caller('', 'board-pdb-reader'), 'pdb')).toBe(true);
  expect(reaches(caller(all, 'board-pdb-reader'), 'pdb-reader')).toBe(false);
  expect(reaches(caller(all, 'board-pdb-reader-officer'), 'pdb-reader')).toBe(true);
  expect(reaches(caller(all), 'pdb')).toBe(false);
});

it('without a board is what one may at one of them at least', () => {
  expect(isAllowed(caller(all, 'board-pdb-officer'), 'matters/record')).toBe(true);
  expect(isAllowed(caller(all, 'board-pdb-officer'), 'matters/discharge')).toBe(false);
});

it.each(Object.keys(roles) as Role[])('the groups of the role %s say which role it is, and where', (role) => {
  expect(roleOf(groupOf('pdb', role))).toEqual({ board: 'pdb', role });
  expect(roleOf(groupOf('pdb-secretary', role))).toEqual({ board: 'pdb-secretary', role });
  expect(roleOf(groupOfAll(role))).toEqual({ board: null, role });
});

const open = services();

it('is asked by every operation of a board, of whoever has a token for everything', async () => {
  const service = open();
  await service.aBoard();
  const lesser = {
    'matters/read': undefined,
    'matters/record': 'reader',
    'matters/discharge': 'officer',
  } as const;
  const answers = await Promise.all(
    operations.map(async ({ id, method, path, scope }) => {
      const role = lesser[scope];
      if (role === undefined || !path.includes('{board}')) return undefined;
      const token = await service.issuer.token({
        claims: { groups: [groupOf('pdb', role), 'boards-reader'] },
      });
      const at = placed(path, { ...recipes[id]?.params, board: 'pdb' });
      const { status, body } = await service.call(method.toUpperCase(), at, { token });
      return `${id}: ${status} ${problemSchema.safeParse(body).data?.type ?? ''}`;
    }),
  );
  const asked = answers.filter((one) => one !== undefined);
  expect(asked.length).toBeGreaterThan(40);
  const others = (one: string): boolean => !one.endsWith(': 403 /reference#problem-role-missing');
  // What is of every board wants a group of them, and says that.
  expect(asked.filter(others).map((one) => one.replace(/.*: /, ''))).toEqual(
    operations
      .filter(({ reach, path }) => reach && path.includes('{board}'))
      .map(() => '403 /reference#problem-board-not-yours'),
  );
});
