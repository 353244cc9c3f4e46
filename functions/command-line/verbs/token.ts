import { type Command, Option } from 'commander';
import { type Scope, scopes } from '../../scopes.ts';
import { boardOrFail, type Desk, printJson } from '../terminal/desk.ts';
import { newCode, withExample } from '../terminal/options.ts';

type Options = { scope: Scope[]; board?: string; json?: boolean };

export function tokenVerb(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('token')
      .description('an access token for the HTTP API that npm start serves on this machine, good for an hour')
      .addOption(
        new Option('--scope <scopes...>', 'what it is to allow, one or more')
          .choices(Object.keys(scopes))
          .makeOptionMandatory(),
      )
      .option('--board <id>', 'the one board that it is for; all of them when left out', newCode)
      .option('--json', 'with its expiry and the address of the API, for programs'),
    'token --scope matters/read',
    'token --scope matters/read matters/record matters/discharge --board pdb',
    'token --scope matters/discharge --json',
  ).action(async ({ scope, board, json = false }: Options) => {
    const token = await desk.token({ scopes: scope, ...(board !== undefined && { board }) });
    if (board !== undefined) await boardOrFail(await desk.service(), board);
    if (json) return printJson(desk, { ...token, scopes: scope, board: board ?? null });
    return desk.data(`${token.token}\n`);
  });
}
