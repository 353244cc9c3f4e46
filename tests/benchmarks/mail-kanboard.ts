/**
 * Kanboard as a peer: what it takes of the processor when its own command reminds of what is overdue. Its data are in a folder of
 * this benchmark's own, and its mails go by SMTP to a server of this process, whose part is not counted.
 */
import { execFile } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { type AddressInfo, createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';

type Place = { checkout: string; environment: NodeJS.ProcessEnv };

const execute = promisify(execFile);

/** What that command wrote to its stderr. Throws all that it wrote, where it failed. */
async function run(
  { checkout, environment }: Place,
  step: string,
  command: string,
  ...words: string[]
): Promise<string> {
  try {
    const { stderr } = await execute(command, words, { cwd: checkout, env: environment });
    return stderr;
  } catch (error) {
    const { code, stdout, stderr } = error as { code: unknown; stdout: string; stderr: string };
    if (code === 'ENOENT') throw new Error(`KANBOARD is set, and needs ${command}, which is not on the PATH`);
    throw new Error(`Kanboard in ${checkout} failed to ${step}, with ${code}:\n${stdout}${stderr}`);
  }
}

/** Takes every mail, and keeps none. */
async function startMailServer() {
  const taken = { mails: 0 };
  const server = createServer((socket) => {
    const say = (line: string) => socket.write(`${line}\r\n`);
    let isInMail = false;
    createInterface({ input: socket, crlfDelay: Number.POSITIVE_INFINITY }).on('line', (line) => {
      if (isInMail && line !== '.') return;
      if (isInMail) taken.mails += 1;
      isInMail = line === 'DATA';
      say(isInMail ? '354 go on' : line === 'QUIT' ? '221 goodbye' : '250 taken');
      if (line === 'QUIT') socket.end();
    });
    say('220 localhost');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { taken, server, port: (server.address() as AddressInfo).port };
}

/** So many projects of as many members, each of whom wants mails of what is assigned to them: a task that was due yesterday. */
const peopleAndTasks = (projects: number, members: number): string => `
  CREATE TEMP TABLE people AS
    WITH RECURSIVE numbers (number) AS
      (SELECT 0 UNION ALL SELECT number + 1 FROM numbers WHERE number < ${projects * members - 1})
    SELECT number + 100 AS person, number / ${members} + 1 AS project FROM numbers;
  INSERT INTO projects (id, name) SELECT DISTINCT project, 'Board ' || project FROM people;
  INSERT INTO users (id, username, name, email, notifications_enabled)
    SELECT person, 'office-' || person, 'Office ' || person, 'office-' || person || '@force.example', 1 FROM people;
  INSERT INTO user_has_notification_types (user_id, notification_type) SELECT person, 'email' FROM people;
  INSERT INTO project_has_users (project_id, user_id, role) SELECT project, person, 'project-member' FROM people;
  INSERT INTO tasks (title, project_id, owner_id, creator_id, date_due)
    SELECT 'Bring a paper on response times', project, person, 1, strftime('%s', 'now', '-1 day') FROM people;
  UPDATE settings SET value = 'https://actions.example/' WHERE option = 'application_url'`;

/** The processor's time of Kanboard, for one mail to each of `members` of `projects`. Throws unless all of them went. */
export async function measureKanboard(folder: string, projects: number, members: number): Promise<number> {
  const checkout = resolve(folder);
  if (!existsSync(join(checkout, 'cli')))
    throw new Error(`KANBOARD is ${folder}, where no ./cli of Kanboard is`);
  // What it defines stands above the environment: another database, and a real mail server.
  const settings = ['config.php', 'data/config.php'].find((name) => existsSync(join(checkout, name)));
  if (settings !== undefined)
    throw new Error(`KANBOARD is ${folder}, which has a ${settings} of its own: name a bare checkout`);

  const dataFolder = await mkdtemp(join(tmpdir(), 'matters-kanboard-'));
  const { taken, server, port } = await startMailServer();
  const environment = {
    ...{ PATH: process.env['PATH'], LC_ALL: 'C', TIMEFORMAT: '%3U %3S', LOG_DRIVER: 'stderr' },
    ...{ DATA_DIR: dataFolder, DB_DRIVER: 'sqlite', PLUGINS_DIR: join(dataFolder, 'plugins') },
    ...{ MAIL_TRANSPORT: 'smtp', MAIL_SMTP_HOSTNAME: '127.0.0.1', MAIL_SMTP_PORT: String(port) },
  };
  const place = { checkout, environment };
  try {
    await run(place, 'make its tables', 'php', 'cli', 'db:migrate');
    const fill = "(new PDO('sqlite:'.getenv('DATA_DIR').'/db.sqlite'))->exec($argv[1]);";
    await run(place, 'take people and tasks', 'php', '-r', fill, peopleAndTasks(projects, members));
    const said = await run(
      place,
      'remind',
      'bash',
      '--norc',
      '-c',
      'time php cli notification:overdue-tasks',
    );
    if (taken.mails !== projects * members)
      throw new Error(`Kanboard sent ${taken.mails} mails, and said: ${said.slice(0, 500)}`);
    const [user, system] = said.trim().split(/\s+/).slice(-2).map(Number);
    return (Number(user) + Number(system)) * 1_000;
  } finally {
    server.close();
    await rm(dataFolder, { recursive: true });
  }
}
