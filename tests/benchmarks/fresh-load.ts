import { spawnSync } from 'node:child_process';

/**
 * That of this process, and what the functions ask for; nothing of it is called while they are loaded. Where it has
 * Node read certificates of its own (NODE_EXTRA_CA_CERTS), a process that does nothing takes nearly twice as long, and
 * the ratios are lower.
 */
const environment = {
  ...process.env,
  AWS_REGION: 'eu-west-2',
  AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
  MATTERS_TABLE: 'register',
  MATTERS_BOARD_QUEUE: 'http://127.0.0.1:9/boards',
  MATTERS_SEND_QUEUE: 'http://127.0.0.1:9/dispatches',
  MATTERS_OWNERS_DEAD_LETTERS: 'http://127.0.0.1:9/owners-dead',
  MATTERS_SECRETARIES_DEAD_LETTERS: 'http://127.0.0.1:9/secretaries-dead',
  MATTERS_FREEZE_PARAMETER: '/sending',
  MATTERS_MAIL_FROM: 'actions@matters-arising.example',
  MATTERS_CONFIGURATION_SET: 'matters-arising',
  MATTERS_PAPERS_BUCKET: 'papers',
  MATTERS_PUBLIC_BUCKET: 'public-register',
  MATTERS_PUBLIC_ADDRESS: 'https://register.example',
  MATTERS_PAPERS_ADDRESS: 'http://127.0.0.1:9/papers',
  MATTERS_READING_QUEUE: 'http://127.0.0.1:9/readings',
  MATTERS_LINK_SECRET: 'link-secret',
  MATTERS_SENDERS: '2',
  MATTERS_ISSUER: 'http://127.0.0.1:9',
  MATTERS_AUDIENCES: 'client',
  MATTERS_GROUPS_CLAIM: 'cognito:groups',
  MATTERS_CLIENT_GROUPS: '{}',
  MATTERS_REQUESTS_PER_MINUTE: '600',
  MATTERS_ORIGINS: '',
  MATTERS_PAGES_ADDRESS: 'http://localhost:9',
  MATTERS_PAGES_CLIENT: 'pages',
  MATTERS_USER_POOL: 'eu-west-2_AbCdEf123',
  MATTERS_SIGN_IN_ADDRESS: 'http://127.0.0.1:9',
};

/** Has a process tell on its way out what it took of the processor, all its threads together. */
export const tellingUsage = `data:text/javascript,${encodeURIComponent(
  "import { writeSync } from 'node:fs'; process.on('exit', () => writeSync(3, JSON.stringify(process.cpuUsage())));",
)}`;

/** What does nothing, as a file: against it is measured. */
export const emptyHandler = 'export const handler = async () => undefined;\n';

/** The microseconds of processor that a fresh process takes to load it, whatever else the machine does. */
export function costToLoad(file: string): number {
  const { status, stderr, output } = spawnSync(process.execPath, ['--import', tellingUsage, file], {
    env: environment,
    encoding: 'utf8',
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
  });
  if (status !== 0) throw new Error(`${file} cannot be loaded:\n${stderr}`);
  const { user, system } = JSON.parse(output[3] ?? '') as NodeJS.CpuUsage;
  return user + system;
}
