import { resolve } from 'node:path';
import { Misused } from '../../functions/command-line/terminal/desk.ts';
import { series } from '../../functions/words/english.ts';
import { clockOf } from './clock.ts';
import { type Environment, enginesOf, hasOwnDatabase, type OpenDesk, openDesk } from './desk.ts';
import type { Served } from './engines.ts';
import { type Options, ofFolder, showDoor, showFacts, stayUp } from './stay-up.ts';

/** Serves somebody's own register from its data folder. */
export async function startOwn(environment: Environment, options: Options): Promise<number> {
  const { MATTERS_DATA: dataDir } = environment;
  if (options.once || options.anew || options.asOf !== undefined) {
    throw new Misused(
      '--once, --anew and --as-of are of the sample: matters sweep does a morning’s work of your own boards',
    );
  }
  if (hasOwnDatabase(environment)) {
    throw new Misused(
      'pages and API are served with the embedded engines: leave AWS_ENDPOINT_URL_DYNAMODB out',
    );
  }
  const engines = await enginesOf(environment, { stays: true });
  const now = clockOf(environment);
  const desk = openDesk(environment, { engines, now });
  try {
    return await stayUp(
      { desk, environment, engines, now },
      options,
      async () => undefined,
      (served) => showOwn(desk, dataDir, served),
    );
  } finally {
    await desk.close();
    await engines.stop();
  }
}

async function showOwn(desk: OpenDesk, dataDir: string, served: Served | undefined): Promise<void> {
  const { register } = await desk.service();
  const boards = await register.boardCodes();
  const matters = `${ofFolder(dataDir)}npm run -s matters --`;
  if (served) showDoor(desk, served);
  if (boards.length === 0) {
    desk.data('There is no board in it yet. There, or in another terminal, add the first:\n');
    desk.data(
      `  ${matters} board add pdb --name "Performance and Delivery Board" --secretary "Your Name <you@pcc.example>"\n\n`,
    );
  }
  showFacts(desk, [
    ['Register', `${resolve(dataDir)}: ${boards.length === 0 ? 'no board' : series(boards)}`],
    ...(served ? ([['API', `${served.api}/reference`]] as const) : []),
    ['Each morning', `${matters} sweep`],
  ]);
}
