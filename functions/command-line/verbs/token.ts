import { type Command, Option } from 'commander';
import { type Scope, scopes } from '../../scopes.ts';
import { boardOrFail, type Client, type Desk, factsInWords, printJson } from '../terminal/desk.ts';
import { newCode, withExample } from '../terminal/options.ts';

type Options = { scope?: Scope[]; client?: boolean; board?: string; json?: boolean };

export function tokenVerb(matters: Command, desk: Desk): void {
  withExample(
    matters
      .command('token')
      .description('an access token for the HTTP API that npm start serves on this machine, good for an hour')
      .addOption(
        new Option('--scope <scopes...>', 'what it is to allow, one or more').choices(Object.keys(scopes)),
      )
      .addOption(
        new Option(
          '--client',
          'instead of a token the id and the secret by which a program gets its own, for good',
        ).conflicts('scope'),
      )
      .option('--board <id>', 'the one board that it is for; all of them when left out', newCode)
      .option('--json', 'with its expiry and the address of the API, for programs'),
    'token --scope matters/read',
    'token --scope matters/read matters/record matters/discharge --board pdb',
    'token --scope matters/discharge --json',
    'token --client --board pdb',
  ).action(async ({ scope, client: asClient, board, json = false }: Options, verb: Command) => {
    if (!asClient && scope === undefined) verb.error('error: say what the token is to allow: --scope');
    const client = await desk.client(board);
    if (board !== undefined) await boardOrFail(await desk.service(), board);
    if (scope === undefined) return showClient(desk, client, board, json);
    const token = await client.token(scope);
    if (json) return printJson(desk, { ...token, api: client.api, scopes: scope, board: board ?? null });
    return desk.data(`${token.token}\n`);
  });
}

function showClient(desk: Desk, { token: _, ...client }: Client, board: string | undefined, json: boolean) {
  const tokens = `${client.issuer}/token`;
  if (json) return printJson(desk, { ...client, tokens, board: board ?? null });
  return desk.data(
    factsInWords(`The client of ${board ?? 'every board'}, by client credentials`, [
      ['Id', client.id],
      ['Secret', client.secret],
      ['Issuer', client.issuer],
      ['Tokens at', tokens],
      ['API', client.api],
    ]),
  );
}
