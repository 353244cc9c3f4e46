import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hono } from 'hono';
import type { Env } from '../http/context.ts';

/** What pages load, and the name and type under which browsers get it. */
const served = {
  style: { name: 'style.css', type: 'text/css; charset=utf-8' },
  script: { name: 'script.js', type: 'text/javascript; charset=utf-8' },
  icon: { name: 'icon.svg', type: 'image/svg+xml; charset=utf-8' },
} as const;
export type AssetName = keyof typeof served;
export const assetNames = Object.keys(served) as AssetName[];

/** A file that pages load, at an address that changes with its content; and the same compressed. */
export type Asset = { path: string; type: string; bytes: Buffer; gzip: Buffer; brotli: Buffer };
export type Assets = Readonly<Record<AssetName, Asset>>;

/** Those that a build wrote into the folder, each as it is, as `.gz` and as `.br`. */
export function readAssets(folder: string): Assets {
  const assets = assetNames.map((name): [AssetName, Asset] => {
    const [bytes, gzip, brotli] = ['', '.gz', '.br'].map((ending) =>
      readFileSync(join(folder, `${name}${ending}`)),
    ) as [Buffer, Buffer, Buffer];
    const digest = createHash('sha256').update(bytes).digest('base64url').slice(0, 12);
    const { name: file, type } = served[name];
    return [name, { path: `/assets/${digest}/${file}`, type, bytes, gzip, brotli }];
  });
  return Object.fromEntries(assets) as Assets;
}

/** As small as the browser says it can take it. */
function encodedFor({ bytes, gzip, brotli }: Asset, accepted: string): { body: Buffer; encoding?: string } {
  if (/\bbr\b/.test(accepted)) return { body: brotli, encoding: 'br' };
  return /\bgzip\b/.test(accepted) ? { body: gzip, encoding: 'gzip' } : { body: bytes };
}

const yearInSeconds = 31_536_000;

export function mountAssets(app: Hono<Env>, assets: Assets): void {
  for (const asset of Object.values(assets)) {
    app.get(asset.path, (c) => {
      const { body, encoding } = encodedFor(asset, c.req.header('accept-encoding') ?? '');
      return c.body(new Uint8Array(body), 200, {
        'content-type': asset.type,
        'cache-control': `public, max-age=${yearInSeconds}, immutable`,
        vary: 'Accept-Encoding',
        ...(encoding && { 'content-encoding': encoding }),
      });
    });
  }
}
