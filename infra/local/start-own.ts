import { resolve } from 'node:path';
import { Failed, Misused } from '../../functions/command-line/terminal/desk.ts';
import { series } from '../../functions/words/english.ts';
import { clockOf } from './clock.ts';
import { type Environment, enginesOf, hasOwnDatabase, type OpenDesk, openDesk } from './desk.ts';
import type { Engines, Served } from './engines.ts';
import { type Options, ofFolder, type Serving, showDoor, showFacts, stayUp } from './stay-up.ts';

/** Serves somebody's own register from its data folder; with `--serve`, and does the work of each morning. */
export async function startOwn(
  environment: Environment,
  options: Options,
  now = clockOf(environment),
): Promise<number> {
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
  if (options.serve && engines.joined) {
    const other = engines.served?.wakes
      ? 'and wakes by itself'
      : 'by a service without --serve: end that first';
    throw new Failed(`the register in ${resolve(dataDir)} is served already, ${other}`);
  }
  const desk = openDesk(environment, { engines, now });
  try {
    return await stayUp(
      { desk, environment, engines, now },
      options,
      async () => undefined,
      (served) => showOwn(desk, dataDir, served),
      options.serve ? (stop) => wake(environment, engines, now, stop) : undefined,
    );
  } finally {
    await desk.close();
    await engines.stop();
  }
}

async function wake(
  environment: Environment,
  engines: Engines,
  now: Serving['now'],
  stop: AbortSignal,
): Promise<void> {
  const { keepAwake } = await import('./wakes.ts');
  const open = () => openDesk(environment, { engines, now });
  await keepAwake({ open, now, stop, say: (line) => process.stdout.write(line) });
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
    [
      'Each morning',
      served?.wakes
        ? 'swept by itself: at eight, and hourly until five on weekdays, London time'
        : `${matters} sweep, for nothing is sent by itself without --serve`,
    ],
  ]);
}
