import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const root = new URL('..', import.meta.url);
const listed = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
});
const texts = new Map(
  listed
    .split('\0')
    .filter((file) => /(?:\.(?:ts|mjs|js|json|hbs|md|scss|yml|py|toml|sh)|\/run)$/.test(file))
    .map((file) => [file, readFileSync(new URL(file, root), 'utf8')]),
);

/** Each place, among the files whose names are so, that has what nobody may write. */
function places(files: RegExp, never: RegExp): string[] {
  const among = [...texts].filter(([file]) => files.test(file));
  expect(among).not.toEqual([]);
  return among.flatMap(([file, text]) => [...text.matchAll(never)].map(([found]) => `${file}: ${found}`));
}

const code = /^(?:functions|infra)\/.*\.(?:ts|mjs)$/;
const inBrowsers = /^templates\/pages\/assets\/.*\.js$/;
const pages = /^templates\/(?:pages|public|papers)\/.*\.hbs$/;

describe('no source of ours', () => {
  it.each<[what: string, files: RegExp, never: RegExp]>([
    ['runs a text as code', code, /\beval\(|\bnew Function\(|'node:vm'|\bset(?:Timeout|Interval)\(\s*['"`]/g],
    [
      'hands a line to a shell',
      code,
      /import \{[^}]*\bexec(?:Sync)?\b[^}]*\} from 'node:child_process'|\bshell:\s*(?!false)\w+/g,
    ],
    ['takes a certificate that nobody vouches for', code, /rejectUnauthorized|NODE_TLS_REJECT_UNAUTHORIZED/g],
    ['digests with anything but SHA-256', code, /\bcreate(?:Hash|Hmac)\((?!'sha256')[^)]*\)/g],
    ['seals with anything but AES-256-GCM', code, /\bcreate(?:Cipher|Decipher)iv\((?!'aes-256-gcm')[^)]*\)/g],
    ['draws by chance what anybody could guess', code, /\bMath\.random\b/g],
    [
      'writes markup by script',
      inBrowsers,
      /\b(?:innerHTML|outerHTML|insertAdjacentHTML|document\.write)\b/g,
    ],
    [
      'keeps or tells anything in a browser',
      inBrowsers,
      /\b(?:localStorage|sessionStorage|indexedDB|document\.cookie|postMessage)\b/g,
    ],
    ['has words on a page as markup', pages, /\{\{\{(?!(?:body|styles)\}\}\})[^}]*\}\}\}|\{\{&[^}]*\}\}/g],
    [
      'has a script within a page',
      pages,
      /<script(?![^>]* src=)[^>]*>|\son[a-z]+=|(?:href|src|action)="(?:javascript|data):/gi,
    ],
  ])('%s', (_, files, never) => expect(places(files, never)).toEqual([]));

  it('asks an address that somebody typed: the issuer’s alone is fetched', () =>
    expect(places(/^functions\/.*\.ts$/, /\bfetch\(|'node:(?:https?|http2|net|tls)'/g)).toEqual([
      'functions/http/access.ts: fetch(',
      // By these the SES client keeps its connections; nothing is asked there.
      "functions/mail/fresh-connections.ts: 'node:http'",
      "functions/mail/fresh-connections.ts: 'node:https'",
    ]));

  it('has a key in it that lets anybody in', () =>
    expect(
      places(
        /./,
        /\b(?:AKIA|ASIA)(?!IOSFODNN7EXAMPLE)[A-Z0-9]{16}\b|-----BEGIN (?:[A-Z]+ )?PRIVATE KEY-----|\bgh[pousr]_\w{36}\b|\bnpm_\w{36}\b|\bxox[abp]-[\w-]{20}/g,
      ),
    ).toEqual([]));
});
