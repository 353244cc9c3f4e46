import { join } from 'node:path';
import { addDays, dayIn, inFull, inWords } from '../../../functions/calendar/days.ts';
import { readApart } from '../../../functions/minutes/reading/apart.ts';
import { countOf, series } from '../../../functions/words/english.ts';
import { clockOn } from '../clock.ts';
import { type Environment, enginesOf, environmentOfSample, openDesk, unusedBySample } from '../desk.ts';
import type { Served } from '../engines.ts';
import { mailbox } from '../mailbox.ts';
import { keepPeople } from '../people.ts';
import { type Options, ofFolder, type Serving, shellLine, showDoor, showFacts, stayUp } from '../stay-up.ts';
import type { SampleDesk } from './at-desk.ts';
import { sampleBoard, samplePanel } from './bodies.ts';
import { type SampleDays, sampleDays } from './days.ts';
import { panelMinutes } from './documents.ts';
import { loadSample } from './load.ts';
import { openMornings } from './mornings.ts';
import { samplePeople } from './people.ts';
import { showMorning } from './show-morning.ts';
import { holdsSample, keepSample, type Prepared, prepareFolder, sampleIn } from './state.ts';

/** Serves the sample of this month from its folder, which it makes first where there is none. */
export async function startSample(given: Environment, dataDir: string, options: Options): Promise<number> {
  const environment = environmentOfSample(given, dataDir);
  const asOf = options.asOf ?? environment.MATTERS_TODAY;
  const now = clockOn(asOf);
  const days = sampleDays(dayIn('Europe/London', now()));
  // What reads notes takes a second to start: it does so while the rest does. What becomes of it is seen when it is needed.
  const reading = holdsSample(dataDir)
    ? undefined
    : panelMinutes(days)
        .then(readApart)
        .catch(() => undefined);
  let prepared: Prepared = { isNew: false, why: null };
  const prepare = async (): Promise<void> => {
    prepared = await prepareFolder(dataDir, days, options.anew);
  };
  const engines = await enginesOf(environment, { prepare, stays: !options.once, namedBy: 'MATTERS_SAMPLE' });
  const opened = openDesk(environment, { engines, now });
  // One story for one reader: what a command says stands below it, wherever both are sent.
  const desk = { ...opened, say: opened.data };
  const serving = { desk, environment, engines, now };
  const unused = unusedBySample(given);
  if (unused.length > 0) {
    desk.data(
      `The sample stays on this machine: ${series(unused)} ${unused.length === 1 ? 'is' : 'are'} not used.\n`,
    );
  }
  const first = async (): Promise<void> => {
    await reading;
    await makeReady(serving, days, prepared, options);
  };
  try {
    if (options.once) {
      if (!engines.joined) await first();
      await showMorning(serving, days);
      return 0;
    }
    return await stayUp(serving, options, first, (served) => showSample(serving, served));
  } finally {
    await desk.close();
    await engines.stop();
  }
}

/** Tells the sample's story, or what came to pass since it was told. */
async function makeReady(
  { desk, environment: { MATTERS_DATA: dataDir } }: Serving,
  days: SampleDays,
  { isNew, why }: Prepared,
  { tell, once }: Options,
): Promise<void> {
  const told: SampleDesk = tell
    ? { ...desk, tell: (words, said) => desk.data(`$ matters ${shellLine(words)}\n${said}`) }
    : desk;
  const { today } = days;
  // This morning is then worked where everybody can see it.
  const until = once ? addDays(today, -1) : today;
  const sample = await sampleIn(dataDir);
  if (sample === undefined || sample === 'unreadable') throw new Error(`${dataDir} holds no sample`);
  if (isNew) {
    const reason = why === null ? '' : `, ${why}`;
    desk.data(`Making a sample board and panel as they stand on ${inFull(today)}${reason} …\n`);
    await keepPeople(
      dataDir,
      samplePeople.map(({ name, email, groups }) => ({ name, email, groups })),
    );
    await loadSample(told, days, { folder: join(dataDir, 'notes'), until });
  } else if (sample.worked !== null && sample.worked < until) {
    desk.data(`Doing the mornings since ${inWords(sample.worked)} …\n`);
    await openMornings(told, [samplePanel, sampleBoard]).work(addDays(sample.worked, 1), until);
  }
  await keepSample(dataDir, { ...sample, worked: today });
}

/** Where the papers and mails of the sample are, and who can be chosen. */
async function showSample(
  { desk, environment, engines }: Serving,
  served: Served | undefined,
): Promise<void> {
  const { MATTERS_DATA: dataDir } = environment;
  if (served === undefined) return;
  showDoor(desk, served);
  desk.data('Sign in by a click, as\n');
  for (const { name, is } of samplePeople) desk.data(`  ${name.padEnd(14)}${is}\n`);
  const { length } = await mailbox(engines.mailFolder);
  desk.data('\n');
  showFacts(desk, [
    ['Mailbox', `${served.api}/mailbox, with ${countOf(length, 'mail')}: they go to nobody`],
    ['Notes', `${join(dataDir, 'notes')}, as Word files`],
    ['API', `${served.api}/reference`],
    ['Command line', `${ofFolder(dataDir)}npm run -s matters -- status`],
    ['Your own', 'npm start -- --data FOLDER'],
  ]);
}
