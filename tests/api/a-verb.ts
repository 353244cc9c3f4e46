import type { Instant } from '../../functions/calendar/days.ts';
import { runCommandLine } from '../../functions/command-line/program.ts';
import type { WebService } from '../../functions/http/service.ts';

/** Runs a verb of the command line on what the API works with, and returns what it said. Throws when it fails. */
export async function verb(
  { register, ledger, papers }: WebService,
  now: () => Instant,
  words: readonly string[],
): Promise<string> {
  const said: string[] = [];
  const desk = {
    service: async () => ({
      register,
      ledger,
      papers,
      sendMail: async () => ({ outcome: 'accepted' as const, messageId: 'mail' }),
      from: 'actions@pcc.example',
      configurationSet: 'matters-arising',
      mailService: 'the mail service of the tests',
    }),
    mail: () => Promise.reject(new Error('its mail goes to nobody')),
    mailTrial: () => Promise.reject(new Error('its mail goes to nobody')),
    client: () => Promise.reject(new Error('its tokens come from the issuer of the tests')),
    examine: () => Promise.reject(new Error('its mail goes to nobody')),
    data: (text: string | Uint8Array) => void said.push(String(text)),
    say: (text: string) => void said.push(text),
    progress: () => undefined,
    pause: () => Promise.resolve(),
    ask: undefined,
    askFor: undefined,
    inRed: (text: string) => text,
    now,
    publicStyle: async () => '',
    user: 'Asha Verity',
  };
  const exit = await runCommandLine(desk, words);
  if (exit !== 0) throw new Error(`matters ${words.join(' ')} ended with ${exit}: ${said.join('')}`);
  return said.join('');
}
